import { isAbbreviation, isNear } from "./near.ts";
import { publisherWords } from "./publisher-words.ts";
import type { Tally } from "./tally.ts";
import type { Traits } from "./traits.ts";

/** Says how publishers, places and countries compare. */
export function sayPublishers(tally: Tally, a: Traits, b: Traits): void {
  sayNames(tally, a, b);
  sayPlaces(tally, a, b);
  if (isBare(a) || isBare(b)) tally.say("little-known");
}

function sayNames(tally: Tally, a: Traits, b: Traits): void {
  if (a.publisher !== "" && a.publisher === b.publisher)
    return tally.say("publisher-same", a.publisher, b.publisher);
  const wordsA = publisherWords(a.publisher);
  const wordsB = publisherWords(b.publisher);
  if (wordsA.length === 0 && wordsB.length === 0) return tally.say("publisher-unknown");
  if (wordsA.length === 0 || wordsB.length === 0)
    return tally.say("publisher-on-one-side", a.publisher, b.publisher);
  const share = sharedShare(wordsA, wordsB);
  if (share > 0.99) tally.say("publisher-contained", a.publisher, b.publisher);
  else if (share >= 0.5) tally.say("publisher-mostly", a.publisher, b.publisher);
  else if (share > 0) tally.say("publisher-partly", a.publisher, b.publisher);
  else if (isMentioned(wordsA, b) || isMentioned(wordsB, a))
    tally.say("publisher-mentioned", a.publisher, b.publisher);
  else tally.say("publisher-differs", a.publisher, b.publisher);
}

/** Share of the words of the shorter name that the longer one has too. */
function sharedShare(a: readonly string[], b: readonly string[]): number {
  const isFirstShort = a.length === b.length ? a.join() < b.join() : a.length < b.length;
  const [short, long] = isFirstShort ? [a, b] : [b, a];
  let shared = 0;
  for (const word of short)
    if (long.includes(word) || long.some((other) => isNear(word, other) || isAbbreviation(word, other)))
      shared++;
  return shared / short.length;
}

/** Whether the other record names the publisher as a body that made the book. */
function isMentioned(words: readonly string[], { author, names, responsibility }: Traits): boolean {
  const said = `${author} ${names} ${responsibility}`.split(" ");
  return words.every((word) => said.some((other) => other === word || isNear(word, other)));
}

function sayPlaces(tally: Tally, a: Traits, b: Traits): void {
  if (a.place === "" || b.place === "") tally.say("place-unknown", a.place, b.place);
  else if (a.place === b.place) tally.say("place-same", a.place, b.place);
  else {
    const words = b.place.split(" ");
    const isShared = a.place
      .split(" ")
      .some((word) => word.length > 2 && words.some((other) => other.length > 2 && isNear(word, other)));
    tally.say(isShared ? "place-same" : "place-differs", a.place, b.place);
  }
  if (isCountry(a.country) && isCountry(b.country) && a.country !== b.country)
    tally.say("country-differs", a.country, b.country);
}

/** Whether a record names no maker, no size and no number of the thing: many things fit it. */
function isBare({ publisher, extent, author, isbn, issn, otherNumbers }: Traits): boolean {
  const isSilent = publisher === "" && author === "" && extent.pages === 0 && extent.units < 2;
  return isSilent && isbn.length === 0 && issn.length === 0 && otherNumbers.length === 0;
}

/** Whether 008 names a place at all: "xx" says that it is unknown. */
function isCountry(code: string): boolean {
  return code !== "" && code !== "xx";
}
