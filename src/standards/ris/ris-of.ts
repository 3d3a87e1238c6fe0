import { inverted } from "../citations/names.ts";
import { namesOf, type Reference, type ReferenceKind } from "../citations/reference.ts";
import type { RisField, RisReference } from "./ris.ts";

const types: Readonly<Record<ReferenceKind, string>> = {
  book: "BOOK",
  ebook: "EBOOK",
  audiobook: "SOUND",
  film: "VIDEO",
  music: "MUSIC",
  score: "MUSIC",
  map: "MAP",
  serial: "SER",
  article: "JOUR",
  chapter: "CHAP",
  picture: "ART",
  game: "COMP",
  other: "GEN",
};

/** A reference as RIS. Further fields (KW, AB, N1) are the caller's. */
export function risOf(reference: Reference, further: readonly RisField[] = []): RisReference {
  const { kind, title, subtitle, container } = reference;
  const fields: (readonly [string, string | null])[] = [
    ...reference.authors.map((name): RisField => ["AU", inverted(name)]),
    ...namesOf(reference, "director").map((name): RisField => ["AU", inverted(name)]),
    ...namesOf(reference, "editor").map(
      (name): RisField => [kind === "chapter" ? "A2" : "ED", inverted(name)],
    ),
    ...namesOf(reference, "translator").map((name): RisField => ["A4", inverted(name)]),
    ["TI", subtitle === null ? title : `${title}: ${subtitle}`],
    ["TT", reference.originalTitle],
    ["T2", container],
    ["T3", reference.series],
    ["M1", reference.seriesNumber],
    ["PY", reference.year],
    ["CY", reference.place],
    ["PB", reference.publisher],
    ["ET", reference.edition],
    ["VL", reference.volume],
    ["IS", reference.issue],
    ...pagesOf(reference),
    ...reference.isbn.map((isbn): RisField => ["SN", isbn]),
    ["SN", reference.issn],
    ["LA", reference.language],
    ["DO", reference.doi],
    ["UR", reference.url],
    ...further,
  ];
  return {
    type: types[kind],
    fields: fields.flatMap(([tag, value]): RisField[] =>
      value === null || value === "" ? [] : [[tag, value]],
    ),
  };
}

function pagesOf({ pages }: Reference): [string, string | null][] {
  const [first = null, last = null] = pages?.split(/\s*[-–]\s*/) ?? [];
  return [
    ["SP", first],
    ["EP", last],
  ];
}
