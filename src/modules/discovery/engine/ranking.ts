import type { Query } from "../domain/query.ts";
import type { Rows } from "./rows.ts";
import { titleHashes, withoutArticle } from "./title-keys.ts";

/** How well a row's title answers, best last. */
const fit = {
  some: 0,
  allInOneField: 1,
  titlePhrase: 2,
  titleBegins: 3,
  byAuthor: 4,
  titleWithAuthor: 5,
  titleIs: 6,
} as const;

const fitWeight = 2 ** 40;
const mostScore = 2 ** 10 - 1;
const scoreWeight = 2 ** 30;
const popularityWeight = 2 ** 13;
const latestYear = popularityWeight - 1;

/** Further knowledge of the best rows, where there are few enough to ask for it. */
export interface Evidence {
  /** Rows that have all words in the title, or all in the author's name. */
  readonly allInOneField: ReadonlySet<number>;
  /** Rows that have all words next to each other in a title, also where it is not the main one. */
  readonly titlePhrase: ReadonlySet<number>;
  /** Rows of an author of this name, where it looks as if an author were asked for. */
  readonly byAuthor: ReadonlySet<number>;
  /** Rows whose whole title is one part of the question, while the other part names their author. */
  readonly titleWithAuthor: ReadonlySet<number>;
  /** bm25 by row, higher is better; empty where there are too many rows. */
  readonly scores: ReadonlyMap<number, number>;
}

/** The words a title could begin with or be, from clauses that are not bound to another field. */
export function titleWords({ title }: Query): string {
  return withoutArticle(title);
}

/** Rows whose title is, or begins with, these words; compared by hash. */
export function titleFits(rows: Rows, among: Uint32Array, words: string): Uint8Array {
  const fits = new Uint8Array(among.length);
  if (words === "") return fits;
  const { first, all } = titleHashes(words);
  const length = Math.min(3, words.split(" ").length);
  const column = [rows.columns.title1, rows.columns.title2, rows.columns.title3][length - 1]!;
  const beginning = first[length - 1]!;
  const { titleAll } = rows.columns;
  for (let at = 0; at < among.length; at++) {
    const row = among[at]!;
    if (titleAll[row] === all) fits[at] = fit.titleIs;
    else if (column[row] === beginning) fits[at] = fit.titleBegins;
  }
  return fits;
}

/** Two parts of a question, of which one may be a title. */
export interface TitlePart {
  /** Hash of all words of the part that may be the title. */
  readonly hash: number;
  /** Where the other part begins and ends, in clauses. */
  readonly rest: readonly [number, number];
}

/** The question's first words, and its last, as titles: "austen emma" and "emma austen". */
export function titleParts({ clauses }: Query): TitlePart[] {
  const words = clauses.map((clause) => clause.words.join(" "));
  const parts: TitlePart[] = [];
  for (let at = 1; at < words.length; at++) {
    const [first, last] = [words.slice(0, at), words.slice(at)];
    parts.push(
      { hash: wholeHash(first), rest: [at, words.length] },
      { hash: wholeHash(last), rest: [0, at] },
    );
  }
  return parts;
}

function wholeHash(words: readonly string[]): number {
  return titleHashes(withoutArticle(words.join(" "))).all;
}

/** Rows by the whole of their title, of those whose hash is wanted. */
export function rowsByTitle(
  rows: Rows,
  among: Uint32Array,
  wanted: ReadonlySet<number>,
): Map<number, number[]> {
  const { titleAll } = rows.columns;
  const found = new Map<number, number[]>();
  for (let at = 0; at < among.length; at++) {
    const hash = titleAll[among[at]!]!;
    if (!wanted.has(hash)) continue;
    const list = found.get(hash);
    if (list) list.push(among[at]!);
    else found.set(hash, [among[at]!]);
  }
  return found;
}

/** One number per row: title first, then what bm25 says, then what most libraries have, then the newest. */
export function relevance(
  rows: Rows,
  among: Uint32Array,
  fits: Uint8Array,
  evidence?: Evidence,
): Float64Array {
  const { popularity, year } = rows.columns;
  const keys = new Float64Array(among.length);
  for (let at = 0; at < among.length; at++) {
    const row = among[at]!;
    const age = Math.max(0, Math.min(latestYear, year[row]!));
    keys[at] = fits[at]! * fitWeight + popularity[row]! * popularityWeight + age;
  }
  if (!evidence) return keys;
  for (let at = 0; at < among.length; at++) {
    const row = among[at]!;
    const further = furtherFit(row, evidence);
    if (further > fits[at]!) keys[at]! += (further - fits[at]!) * fitWeight;
    const score = evidence.scores.get(row) ?? 0;
    // Popularity counts as its logarithm here, so that it weighs about as much as where the words stand.
    const together = Math.max(0, score) * 4 + Math.log2(1 + popularity[row]!) * 3;
    keys[at]! += Math.min(mostScore, Math.round(together)) * scoreWeight;
  }
  return keys;
}

function furtherFit(
  row: number,
  { titleWithAuthor, byAuthor, titlePhrase, allInOneField }: Evidence,
): number {
  if (titleWithAuthor.has(row)) return fit.titleWithAuthor;
  if (byAuthor.has(row)) return fit.byAuthor;
  if (titlePhrase.has(row)) return fit.titlePhrase;
  return allInOneField.has(row) ? fit.allInOneField : fit.some;
}

/** Newest first; what has no year stands last. */
export function newness(rows: Rows, among: Uint32Array): Float64Array {
  const { popularity, year } = rows.columns;
  const keys = new Float64Array(among.length);
  for (let at = 0; at < among.length; at++) {
    const row = among[at]!;
    keys[at] = (year[row]! + 32_768) * 65_536 + popularity[row]!;
  }
  return keys;
}

/**
 * The rows with the greatest keys, greatest first; equal keys by the edition's id, so that the order is
 * always the same.
 */
export function greatest(rows: Rows, among: Uint32Array, keys: Float64Array, count: number): Uint32Array {
  const { edition } = rows.columns;
  const isBefore = (a: number, b: number) =>
    keys[a]! > keys[b]! || (keys[a] === keys[b] && edition[among[a]!]! < edition[among[b]!]!);
  const best = new Heap(count, isBefore);
  // Most rows are worse than the worst kept so far, and one comparison tells.
  let least = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < among.length; at++) {
    if (keys[at]! < least) continue;
    best.offer(at);
    least = best.isFull ? (keys[best.worst] ?? least) : least;
  }
  return Uint32Array.from(best.inOrder(), (at) => among[at]!);
}

/** Keeps the best few of many: a heap with the worst of them on top. */
class Heap {
  readonly #size: number;
  readonly #isBefore: (a: number, b: number) => boolean;
  readonly #items: number[] = [];

  constructor(size: number, isBefore: (a: number, b: number) => boolean) {
    this.#size = size;
    this.#isBefore = isBefore;
  }

  get isFull(): boolean {
    return this.#items.length >= this.#size;
  }

  /** The worst item kept, of one at least. */
  get worst(): number {
    return this.#items[0] ?? -1;
  }

  offer(item: number): void {
    const items = this.#items;
    if (items.length < this.#size) {
      items.push(item);
      this.#rise(items.length - 1);
    } else if (this.#size > 0 && this.#isBefore(item, items[0]!)) {
      items[0] = item;
      this.#sink();
    }
  }

  #rise(from: number): void {
    const items = this.#items;
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(items[above]!, items[at]!)) return;
      [items[above], items[at]] = [items[at]!, items[above]!];
      at = above;
    }
  }

  #sink(): void {
    const items = this.#items;
    for (let at = 0; ; ) {
      let worst = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < items.length && this.#isBefore(items[worst]!, items[below]!)) worst = below;
      if (worst === at) return;
      [items[worst], items[at]] = [items[at]!, items[worst]!];
      at = worst;
    }
  }

  inOrder(): number[] {
    return this.#items.sort((a, b) => (this.#isBefore(a, b) ? -1 : 1));
  }
}
