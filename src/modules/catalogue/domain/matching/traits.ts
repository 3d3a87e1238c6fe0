import type { EditionStatement } from "./edition-statement.ts";
import type { Extent } from "./extent.ts";
import type { Traits } from "./record-traits.ts";

export { traitsOf } from "./read-traits.ts";
export type { Traits } from "./record-traits.ts";

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
