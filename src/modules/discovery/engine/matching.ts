import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Clause } from "../domain/query.ts";
import { RowList } from "./row-list.ts";

/** A clause as FTS5 reads it. Words are letters and digits alone, so nothing of it can be syntax. */
export function expressionOf({ field, words, beginning }: Clause, column: string | null = field): string {
  const phrase = `"${words.join(" ")}"${beginning ? " *" : ""}`;
  return column === null ? phrase : `{${column}} : ${phrase}`;
}

/** Memory that one reader keeps for rows of broad words. */
const listBudget = 48 * 1024 * 1024;

/**
 * Finds rows in one index file. FTS5 is quick to join rare words and slow to walk the broadest ones,
 * so rows of broad words are kept as lists, and FTS5 is asked for the rest.
 */
export class Matching {
  readonly #rowsFrom: StatementSync;
  readonly #broadWords = new Map<string, number>();
  readonly #lists = new Map<string, RowList>();
  #listBytes = 0;
  readonly #file: DatabaseSync;
  /** The highest row that may be used: what the shared arrays describe. */
  lastRow = 0;

  constructor(file: DatabaseSync) {
    this.#file = file;
    this.#rowsFrom = file.prepare(
      "select group_concat(rowid, ' ') as rows from search where search match ? and rowid > ?",
    );
    this.readBroadWords();
  }

  /** Learns which words are broad; the writer counts them when it has time. */
  readBroadWords(): void {
    this.#broadWords.clear();
    for (const { word, documents } of this.#file.prepare("select word, documents from broad").all())
      this.#broadWords.set(word as string, documents as number);
  }

  /** Broad words, broadest first, whose rows are not kept yet; to be fetched while nobody asks. */
  unprepared(): string[] {
    const room = listBudget - this.#listBytes;
    if (room < listBudget / 4) return [];
    return [...this.#broadWords]
      .filter(([word]) => !this.#lists.has(`"${word}"`))
      .sort((a, b) => b[1] - a[1])
      .map(([word]) => word);
  }

  prepare(word: string): void {
    this.#list(`"${word}"`);
  }

  isBroad({ words, beginning }: Clause): boolean {
    return !beginning && words.length === 1 && this.#broadWords.has(words[0]!);
  }

  /**
   * Rows that have all clauses, ascending.
   *
   * @param clauses at least one
   * @param column looks there alone, whatever the clauses say
   */
  rowsOf(clauses: readonly Clause[], column?: string): Uint32Array {
    const rare: string[] = [];
    const lists: RowList[] = [];
    for (const clause of clauses) {
      const expression = expressionOf(clause, column ?? clause.field);
      if (this.isBroad(clause) || this.#lists.has(expression)) lists.push(this.#list(expression));
      else rare.push(expression);
    }
    lists.sort((a, b) => a.size - b.size);
    let rows = rare.length > 0 ? this.#ask(rare) : lists.shift()!.all();
    for (const list of lists) rows = list.among(rows);
    return rows;
  }

  #ask(expressions: readonly string[]): Uint32Array {
    const rows = this.#fetch(expressions.join(" AND "), 0);
    // A phrase or a beginning turned out to be broad: its rows are at hand now.
    if (expressions.length === 1 && rows.length > Math.max(2_000, this.lastRow >>> 8))
      this.#keep(expressions[0]!, new RowList(rows, this.lastRow));
    return rows;
  }

  #list(expression: string): RowList {
    const kept = this.#lists.get(expression);
    if (!kept) return this.#keep(expression, new RowList(this.#fetch(expression, 0), this.lastRow));
    // The list used last stands last, and is the last to be given up.
    this.#lists.delete(expression);
    this.#lists.set(expression, kept);
    if (kept.upTo < this.lastRow) {
      this.#listBytes -= kept.bytes;
      kept.extend(this.#fetch(expression, kept.upTo), this.lastRow);
      this.#listBytes += kept.bytes;
    }
    return kept;
  }

  #keep(expression: string, list: RowList): RowList {
    this.#lists.set(expression, list);
    this.#listBytes += list.bytes;
    for (const [oldest, { bytes }] of this.#lists) {
      if (this.#listBytes <= listBudget || oldest === expression) break;
      this.#lists.delete(oldest);
      this.#listBytes -= bytes;
    }
    return list;
  }

  /** One string of all row numbers is the fastest way out of SQLite, several times faster than rows. */
  #fetch(expression: string, after: number): Uint32Array {
    const text = this.#rowsFrom.get(expression, after)?.rows as string | null | undefined;
    if (!text) return new Uint32Array(0);
    const rows = new Uint32Array((text.length >>> 1) + 1);
    let [count, row] = [0, 0];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x20) {
        rows[count++] = row;
        row = 0;
      } else row = row * 10 + code - 0x30;
    }
    rows[count++] = row;
    while (count > 0 && rows[count - 1]! > this.lastRow) count--;
    return rows.subarray(0, count);
  }
}
