import type { Tally } from "./tally.ts";
import type { Traits } from "./traits.ts";

/** The first number that both lists hold, or null. */
export function firstShared(a: readonly string[], b: readonly string[]): string | null {
  for (const one of a) if (b.includes(one)) return one;
  return null;
}

/** Says how the numbers of two records compare. */
export function sayIdentifiers(tally: Tally, a: Traits, b: Traits): void {
  sayIsbns(tally, a, b);
  sayNumber(tally, "oclc", a.oclc, b.oclc);
  sayNumber(tally, "lccn", a.lccn, b.lccn);
  sayNumber(tally, "issn", a.issn, b.issn);
  const national = firstShared(a.national, b.national);
  if (national !== null) tally.say("national-number-same", national);
  sayNumber(tally, "number", a.otherNumbers, b.otherNumbers);
  sayNumber(tally, "publisher-number", a.publisherNumbers, b.publisherNumbers);
}

function sayIsbns(tally: Tally, a: Traits, b: Traits): void {
  const shared = firstShared(a.isbn, b.isbn);
  if (shared !== null) return tally.say("isbn-same", shared);
  const ofSet =
    firstShared(a.setIsbn, b.setIsbn) ?? firstShared(a.setIsbn, b.isbn) ?? firstShared(a.isbn, b.setIsbn);
  if (ofSet !== null) tally.say("set-isbn-same", ofSet);
  else if (a.isbn.length > 0 && b.isbn.length > 0) tally.say("isbn-differs", a.isbn[0], b.isbn[0]);
}

type Kind = "oclc" | "lccn" | "issn" | "number" | "publisher-number";

function sayNumber(tally: Tally, kind: Kind, a: readonly string[], b: readonly string[]): void {
  if (a.length === 0 || b.length === 0) return;
  const shared = firstShared(a, b);
  if (shared !== null) tally.say(`${kind}-same`, shared);
  else tally.say(`${kind}-differs`, a[0], b[0]);
}
