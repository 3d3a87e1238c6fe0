import type { EditionDocument } from "#modules/catalogue";
import { foldedWords, searchable } from "../domain/text.ts";
import { TextHash } from "./hash.ts";
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
  const hash = new TextHash();
  hash.addAll(document.titles);
  hash.addAll(document.authors);
  hash.addAll(document.subjects);
  hash.addAll(document.other);
  hash.addAll(document.identifiers);
  return hash.halves;
}

/** The words of an edition, ready for the full-text table. */
export function textsOf(document: EditionDocument): SearchTexts {
  return [
    searchableOf(document.titles),
    searchableOf(document.authors),
    searchableOf(document.subjects),
    searchableOf(document.other),
    joined(document.identifiers, " ").replaceAll("-", ""),
  ];
}

function searchableOf(texts: readonly string[]): string {
  return texts.length === 0 ? "" : searchable(joined(texts, " ; "));
}

/** As `join`, which takes several times as long for the handful of texts that there are. */
function joined(texts: readonly string[], between: string): string {
  if (texts.length === 0) return "";
  let all = texts[0]!;
  for (let at = 1; at < texts.length; at++) all += between + texts[at]!;
  return all;
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
