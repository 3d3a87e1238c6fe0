import type { Field, Query } from "../domain/query.ts";
import type { Rows } from "./rows.ts";
import { titleHashes, withoutArticle } from "./title-keys.ts";

/** How well a row's title answers, best last. */
const fit = { some: 0, allInOneField: 1, titleBegins: 2, titleIs: 3 } as const;

const fitWeight = 2 ** 40;
const mostScore = 2 ** 10 - 1;
const scoreWeight = 2 ** 30;
const popularityWeight = 2 ** 13;
const latestYear = popularityWeight - 1;

/** Further knowledge of the best rows, where there are few enough to ask for it. */
export interface Evidence {
  /** Rows that have all words in the title, or all in the author's name. */
  readonly allInOneField: ReadonlySet<number>;
  /** bm25 by row, higher is better; empty where there are too many rows. */
  readonly scores: ReadonlyMap<number, number>;
}

/** The words a title could begin with or be, from clauses that are not bound to another field. */
export function titleWords({ clauses }: Query): string {
  const inTitle = (field: Field | null) => field === null || field === "title";
  if (!clauses.every((clause) => inTitle(clause.field) && !clause.beginning)) return "";
  return withoutArticle(clauses.flatMap((clause) => clause.words).join(" "));
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
    if (fits[at] === fit.some && evidence.allInOneField.has(row)) keys[at]! += fit.allInOneField * fitWeight;
    const score = evidence.scores.get(row) ?? 0;
    // Popularity counts as its logarithm here, so that it weighs about as much as where the words stand.
    const together = Math.max(0, score) * 4 + Math.log2(1 + popularity[row]!) * 3;
    keys[at]! += Math.min(mostScore, Math.round(together)) * scoreWeight;
  }
  return keys;
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
