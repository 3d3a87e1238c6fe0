import type { DataField } from "#standards/marc/record.ts";
import { chance } from "./chance.ts";
import type { Dating } from "./dating.ts";
import type { Fact, Form } from "./facts.ts";
import { ending, field } from "./fields.ts";
import type { DemoLibrary } from "./network.ts";
import { directOrder, inOriginalScript, isFamilyFirst, nonfiling, titleText } from "./wording.ts";
import { words } from "./words.ts";

/** 245: title, subtitle, and who is responsible for it. */
export function titleField(fact: Fact, library: DemoLibrary): DataField {
  const { cataloguingStyle: style, isil } = library;
  const original = inOriginalScript(fact, library);
  const [title, originalSubtitle = ""] = original ? fact.titleOriginal.split(" : ") : [fact.title];
  const subtitle = original ? originalSubtitle : fact.subtitle;
  const shown =
    subtitle && chance("subtitle", isil, fact.key) < style.subtitles ? titleText(subtitle, library) : "";
  const designation = style.materialDesignation ? (designations[fact.form] ?? "") : "";
  const author = original
    ? directOrder(fact.authorOriginal.replace("،", ","))
    : directOrder(fact.author, isFamilyFirst(fact));
  const by = chance("responsibility", isil, fact.key) < style.fullness ? author : "";
  const skip = original ? 0 : nonfiling(fact.title, fact.language);
  return field(
    "245",
    `${fact.author ? "1" : "0"}${skip}`,
    titleParts(titleText(title!, library), designation, shown, by, style.punctuation),
  );
}

const designations: Partial<Record<Form, string>> = {
  film: "[videorecording]",
  music: "[sound recording]",
  audiobook: "[sound recording]",
  score: "[music]",
  map: "[cartographic material]",
  ebook: "[electronic resource]",
};

function titleParts(
  title: string,
  designation: string,
  subtitle: string,
  by: string,
  isbd: boolean,
): [string, string][] {
  if (!isbd)
    return [
      ["a", title],
      ["h", designation],
      ["b", subtitle],
      ["c", by],
    ];
  const parts: [string, string][] = [
    ["a", title],
    ["h", designation],
    ["b", subtitle],
    ["c", by],
  ];
  const kept = parts.filter(([, text]) => text !== "");
  return kept.map(([code, text], at) => {
    const next = kept[at + 1]?.[0];
    if (next === undefined) return [code, ending(text, ".")];
    return [code, next === "b" ? `${text} :` : next === "c" ? `${text} /` : text];
  });
}

/** 260 (AACR2) or 264 (RDA): place, publisher, year. Brief records say no more than they know. */
export function imprintField(fact: Fact, library: DemoLibrary, dating: Dating): DataField {
  const { cataloguingStyle: style } = library;
  const said = words[style.language];
  const formal = style.rules === "rda";
  const place = fact.place || (formal ? said.placeUnknown : style.rules === "aacr2" ? "[S.l.]" : "");
  const publisher =
    fact.publisher || (formal ? said.publisherUnknown : style.rules === "aacr2" ? "[s.n.]" : "");
  const [tag, ind] = formal ? ["264", " 1"] : ["260", "  "];
  if (!style.punctuation)
    return field(tag, ind, [
      ["a", titleCaseOnly(place, library)],
      ["b", titleCaseOnly(publisher, library)],
      ["c", dating.statement],
    ]);
  const end = dating.statement && ending(dating.statement, ".");
  return field(tag, ind, [
    ["a", place && `${place} :`],
    ["b", publisher && (end ? `${publisher},` : `${publisher}.`)],
    ["c", end],
  ]);
}

function titleCaseOnly(text: string, library: DemoLibrary): string {
  return library.cataloguingStyle.titleCase === "upper" ? titleText(text, library) : text;
}

/** 300: extent in the words of the cataloguing language, and size where that is measured. */
export function extentField(fact: Fact, { cataloguingStyle: style, isil }: DemoLibrary): DataField {
  const said = words[style.language];
  const shortPages = style.rules === "rda" ? said.pages : "p.";
  const counted = fact.pages && `${fact.pages} ${shortPages}`;
  const unnumbered = style.rules === "aacr2" ? "1 v." : style.rules === "brief" ? "" : said.volume;
  const extent = said.extent[fact.form] ?? (counted || unnumbered);
  const onPaper = ["book", "large-print", "comic", "score", "serial"].includes(fact.form);
  const height =
    fact.audience === "children" || fact.form === "score"
      ? 28
      : 20 + Math.floor(chance("height", fact.key) * 4);
  const measured = onPaper && extent !== "" && chance("size", isil, fact.key) < style.fullness;
  const size = measured ? `${height} ${said.centimetres}` : "";
  return field("300", "  ", [
    ["a", size && style.punctuation ? `${extent} ;` : extent],
    ["c", size],
  ]);
}

/** 336, 337 and 338: content, media and carrier, which RDA brought. */
export function contentFields(fact: Fact, { cataloguingStyle: style }: DemoLibrary): DataField[] {
  if (style.rules !== "rda") return [];
  const { content, media, carrier } = words[style.language];
  const kinds: Record<Form, [string, string, string, string, string, string]> = {
    book: [content.text, "txt", media.unmediated, "n", carrier.volume, "nc"],
    "large-print": [content.text, "txt", media.unmediated, "n", carrier.volume, "nc"],
    comic: [content.image, "sti", media.unmediated, "n", carrier.volume, "nc"],
    serial: [content.text, "txt", media.unmediated, "n", carrier.volume, "nc"],
    ebook: [content.text, "txt", media.computer, "c", carrier.online, "cr"],
    audiobook: [content.spoken, "spw", media.audio, "s", carrier.audiodisc, "sd"],
    music: [content.performed, "prm", media.audio, "s", carrier.audiodisc, "sd"],
    score: [content.notated, "ntm", media.unmediated, "n", carrier.volume, "nc"],
    map: [content.map, "cri", media.unmediated, "n", carrier.sheet, "nb"],
    film: [content.moving, "tdi", media.video, "v", carrier.videodisc, "vd"],
  };
  const [a, b, c, d, e, f] = kinds[fact.form];
  return [
    field("336", "  ", [
      ["a", a],
      ["b", b],
      ["2", "rdacontent"],
    ]),
    field("337", "  ", [
      ["a", c],
      ["b", d],
      ["2", "rdamedia"],
    ]),
    field("338", "  ", [
      ["a", e],
      ["b", f],
      ["2", "rdacarrier"],
    ]),
  ];
}

/** 490 and 830 for a series, as far as the library goes. */
export function seriesFields(fact: Fact, library: DemoLibrary): DataField[] {
  const { cataloguingStyle: style, isil } = library;
  if (!fact.series || chance("series", isil, fact.key) >= style.fullness) return [];
  const traced = style.rules !== "brief";
  const statement = field("490", traced ? "1 " : "0 ", [["a", titleText(fact.series, library)]]);
  return traced
    ? [
        statement,
        field("830", ` ${nonfiling(fact.series, fact.language)}`, [
          ["a", ending(fact.series, style.punctuation ? "." : "")],
        ]),
      ]
    : [statement];
}

/** 500: where the text came from. Only what the facts say. */
export function noteFields(
  fact: Fact,
  { cataloguingStyle: style, isil }: DemoLibrary,
  dating: Dating,
): DataField[] {
  const said = words[style.language];
  if (chance("notes", isil, fact.key) >= style.fullness) return [];
  const notes: DataField[] = [];
  if (fact.originalTitle) notes.push(field("500", "  ", [["a", said.translationOf(fact.originalTitle)]]));
  else if (dating.type === "r") notes.push(field("500", "  ", [["a", said.firstPublished(fact.firstYear)]]));
  return notes;
}
