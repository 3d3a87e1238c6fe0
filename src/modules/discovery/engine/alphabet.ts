import type { DatabaseSync, StatementSync } from "node:sqlite";
import { greatest } from "./ranking.ts";
import type { Rows } from "./rows.ts";

/** Rows with equal beginnings whose whole texts are compared; more than these are left in the order of ids. */
const mostCompared = 20_000;

/** Orders rows by title or by author: by the first letters in memory, then by the text in the file. */
export class Alphabet {
  readonly #text: StatementSync;

  constructor(file: DatabaseSync) {
    this.#text = file.prepare("select title, author from sorting where row = ?");
  }

  /** The first `count` rows; those without an author stand last. */
  first(rows: Rows, among: Uint32Array, by: "title" | "author", count: number): Uint32Array {
    const { titleHigh, titleLow, authorHigh, authorLow } = rows.columns;
    const [high, low] = by === "title" ? [titleHigh, titleLow] : [authorHigh, authorLow];
    // 21 bits of the second number stay out, so that the key is exact; the texts tell the rest apart.
    const keys = new Float64Array(among.length);
    for (let at = 0; at < among.length; at++) {
      const key = high[among[at]!]! * 2 ** 21 + (low[among[at]!]! >>> 11);
      keys[at] = key === 0 ? Number.NEGATIVE_INFINITY : -key;
    }
    const candidates = this.#withTies(rows, among, keys, count);
    return this.#sorted(rows, candidates, by).subarray(0, count);
  }

  /** The first rows by their beginnings, and all that begin as the last of them does. */
  #withTies(rows: Rows, among: Uint32Array, keys: Float64Array, count: number): Uint32Array {
    if (among.length <= count) return among;
    const first = greatest(rows, among, keys, count);
    const last = first.at(-1);
    if (last === undefined) return first;
    const edge = keys[among.indexOf(last)]!;
    const tied = among.filter((_, at) => keys[at]! >= edge);
    return tied.length <= mostCompared ? tied : first;
  }

  #sorted(rows: Rows, candidates: Uint32Array, by: "title" | "author"): Uint32Array {
    const { edition } = rows.columns;
    const texts = new Map<number, string>();
    for (const row of candidates) {
      const { title, author } = (this.#text.get(row) ?? { title: "", author: "" }) as Record<string, string>;
      // U+FFFF sorts after every letter.
      texts.set(row, by === "title" ? title || "\uffff" : `${author || "\uffff"}\u0000${title}`);
    }
    return candidates.slice().sort((a, b) => {
      const [one, other] = [texts.get(a)!, texts.get(b)!];
      if (one !== other) return one < other ? -1 : 1;
      return edition[a]! - edition[b]!;
    });
  }
}
