import type { Form } from "./facts.ts";
import type { CataloguingLanguage } from "./style.ts";

/** What cataloguers write in their own language: RDA terms follow the published translations. */
export interface Words {
  /** After a number of pages. */
  pages: string;
  /** Extent where the pages were not counted. */
  volume: string;
  centimetres: string;
  extent: Partial<Record<Form, string>>;
  placeUnknown: string;
  publisherUnknown: string;
  /** In place of the year of this edition. */
  dateUnknown: (firstYear: string) => string;
  firstPublished: (year: string) => string;
  translationOf: (title: string) => string;
  largePrint: string;
  content: {
    text: string;
    moving: string;
    performed: string;
    notated: string;
    spoken: string;
    map: string;
    image: string;
  };
  media: { unmediated: string; video: string; audio: string; computer: string };
  carrier: { volume: string; videodisc: string; audiodisc: string; online: string; sheet: string };
  /** Heading for stories where no better heading is known, and for the rest. */
  fiction: string;
  nonfiction: string;
}

/** The vocabulary of each cataloguing language. */
export const words: Record<CataloguingLanguage, Words> = {
  eng: {
    pages: "pages",
    volume: "1 volume",
    centimetres: "cm",
    extent: {
      film: "1 videodisc",
      music: "1 audio disc",
      audiobook: "1 audio disc",
      score: "1 score",
      map: "1 map",
      serial: "volumes",
      ebook: "1 online resource",
    },
    placeUnknown: "[Place of publication not identified]",
    publisherUnknown: "[publisher not identified]",
    dateUnknown: (year) => `[date of publication not identified]${year && `, first published ${year}`}`,
    firstPublished: (year) => `First published in ${year}.`,
    translationOf: (title) => `Translation of: ${title}.`,
    largePrint: "Large print edition",
    content: {
      text: "text",
      moving: "two-dimensional moving image",
      performed: "performed music",
      notated: "notated music",
      spoken: "spoken word",
      map: "cartographic image",
      image: "still image",
    },
    media: { unmediated: "unmediated", video: "video", audio: "audio", computer: "computer" },
    carrier: {
      volume: "volume",
      videodisc: "videodisc",
      audiodisc: "audio disc",
      online: "online resource",
      sheet: "sheet",
    },
    fiction: "Fiction",
    nonfiction: "",
  },
  ger: {
    pages: "Seiten",
    volume: "1 Band",
    centimetres: "cm",
    extent: {
      film: "1 DVD-Video",
      music: "1 CD",
      audiobook: "1 CD",
      score: "1 Partitur",
      map: "1 Karte",
      serial: "Bände",
      ebook: "1 Online-Ressource",
    },
    placeUnknown: "[Erscheinungsort nicht ermittelbar]",
    publisherUnknown: "[Verlag nicht ermittelbar]",
    dateUnknown: (year) => `[Erscheinungsdatum nicht ermittelbar]${year && `, zuerst ${year}`}`,
    firstPublished: (year) => `Zuerst erschienen ${year}`,
    translationOf: (title) => `Übersetzung von: ${title}`,
    largePrint: "Großdruckausgabe",
    content: {
      text: "Text",
      moving: "zweidimensionales bewegtes Bild",
      performed: "aufgeführte Musik",
      notated: "Noten",
      spoken: "gesprochenes Wort",
      map: "kartografisches Bild",
      image: "unbewegtes Bild",
    },
    media: {
      unmediated: "ohne Hilfsmittel zu benutzen",
      video: "video",
      audio: "audio",
      computer: "Computermedien",
    },
    carrier: {
      volume: "Band",
      videodisc: "Videodisk",
      audiodisc: "Audiodisk",
      online: "Online-Ressource",
      sheet: "Blatt",
    },
    fiction: "Belletristische Darstellung",
    nonfiction: "Einführung",
  },
  fre: {
    pages: "pages",
    volume: "1 volume",
    centimetres: "cm",
    extent: {
      film: "1 DVD vidéo",
      music: "1 disque compact",
      audiobook: "1 disque compact",
      score: "1 partition",
      map: "1 carte",
      serial: "volumes",
      ebook: "1 ressource en ligne",
    },
    placeUnknown: "[Lieu de publication non identifié]",
    publisherUnknown: "[éditeur non identifié]",
    dateUnknown: (year) => `[date de publication non identifiée]${year && `, première publication ${year}`}`,
    firstPublished: (year) => `Première publication : ${year}.`,
    translationOf: (title) => `Traduction de : ${title}.`,
    largePrint: "Édition en gros caractères",
    content: {
      text: "texte",
      moving: "image animée bidimensionnelle",
      performed: "musique exécutée",
      notated: "musique notée",
      spoken: "parole énoncée",
      map: "image cartographique",
      image: "image fixe",
    },
    media: { unmediated: "sans médiation", video: "vidéo", audio: "audio", computer: "informatique" },
    carrier: {
      volume: "volume",
      videodisc: "vidéodisque",
      audiodisc: "disque audio",
      online: "ressource en ligne",
      sheet: "feuille",
    },
    fiction: "Romans",
    nonfiction: "Ouvrages documentaires",
  },
  spa: {
    pages: "páginas",
    volume: "1 volumen",
    centimetres: "cm",
    extent: {
      film: "1 disco (DVD-Vídeo)",
      music: "1 disco (CD-DA)",
      audiobook: "1 disco (CD-DA)",
      score: "1 partitura",
      map: "1 mapa",
      serial: "volúmenes",
      ebook: "1 recurso en línea",
    },
    placeUnknown: "[Lugar de publicación no identificado]",
    publisherUnknown: "[editor no identificado]",
    dateUnknown: (year) => `[fecha de publicación no identificada]${year && `, primera publicación ${year}`}`,
    firstPublished: (year) => `Publicado por primera vez en ${year}.`,
    translationOf: (title) => `Traducción de: ${title}.`,
    largePrint: "Edición en letra grande",
    content: {
      text: "texto",
      moving: "imagen en movimiento bidimensional",
      performed: "música interpretada",
      notated: "música notada",
      spoken: "palabra hablada",
      map: "imagen cartográfica",
      image: "imagen fija",
    },
    media: { unmediated: "sin mediación", video: "video", audio: "audio", computer: "electrónico" },
    carrier: {
      volume: "volumen",
      videodisc: "videodisco",
      audiodisc: "disco de audio",
      online: "recurso en línea",
      sheet: "hoja",
    },
    fiction: "Novelas",
    nonfiction: "Obras de divulgación",
  },
  ind: {
    pages: "hlm.",
    volume: "1 jilid",
    centimetres: "cm",
    extent: {
      film: "1 keping DVD",
      music: "1 keping CD",
      audiobook: "1 keping CD",
      score: "1 partitur",
      map: "1 lembar peta",
      serial: "jilid",
      ebook: "1 sumber daring",
    },
    placeUnknown: "[Tempat terbit tidak teridentifikasi]",
    publisherUnknown: "[penerbit tidak teridentifikasi]",
    dateUnknown: (year) => `[tahun terbit tidak teridentifikasi]${year && `, terbit pertama kali ${year}`}`,
    firstPublished: (year) => `Terbit pertama kali tahun ${year}.`,
    translationOf: (title) => `Terjemahan dari: ${title}.`,
    largePrint: "Edisi cetak besar",
    content: {
      text: "teks",
      moving: "gambar bergerak dua dimensi",
      performed: "musik pertunjukan",
      notated: "musik bernotasi",
      spoken: "kata terucap",
      map: "gambar kartografi",
      image: "gambar diam",
    },
    media: { unmediated: "tanpa perantara", video: "video", audio: "audio", computer: "komputer" },
    carrier: {
      volume: "volume",
      videodisc: "cakram video",
      audiodisc: "cakram audio",
      online: "sumber daring",
      sheet: "lembar",
    },
    fiction: "Fiksi",
    nonfiction: "Nonfiksi",
  },
  ara: {
    pages: "صفحة",
    volume: "مجلد 1",
    centimetres: "سم",
    extent: {
      film: "1 قرص دي في دي",
      music: "1 قرص مدمج",
      audiobook: "1 قرص مدمج",
      score: "1 مدونة موسيقية",
      map: "1 خريطة",
      serial: "مجلدات",
      ebook: "1 مصدر إلكتروني",
    },
    placeUnknown: "[مكان النشر غير محدد]",
    publisherUnknown: "[الناشر غير محدد]",
    dateUnknown: (year) => `[تاريخ النشر غير محدد]${year && `، نشر أول مرة ${year}`}`,
    firstPublished: (year) => `نشر أول مرة سنة ${year}.`,
    translationOf: (title) => `ترجمة: ${title}.`,
    largePrint: "طبعة بخط كبير",
    content: {
      text: "نص",
      moving: "صورة متحركة ثنائية الأبعاد",
      performed: "موسيقى مؤداة",
      notated: "موسيقى مدونة",
      spoken: "كلمة منطوقة",
      map: "صورة خرائطية",
      image: "صورة ثابتة",
    },
    media: { unmediated: "بدون وسيط", video: "فيديو", audio: "سمعي", computer: "حاسوب" },
    carrier: {
      volume: "مجلد",
      videodisc: "قرص فيديو",
      audiodisc: "قرص صوتي",
      online: "مصدر على الإنترنت",
      sheet: "ورقة",
    },
    fiction: "روايات",
    nonfiction: "كتب عامة",
  },
};
