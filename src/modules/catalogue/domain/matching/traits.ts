import type { EditionStatement } from "./edition-statement.ts";
import type { Extent } from "./extent.ts";

export { traitsOf } from "./read-traits.ts";

/**
 * What matching reads of one record. Words are folded (see fold.ts): they hold no punctuation, so that the
 * text form needs no escapes.
 */
export interface Traits {
  /** Content and carrier, one letter each; see kind.ts. */
  readonly content: string;
  readonly carrier: string;
  /** Whether the carrier rests on one place of the record alone. */
  readonly unsureCarrier: boolean;
  /** Whether the record says that it describes a facsimile, a reprint or another reproduction. */
  readonly reproduction: boolean;
  /** Valid ISBN-13s of the thing itself. */
  readonly isbn: readonly string[];
  /** ISBN-13s of the set it belongs to, or of volumes. */
  readonly setIsbn: readonly string[];
  readonly issn: readonly string[];
  readonly lccn: readonly string[];
  readonly oclc: readonly string[];
  /** Numbers of national bibliographies, each "agency:number". */
  readonly national: readonly string[];
  /** EAN, UPC, ISMN and the like. */
  readonly otherNumbers: readonly string[];
  /** Publisher's numbers of music and films. */
  readonly publisherNumbers: readonly string[];
  /** 245 $a. */
  readonly title: string;
  /** 245 $b. */
  readonly subtitle: string;
  /** 245 $n and $p. */
  readonly part: string;
  /** 245 $c. */
  readonly responsibility: string;
  /** 245 $a $b in the original script (880), where the title above is a romanisation. */
  readonly originalTitle: string;
  /** Variant and uniform titles (130, 240, 246, 740). */
  readonly variants: readonly string[];
  /** Main heading (1XX) with its years, "" where there is none. */
  readonly author: string;
  /** Added headings (7XX), joined; the main heading in its original script too. */
  readonly names: string;
  /** 250. */
  readonly edition: string;
  /** What 250 names, or else the title or the statement of responsibility. */
  readonly editionStatement: EditionStatement;
  /** 008/06. */
  readonly dateType: string;
  /** 008/07-10 and 11-14: digits and "u", or "". */
  readonly date1: string;
  readonly date2: string;
  /** Years of 260/264 $c as {@link import("./dates.ts").imprintYears} gives them. */
  readonly imprint: readonly string[];
  /** 260/264 $b. */
  readonly publisher: string;
  /** 260/264 $a. */
  readonly place: string;
  /** 008/15-17, trimmed. */
  readonly country: string;
  /** 008/35-37, or 041 $a; "" where unknown. */
  readonly language: string;
  readonly extent: Extent;
  /** Centimetres; 0 = unknown. */
  readonly height: number;
  /** Series titles (490, 440, 830), each with its number: "words" or "words 12". */
  readonly series: readonly string[];
  /** Where a part is found (773 $w, $t and $g), "" for what stands by itself. */
  readonly host: string;
}

const FIELD = "|";
const ITEM = ";";

/** Traits as they lie in the table. Equal texts are equal traits. */
export function traitsToText(traits: Traits): string {
  const { extent } = traits;
  const text = [
    traits.content +
      (traits.carrier || "-") +
      (traits.unsureCarrier ? "?" : "") +
      (traits.reproduction ? "r" : ""),
    traits.title,
    traits.subtitle,
    traits.part,
    traits.responsibility,
    traits.author,
    traits.names,
    traits.dateType + traits.date1 + (traits.date2 && `,${traits.date2}`),
    traits.imprint.join(ITEM),
    traits.publisher,
    traits.place,
    traits.country,
    traits.language,
    extentToText(extent, traits.height),
    traits.edition,
    editionToText(traits.editionStatement),
    traits.series.join(ITEM),
    traits.isbn.join(ITEM),
    traits.lccn.join(ITEM),
    traits.oclc.join(ITEM),
    traits.setIsbn.join(ITEM),
    traits.issn.join(ITEM),
    traits.national.join(ITEM),
    traits.otherNumbers.join(ITEM),
    traits.publisherNumbers.join(ITEM),
    traits.originalTitle,
    traits.variants.join(ITEM),
    traits.host,
  ].join(FIELD);
  let end = text.length;
  while (end > 0 && text[end - 1] === FIELD) end--;
  return text.slice(0, end);
}

/** The traits in a text that {@link traitsToText} made. */
export function traitsFromText(text: string): Traits {
  const parts = text.split(FIELD);
  const at = (n: number) => parts[n] ?? "";
  const list = (n: number) => itemsIn(parts[n]);
  const kind = at(0);
  const content = kind[0] ?? "";
  const isNamed = content >= "a" && content <= "z";
  const carrier = kind[isNamed ? 1 : 0] ?? "";
  const dates = at(7);
  const type = dates.charCodeAt(0) >= 97 ? dates[0]! : "";
  const [date1 = "", date2 = ""] = dates.slice(type.length).split(",");
  const measures = at(13).split(",");
  const measure = (n: number) => Number(measures[n] ?? 0);
  return {
    content: isNamed ? content : "",
    carrier: carrier === "-" ? "" : carrier,
    unsureCarrier: kind.includes("?"),
    reproduction: kind.length > 2 && kind.endsWith("r"),
    isbn: list(17),
    setIsbn: list(20),
    issn: list(21),
    lccn: list(18),
    oclc: list(19),
    national: list(22),
    otherNumbers: list(23),
    publisherNumbers: list(24),
    title: at(1),
    subtitle: at(2),
    part: at(3),
    responsibility: at(4),
    originalTitle: at(25),
    variants: list(26),
    author: at(5),
    names: at(6),
    edition: at(14),
    editionStatement: editionFromText(at(15)),
    dateType: type,
    date1,
    date2,
    imprint: list(8),
    publisher: at(9),
    place: at(10),
    country: at(11),
    language: at(12),
    extent: {
      pages: measure(0),
      allPages: measure(1),
      preliminary: measure(2),
      units: measure(3),
      various: measure(5) === 1,
    },
    height: measure(4),
    series: list(16),
    host: at(27),
  };
}

const none: readonly string[] = [];

function itemsIn(text: string | undefined): readonly string[] {
  return text === undefined || text === "" ? none : text.includes(ITEM) ? text.split(ITEM) : [text];
}

function extentToText({ pages, allPages, preliminary, units, various }: Extent, height: number): string {
  if (!various && height === 0 && units === 0 && pages === 0) return "";
  const text = `${pages},${allPages},${preliminary},${units},${height}`;
  return various ? `${text},1` : text;
}

function editionToText({ number, marks }: EditionStatement): string {
  return number === 0 ? marks : number + marks;
}

function editionFromText(text: string): EditionStatement {
  const number = Number.parseInt(text, 10) || 0;
  return { number, marks: number === 0 ? text : text.slice(String(number).length) };
}
