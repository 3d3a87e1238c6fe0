import type { Tally } from "./tally.ts";
import { type Alignment, align, likeness, numberOf, significantWords, unexplained } from "./title-words.ts";
import type { Traits } from "./traits.ts";

/** The title as it is compared: with subtitle and part, since cataloguers divide it differently. */
function fullTitle({ title, subtitle, part }: Traits): string {
  if (subtitle === "" && part === "") return title;
  return `${title}${subtitle && ` ${subtitle}`}${part && ` ${part}`}`;
}

function isLatin(text: string): boolean {
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) >= 97 && text.charCodeAt(i) <= 122) return true;
  return false;
}

/** Titles of both in the same script, where there are such; null where they cannot be compared. */
function comparable(a: Traits, b: Traits): [string, string] | null {
  const titleA = fullTitle(a);
  const titleB = fullTitle(b);
  if (titleA === "" || titleB === "") return null;
  if (titleA === titleB) return [titleA, titleB];
  const isLatinA = isLatin(titleA);
  const isLatinB = isLatin(titleB);
  const originalA = a.originalTitle || (isLatinA ? "" : titleA);
  const originalB = b.originalTitle || (isLatinB ? "" : titleB);
  if (originalA !== "" && originalB !== "") {
    // Romanisations differ more than what they romanise.
    const isRomanised = a.originalTitle !== "" && b.originalTitle !== "";
    if (!isRomanised || likeness(originalA, originalB) >= likeness(titleA, titleB))
      return [originalA, originalB];
  }
  return isLatinA === isLatinB ? [titleA, titleB] : null;
}

/** Where the other record may say what is in a title here: cataloguers divide things differently. */
function contextOf({ responsibility, author, names, series, edition, variants }: Traits): string {
  const most = `${responsibility} ${author} ${names} ${edition}`;
  return series.length === 0 && variants.length === 0
    ? most
    : `${most} ${series.join(" ")} ${variants.join(" ")}`;
}

/** Titles that very many works bear, as wholes. */
const titlesOfMany = new Set([
  "annual report",
  "report",
  "reports",
  "bulletin",
  "newsletter",
  "proceedings",
  "transactions",
  "journal",
  "works",
  "complete works",
  "collected works",
  "selected works",
  "poems",
  "plays",
  "letters",
  "essays",
  "short stories",
  "catalogue",
  "catalog",
  "constitution",
  "rules",
  "symphonies",
  "sonatas",
  "laporan tahunan",
  "obras completas",
  "poesias",
]);

/** Says how two titles compare. */
export function sayTitles(tally: Tally, a: Traits, b: Traits): void {
  const titles = comparable(a, b);
  if (titles === null) return tally.say("title-unknown", a.title, b.title);
  const [titleA, titleB] = titles;
  const wordsA = significantWords(titleA);
  sayMainTitles(tally, a, b, titleA, titleB);
  if (titleA === titleB) {
    tally.say("titles-like-95", 100);
    sayLength(tally, wordsA.length, wordsA);
    return tally.say("title-equal", a.title, b.title);
  }
  const wordsB = significantWords(titleB);
  sayLikeness(tally, titleA, titleB);
  sayLength(tally, Math.min(wordsA.length, wordsB.length), wordsA, wordsB);
  sayWords(tally, a, b, wordsA, wordsB);
  if (titleA.startsWith(`${titleB} `) || titleB.startsWith(`${titleA} `))
    tally.say("title-begins-alike", a.title, b.title);
  if (wordsA[0] !== wordsB[0]) tally.say("title-first-word-differs", wordsA[0], wordsB[0]);
}

function sayWords(tally: Tally, a: Traits, b: Traits, wordsA: string[], wordsB: string[]): void {
  const { shared, onlyA, onlyB } = alignedEitherWay(wordsA, wordsB);
  sayContainment(tally, shared, wordsA.length, wordsB.length);
  // With so much that differs, what little could be explained elsewhere changes nothing.
  if (onlyA.length > 5 && onlyB.length > 5) sayUnexplained(tally, onlyA, onlyB);
  else sayUnexplained(tally, unexplained(onlyA, contextOf(b)), unexplained(onlyB, contextOf(a)));
  sayNumbers(tally, onlyA, onlyB);
}

/** Pairing words off goes from one side to the other: an order of its own makes it the same from both. */
function alignedEitherWay(wordsA: string[], wordsB: string[]): Alignment {
  const isSwapped =
    wordsA.length > wordsB.length || (wordsA.length === wordsB.length && isAfter(wordsA, wordsB));
  if (!isSwapped) return align(wordsA, wordsB);
  const { shared, onlyA, onlyB } = align(wordsB, wordsA);
  return { shared, onlyA: onlyB, onlyB: onlyA };
}

function isAfter(a: readonly string[], b: readonly string[]): boolean {
  const at = a.findIndex((word, i) => word !== b[i]);
  return at >= 0 && a[at]! > b[at]!;
}

function sayMainTitles(tally: Tally, a: Traits, b: Traits, titleA: string, titleB: string): void {
  // Not where the titles in the original script are compared instead.
  if (!titleA.startsWith(a.title) || !titleB.startsWith(b.title)) return;
  if (a.title === b.title) tally.say("main-title-equal", a.title, b.title);
  else if (titleA.startsWith(`${b.title} `) || titleB.startsWith(`${a.title} `))
    tally.say("main-title-begins", a.title, b.title);
  else {
    const like = likeness(a.title, b.title);
    if (like >= 0.8) tally.say("main-title-alike", a.title, b.title);
    else if (like >= 0.6) tally.say("main-title-similar", a.title, b.title);
    else tally.say("main-title-differs", a.title, b.title);
  }
}

function sayLikeness(tally: Tally, titleA: string, titleB: string): void {
  const like = likeness(titleA, titleB);
  const percent = Math.round(like * 100);
  if (like >= 0.95) tally.say("titles-like-95", percent);
  else if (like >= 0.85) tally.say("titles-like-85", percent);
  else if (like >= 0.7) tally.say("titles-like-70", percent);
  else if (like >= 0.5) tally.say("titles-like-50", percent);
  else if (like >= 0.3) tally.say("titles-like-30", percent);
  else tally.say("titles-unlike", percent);
}

function sayLength(tally: Tally, words: number, ...titles: string[][]): void {
  if (words <= 1) tally.say("title-of-one-word", words);
  else if (words <= 3) tally.say("title-short", words);
  else if (words >= 10) tally.say("title-long", words);
  if (words <= 2 && titles.every((title) => titlesOfMany.has(title.join(" "))))
    tally.say("title-of-many", words);
}

function sayContainment(tally: Tally, shared: number, countA: number, countB: number): void {
  const part = shared / Math.max(1, Math.min(countA, countB));
  if (part >= 0.95) tally.say("title-words-contained", shared);
  else if (part >= 0.7) tally.say("title-words-mostly", shared);
  else if (part >= 0.4) tally.say("title-words-some", shared);
  else tally.say("title-words-few", shared);
}

function sayUnexplained(tally: Tally, onlyA: readonly string[], onlyB: readonly string[]): void {
  const textA = onlyA.slice(0, 8).join(" ");
  const textB = onlyB.slice(0, 8).join(" ");
  const less = Math.min(onlyA.length, onlyB.length);
  const more = Math.max(onlyA.length, onlyB.length);
  if (less >= 3) tally.say("title-words-conflict-3", textA, textB);
  else if (less === 2) tally.say("title-words-conflict-2", textA, textB);
  else if (less === 1) tally.say("title-words-conflict-1", textA, textB);
  else if (more > 0) tally.say("title-words-more", textA, textB);
  else tally.say("title-words-explained");
}

function sayNumbers(tally: Tally, onlyA: readonly string[], onlyB: readonly string[]): void {
  const isCounting = (word: string) => numberOf(word) > 0;
  const numbersA = onlyA.filter(isCounting);
  const numbersB = onlyB.filter(isCounting);
  if (numbersA.length > 0 && numbersB.length > 0)
    tally.say("title-numbers-differ", numbersA.slice(0, 4).join(" "), numbersB.slice(0, 4).join(" "));
}
