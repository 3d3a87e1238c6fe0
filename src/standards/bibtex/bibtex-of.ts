import { type Name, namesOf, type Reference, type ReferenceKind } from "../citations/reference.ts";
import { type BibtexEntry, escaped, escapedTitle, verbatim } from "./bibtex.ts";

/** Types that plain BibTeX knows; what it has none for is `misc` and says what it is. */
const types: Partial<Record<ReferenceKind, string>> = {
  book: "book",
  ebook: "book",
  score: "book",
  article: "article",
  chapter: "incollection",
};
const forms: Partial<Record<ReferenceKind, string>> = {
  ebook: "E-book",
  audiobook: "Audiobook",
  film: "Film",
  music: "Sound recording",
  score: "Musical score",
  map: "Map",
  picture: "Picture",
  game: "Game",
  serial: "Serial",
};

/**
 * A reference as BibTeX.
 *
 * @param id makes the key the only one of its kind ("writer1951sea-7")
 */
export function bibtexOf(reference: Reference, id: string): BibtexEntry {
  const { kind, subtitle, container } = reference;
  const plain = (text: string | null) => text && escaped(text);
  const title = subtitle === null ? reference.title : `${reference.title}: ${subtitle}`;
  const within = kind === "article" ? "journal" : "booktitle";
  const directors = namesOf(reference, "director");
  const fields: [string, string | null][] = [
    ["author", people(reference.authors.length > 0 ? reference.authors : directors)],
    ["editor", people(namesOf(reference, "editor"))],
    ["translator", people(namesOf(reference, "translator"))],
    ["title", escapedTitle(title)],
    [within, container && escapedTitle(container)],
    ["edition", plain(reference.edition)],
    ["series", plain(reference.series)],
    ["volume", plain(reference.volume)],
    ["number", plain(reference.issue ?? reference.seriesNumber)],
    ["pages", plain(reference.pages?.replace(/\s*[-–]\s*/, "--") ?? null)],
    ["address", plain(reference.place)],
    ["publisher", plain(reference.publisher)],
    ["year", plain(reference.year)],
    ["howpublished", forms[kind] ?? null],
    ["isbn", reference.isbn[0] ?? null],
    ["issn", reference.issn],
    ["language", plain(reference.language)],
    ["doi", reference.doi && verbatim(reference.doi)],
    ["url", reference.url && verbatim(reference.url)],
  ];
  return {
    type: types[kind] ?? "misc",
    key: keyOf(reference, id),
    fields: fields.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
  };
}

/** Names joined by "and"; a body stands in braces, so that none of its words is taken for a family name or an "and". */
function people(names: readonly Name[]): string | null {
  if (names.length === 0) return null;
  return names.map(oneName).join(" and ");
}

function oneName(name: Name): string {
  if (name.kind === "body") return `{${escaped(name.name)}}`;
  const held = (text: string) => (/,|\band\b/i.test(text) ? `{${escaped(text)}}` : escaped(text));
  const { family, given, suffix } = name;
  if (given === null) return `{${escaped(family)}}`;
  return [family, suffix, given].flatMap((part) => (part ? [held(part)] : [])).join(", ");
}

/** Family name, year and the first word of four letters or more, in letters that every program takes. */
function keyOf({ authors, title, year }: Reference, id: string): string {
  const plain = (text: string) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^a-z0-9 ]/g, "");
  const [first] = authors;
  const family = first ? plain(first.kind === "person" ? first.family : first.name).split(" ")[0]! : "";
  const word =
    plain(title)
      .split(" ")
      .find((each) => each.length > 3) ?? "";
  return `${family}${year?.slice(0, 4) ?? ""}${word.slice(0, 20)}-${id}`.replace(/^-/, "edition-");
}
