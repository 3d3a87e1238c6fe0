import type { CoverModel } from "../components/cover.tsx";
import type { ResultModel } from "../components/result-row.tsx";

/** Works of the public domain, in the scripts that a shelf of a public library holds. */
export const works: readonly CoverModel[] = [
  { id: "w-1001", title: "Pride and Prejudice", author: "Jane Austen", format: "book", lang: "en" },
  { id: "w-1002", title: "ألف ليلة وليلة", author: "مجهول", format: "book", lang: "ar" },
  { id: "w-1003", title: "紅樓夢", author: "曹雪芹", format: "book", lang: "zh-Hant" },
  { id: "w-1004", title: "吾輩は猫である", author: "夏目漱石", format: "ebook", lang: "ja" },
  { id: "w-1005", title: "गोदान", author: "मुंशी प्रेमचंद", format: "book", lang: "hi" },
  {
    id: "w-1006",
    title: "Sitti Nurbaya: kasih tak sampai",
    author: "Marah Rusli",
    format: "audiobook",
    lang: "id",
  },
  {
    id: "w-1007",
    title: "Преступление и наказание",
    author: "Фёдор Достоевский",
    format: "book",
    lang: "ru",
  },
  {
    id: "w-1008",
    title: "El ingenioso hidalgo don Quijote de la Mancha",
    author: "Miguel de Cervantes Saavedra",
    format: "book",
    lang: "es",
  },
  { id: "w-1009", title: "มัทนะพาธา", author: "พระบาทสมเด็จพระมงกุฎเกล้าเจ้าอยู่หัว", format: "score", lang: "th" },
  { id: "w-1010", title: "אהבת ציון", author: "אברהם מאפו", format: "book", lang: "he" },
  { id: "w-1011", title: "Middlemarch", author: "George Eliot", format: "ebook", lang: "en" },
  { id: "w-1012", title: "홍길동전", author: "허균", format: "comic", lang: "ko" },
  {
    id: "w-1013",
    title:
      "A Collection of Voyages and Travels, Some Now First Printed from Original Manuscripts, Others Now First Published in English, in Six Volumes",
    author: "Awnsham Churchill; John Churchill; and others who are named within",
    format: "map",
    lang: "en",
  },
  { id: "w-1014", title: "Donaudampfschifffahrtsgesellschaft", author: "", format: "serial", lang: "de" },
  { id: "w-1015", title: "Emma", author: "Jane Austen", format: "film", lang: "en" },
  { id: "w-1016", title: "The Time Machine", author: "H. G. Wells", format: "audiobook", lang: "en" },
  { id: "w-1017", title: "Ἰλιάς", author: "Ὅμηρος", lang: "grc" },
  {
    id: "w-1018",
    title: "Goldberg-Variationen",
    author: "Johann Sebastian Bach",
    format: "music",
    lang: "de",
  },
];

const cover = (at: number) => works[at] as CoverModel;

/** Rows in every state, with long and with missing facts. The words are samples and stay in English. */
export const results: readonly ResultModel[] = [
  {
    href: "#row-1",
    title: "Pride and Prejudice",
    titleLang: "en",
    author: "Jane Austen",
    year: "1813",
    format: { icon: "book", label: "Book" },
    editions: "14 editions in 5 languages",
    availability: { state: "available", text: "On the shelf at Northgate, your library" },
    action: { href: "#request", label: "Request" },
    cover: cover(0),
  },
  {
    href: "#row-2",
    title: "ألف ليلة وليلة",
    titleLang: "ar",
    author: "مجهول",
    year: "1909",
    format: { icon: "book", label: "Book" },
    availability: { state: "elsewhere", text: "Can come from Harbour Library in about 3 days" },
    action: { href: "#request", label: "Request" },
    cover: cover(1),
  },
  {
    href: "#row-3",
    title: cover(12).title,
    titleLang: "en",
    author: cover(12).author,
    format: { icon: "map", label: "Map" },
    editions: "1 edition",
    availability: {
      state: "waiting",
      text: "All 4 copies are lent; 2 readers wait before you, about 5 weeks",
    },
    action: { href: "#request", label: "Join the queue" },
    cover: cover(12),
  },
  {
    href: "#row-4",
    title: "紅樓夢",
    titleLang: "zh-Hant",
    author: "曹雪芹",
    year: "1791",
    format: { icon: "ebook", label: "E-book" },
    availability: { state: "not-possible", text: "Read in the library only: this copy does not travel" },
    cover: cover(2),
  },
  {
    href: "#row-5",
    title: "Untitled pamphlet",
    format: { icon: "other", label: "Other" },
    cover: { id: "w-9", title: "Untitled pamphlet" },
  },
];
