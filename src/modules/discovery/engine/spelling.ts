import type { DatabaseSync } from "node:sqlite";

/** A word of the index that a misspelt one may have meant. */
export interface Candidate {
  readonly word: string;
  /** Letters to put in, take out, change, or swap with the next: 1 or 2. */
  readonly distance: number;
  /** Editions that have the word. */
  readonly documents: number;
}

/** Shortest and longest words whose spelling is looked at. */
export const spelt = { shortest: 3, longest: 24 } as const;
/** From this length on two letters may be wrong. */
const longEnoughForTwo = 7;
/** Words loaded at a time, so that questions can come between. */
const loadedAtOnce = 20_000;
const longestWord = 31;

/**
 * The words of the index in alphabetical order, packed, to find those that are spelt almost like another.
 * A walk through them keeps one row of the table of edit distances for each letter of the present word, so that
 * words with the same beginning share its rows, and whole beginnings that are too far off are passed over.
 */
export class Spelling {
  #letters = new Uint16Array(0);
  #starts = new Uint32Array(1);
  #documents = new Uint32Array(0);
  /** Letters that each word shares with the one before it. */
  #shared = new Uint8Array(0);

  /** How many words there are. */
  get size(): number {
    return this.#documents.length;
  }

  /** Reads the words from the index file, some at each step; they are in use when it has ended. */
  *load(file: DatabaseSync): Generator<void> {
    const next = file.prepare(
      `select count(*) as count, max(word) as last, group_concat(word, ' ') as words,
        group_concat(documents, ' ') as documents
      from (select word, documents from spelling where word > ? order by word limit ${loadedAtOnce})`,
    );
    const words: string[] = [];
    const documents: number[] = [];
    for (let last = ""; ; ) {
      const read = next.get(last) as { count: number; last: string; words: string; documents: string };
      if (read.count > 0) {
        for (const word of read.words.split(" ")) words.push(word);
        for (const each of read.documents.split(" ")) documents.push(Number(each));
      }
      if (read.count < loadedAtOnce) break;
      last = read.last;
      yield;
    }
    this.#pack(words, documents);
  }

  #pack(words: readonly string[], documents: readonly number[]): void {
    const letters = new Uint16Array(words.reduce((sum, word) => sum + word.length, 0));
    const starts = new Uint32Array(words.length + 1);
    const shared = new Uint8Array(words.length);
    for (let at = 0, end = 0; at < words.length; at++) {
      const word = words[at]!;
      const before = words[at - 1] ?? "";
      for (let letter = 0; letter < word.length; letter++) letters[end + letter] = word.charCodeAt(letter);
      end += word.length;
      starts[at + 1] = end;
      let same = 0;
      while (same < word.length && word[same] === before[same]) same++;
      shared[at] = same;
    }
    this.#letters = letters;
    this.#starts = starts;
    this.#shared = shared;
    this.#documents = Uint32Array.from(documents);
  }

  /** In how many editions a word stands; 0 where it is not among these words. */
  documentsOf(word: string): number {
    const at = this.#firstFrom(word);
    return at < this.size && this.#word(at) === word ? this.#documents[at]! : 0;
  }

  /** The place of the first word that does not come before this text. */
  #firstFrom(text: string): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#word(middle) < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #word(at: number): string {
    return String.fromCharCode(...this.#letters.subarray(this.#starts[at]!, this.#starts[at + 1]!));
  }

  /**
   * The few words most like this one, best first: the nearest, of these with the same first letter, of these the
   * most used.
   */
  like(word: string, most: number): Candidate[] {
    if (word.length < spelt.shortest || word.length > spelt.longest) return [];
    const found = this.#near(word, word.length >= longEnoughForTwo ? 2 : 1, 0, this.size);
    const initial = (candidate: Candidate) => (candidate.word[0] === word[0] ? 0 : 1);
    return found
      .sort((a, b) => a.distance - b.distance || initial(a) - initial(b) || b.documents - a.documents)
      .slice(0, most);
  }

  /** The most used word that begins with the same letter and differs in one; far quicker to find. */
  nearest(word: string): Candidate | null {
    if (word.length < spelt.shortest || word.length > spelt.longest) return null;
    const [from, to] = [this.#firstFrom(word[0]!), this.#firstFrom(`${word[0]}\uffff`)];
    const found = this.#near(word, 1, from, to);
    return found.reduce<Candidate | null>(
      (best, each) => (best && best.documents >= each.documents ? best : each),
      null,
    );
  }

  #near(word: string, allowed: number, from: number, to: number): Candidate[] {
    const table = new DistanceTable(word, allowed, this.#letters);
    const [starts, shared] = [this.#starts, this.#shared];
    const found: Candidate[] = [];
    for (let at = from; at < to; ) {
      const length = starts[at + 1]! - starts[at]!;
      table.keep(shared[at]!);
      const reached = table.extend(starts[at]!, length);
      const distance = reached === length ? table.distance : 0;
      if (distance > 0 && distance <= allowed)
        found.push({ word: this.#word(at), distance, documents: this.#documents[at]! });
      at++;
      // Nothing that begins like a word that was given up can be near enough.
      if (reached < length) while (at < to && shared[at]! > reached) at++;
    }
    return found;
  }
}

/**
 * The table of edit distances (optimal string alignment) between one word and another that grows and shrinks at
 * its end: row n holds the distances of the first n letters from each beginning of the word.
 */
class DistanceTable {
  readonly #word: string;
  readonly #allowed: number;
  readonly #width: number;
  readonly #rows: Uint8Array;
  readonly #least = new Uint8Array(longestWord + 1);
  readonly #path = new Uint16Array(longestWord + 1);
  readonly #letters: Uint16Array;
  #depth = 0;

  constructor(word: string, allowed: number, letters: Uint16Array) {
    this.#letters = letters;
    this.#word = word;
    this.#allowed = allowed;
    this.#width = word.length + 1;
    this.#rows = new Uint8Array(this.#width * (longestWord + 1));
    for (let at = 0; at < this.#width; at++) this.#rows[at] = at;
  }

  /** Forgets all but the first letters. */
  keep(letters: number): void {
    if (letters < this.#depth) this.#depth = letters;
  }

  /** The distance of what was put in so far from the whole word. */
  get distance(): number {
    return this.#rows[this.#depth * this.#width + this.#width - 1]!;
  }

  /**
   * Puts in the letters of a word that are not there yet.
   *
   * @param start where its letters begin
   * @returns how many letters are in: fewer than all where no word that begins so can be near enough; the letter
   *   after them is the one that is too many
   */
  extend(start: number, length: number): number {
    const least = this.#least;
    while (this.#depth < length) {
      const row = this.#depth + 1;
      this.#path[row] = this.#letters[start + this.#depth]!;
      this.#fill(row);
      // A swap of two letters leads back two rows.
      if (least[row]! > this.#allowed && least[row - 1]! + 1 > this.#allowed) return this.#depth;
      this.#depth = row;
    }
    return length;
  }

  #fill(row: number): void {
    const [rows, width, word, path] = [this.#rows, this.#width, this.#word, this.#path];
    const [here, above] = [row * width, (row - 1) * width];
    const letter = path[row]!;
    rows[here] = row;
    let least = row;
    for (let at = 1; at < width; at++) {
      const same = word.charCodeAt(at - 1) === letter ? 0 : 1;
      let cost = Math.min(rows[above + at]! + 1, rows[here + at - 1]! + 1, rows[above + at - 1]! + same);
      const swapped = row > 1 && at > 1 && letter === word.charCodeAt(at - 2);
      if (swapped && path[row - 1] === word.charCodeAt(at - 1))
        cost = Math.min(cost, rows[above - width + at - 2]! + 1);
      rows[here + at] = cost;
      if (cost < least) least = cost;
    }
    this.#least[row] = least;
  }
}
