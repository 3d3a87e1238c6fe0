import { ordinalOf } from "./edition-statement.ts";
import { romanValue } from "./extent.ts";
import { isAbbreviation, isNear, isNumber } from "./near.ts";

/** Words that say little in a title, in the languages of our libraries: articles, prepositions, conjunctions. */
const stopWords = new Set(
  (
    "a an the of and in on to for from by with at as or its his her their is are be into upon " +
    "le la les l un une des du de d et en au aux sur pour par " +
    "der die das den dem des ein eine und von zu im am fur mit " +
    "el los las del y e o con por para una al " +
    "il lo gli i di da " +
    "dan yang di ke dari untuk pada " +
    "i ie viz etc"
  ).split(" "),
);

/** The words of a folded text that mean something; all of them where none does. */
export function significantWords(folded: string): string[] {
  if (folded === "") return [];
  const words = folded.split(" ");
  const kept = words.filter((word) => !stopWords.has(word));
  return kept.length === 0 ? words : kept;
}

/** The first `most` words of a folded text that mean something; the first of all where none does. */
export function firstSignificantWords(folded: string, most: number): string[] {
  const kept: string[] = [];
  for (let start = 0; start < folded.length && kept.length < most; ) {
    const space = folded.indexOf(" ", start);
    const end = space < 0 ? folded.length : space;
    const word = folded.slice(start, end);
    if (!stopWords.has(word)) kept.push(word);
    start = end + 1;
  }
  return kept.length === 0 && folded !== "" ? folded.split(" ", most) : kept;
}

/** The number that a word of a title stands for: "1970", "12th", "iv", "second"; 0 for what is none. */
export function numberOf(word: string): number {
  if (isNumber(word)) return Number.parseInt(word, 10);
  const value = ordinalOf(word);
  if (value > 0 || word.length < 2) return value;
  const roman = romanValue(word);
  return roman < 60 ? roman : 0;
}

/** How the words of two titles pair off. */
export interface Alignment {
  /** Pairs of equal or nearly equal words. */
  readonly shared: number;
  /** Words that the other title does not have. */
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
}

/** Pairs the words of two titles: equal ones first, then near ones and abbreviations, then words written apart. */
export function align(a: readonly string[], b: readonly string[]): Alignment {
  const isTaken = new Uint8Array(b.length);
  const restA: string[] = [];
  let expected = 0;
  let shared = 0;
  for (const word of a) {
    const at = b[expected] === word && isTaken[expected] === 0 ? expected : freeIndex(b, word, isTaken);
    if (at < 0) restA.push(word);
    else {
      isTaken[at] = 1;
      expected = at + 1;
      shared++;
    }
  }
  const restB = shared === b.length ? [] : b.filter((_, i) => isTaken[i] === 0);
  if (restA.length === 0 || restB.length === 0) {
    const twice = (word: string) => !a.includes(word);
    return { shared, onlyA: restA.filter((word) => !b.includes(word)), onlyB: restB.filter(twice) };
  }
  return alignRest(restA, restB, shared, a, b);
}

function freeIndex(words: readonly string[], word: string, isTaken: Uint8Array): number {
  let at = words.indexOf(word);
  while (at >= 0 && isTaken[at] === 1) at = words.indexOf(word, at + 1);
  return at;
}

function alignRest(
  restA: string[],
  restB: string[],
  shared: number,
  a: readonly string[],
  b: readonly string[],
): Alignment {
  const onlyA: string[] = [];
  let pairs = shared;
  for (let i = 0; i < restA.length; i++) {
    const word = restA[i]!;
    // A word that occurs once more in one title than in the other is no difference.
    if (b.includes(word)) continue;
    const number = numberOf(word);
    let at = restB.findIndex((other) => isSame(word, other, number));
    if (at < 0) at = joinedIndex(word, restA[i + 1], restB, () => i++);
    if (at < 0) onlyA.push(word);
    else {
      restB.splice(at, 1);
      pairs++;
    }
  }
  return { shared: pairs, onlyA, onlyB: restB.filter((word) => !a.includes(word)) };
}

/** Whether two words may stand for the same; `number` is what the first one counts, or 0. */
function isSame(a: string, b: string, number: number): boolean {
  // Most words have another first letter: they differ, unless they are long and only that letter is wrong.
  if (a.charCodeAt(0) !== b.charCodeAt(0)) {
    if (number > 0) return number === numberOf(b);
    return a.length >= 6 && b.length >= 6 && a.charCodeAt(1) === b.charCodeAt(1) && isNear(a, b);
  }
  return isNear(a, b) || isAbbreviation(a, b) || (number > 0 && number === numberOf(b));
}

/** "co operation" and "cooperation": two words of one side are one of the other. */
function joinedIndex(word: string, next: string | undefined, others: string[], takeNext: () => void): number {
  if (next !== undefined) {
    const whole = others.indexOf(word + next);
    if (whole >= 0) {
      takeNext();
      return whole;
    }
  }
  for (let i = 0; i + 1 < others.length; i++) {
    if (others[i]! + others[i + 1]! !== word) continue;
    others.splice(i + 1, 1);
    return i;
  }
  return -1;
}

/** The words that stand nowhere in the folded text of the other record either, abbreviated or not. */
export function unexplained(words: readonly string[], text: string): readonly string[] {
  if (words.length === 0 || text === "") return words;
  const padded = ` ${text} `;
  let context: string[] | null = null;
  return words.filter((word) => {
    if (padded.includes(` ${word} `)) return false;
    context ??= text.split(" ");
    const number = numberOf(word);
    return !context.some((other) => other !== "" && isSame(word, other, number));
  });
}

/** How often each three-letter piece is left to be paired, by 13 bits of it: the longest titles have 600 pieces. */
const pieces = new Int16Array(8192);

/** Share of three-letter pieces that two texts have in common (Dice), 0 to 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 3 || b.length < 3) return 0;
  for (let i = 0; i + 2 < a.length; i++) pieces[pieceAt(a, i)]!++;
  let shared = 0;
  for (let i = 0; i + 2 < b.length; i++) if (pieces[pieceAt(b, i)]!-- > 0) shared++;
  for (let i = 0; i + 2 < a.length; i++) pieces[pieceAt(a, i)] = 0;
  for (let i = 0; i + 2 < b.length; i++) pieces[pieceAt(b, i)] = 0;
  return (2 * shared) / (a.length + b.length - 4);
}

function pieceAt(text: string, at: number): number {
  const mixed = text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2);
  return (mixed ^ (mixed >>> 13)) & 8191;
}
