import type { EditionDocument } from "#modules/catalogue";
import { foldedWords, searchable } from "../domain/text.ts";
import { hashOn, hashStart, otherHashOn } from "./hash.ts";
import { sortPrefix, titleHashes, titleProper, withoutArticle } from "./title-keys.ts";

/** The five columns of the full-text table, folded. */
export type SearchTexts = readonly [
  title: string,
  author: string,
  subject: string,
  other: string,
  identifiers: string,
];

/** 64 bits that change when any text of the edition does. */
export function textHashOf(document: EditionDocument): readonly [number, number] {
  let [one, two] = [hashStart, 7];
  for (const texts of [
    document.titles,
    document.authors,
    document.subjects,
    document.other,
    document.identifiers,
  ]) {
    const all = texts.length === 1 ? texts[0]! : texts.join("\u0001");
    one = Math.imul(hashOn(one, all) ^ 0x1f, 0x01000193) >>> 0;
    two = otherHashOn(two, all);
  }
  return [one, two];
}

/** The words of an edition, ready for the full-text table. */
export function textsOf(document: EditionDocument): SearchTexts {
  const { titles, authors, subjects, other, identifiers } = document;
  const text = (values: readonly string[]) => (values.length === 0 ? "" : searchable(values.join(" ; ")));
  return [
    text(titles),
    text(authors),
    text(subjects),
    text(other),
    identifiers.join(" ").replaceAll("-", ""),
  ];
}

/** What the rows keep of title and author, and the texts that sorting falls back on. */
export function keysOf(document: EditionDocument) {
  const title = document.titles[0] ?? "";
  const words = withoutArticle(foldedWords(title));
  const proper = titleProper(title);
  const whole = proper === title ? words.length : withoutArticle(foldedWords(proper)).length;
  const author = foldedWords(document.authors[0] ?? "");
  return {
    hashes: titleHashes(words, whole),
    title: words,
    author,
    titlePrefix: sortPrefix(words),
    authorPrefix: sortPrefix(author),
  };
}

/** Most libraries and most copies first; the number saturates far above any real network. */
export function popularityOf({ libraries, items }: EditionDocument): number {
  return Math.min(65_535, libraries.length * 3 + items);
}
