import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Clause, Field } from "../domain/query.ts";
import { RowList, rowsIn } from "./row-list.ts";

/** A clause as FTS5 reads it. Words are letters and digits alone, so nothing of it can be syntax. */
export function expressionOf({ field, words, beginning }: Clause, column: string | null = field): string {
  const phrase = `"${words.join(" ")}"${beginning ? " *" : ""}`;
  return column === null ? phrase : `{${column}} : ${phrase}`;
}

function isBeginning({ words, beginning }: Clause): boolean {
  return beginning && words.length === 1;
}

/** Memory that one reader keeps for rows of broad words. */
const listBudget = 48 * 1024 * 1024;
const mostInTitles = 100;

/**
 * Finds rows in one index file. FTS5 is quick to join rare words and slow to walk the broadest ones,
 * so rows of broad words are kept as lists, and FTS5 is asked for the rest.
 */
export class Matching {
  readonly #rowsFrom: StatementSync;
  readonly #wordsFrom: StatementSync;
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
    file.exec("create virtual table temp.vocabulary using fts5vocab(main, search, row)");
    this.#wordsFrom = file.prepare("select term from temp.vocabulary where term >= ? and term < ?");
    this.readBroadWords();
  }

  /** Learns which words are broad; the writer counts them when it has time. */
  readBroadWords(): void {
    this.#broadWords.clear();
    for (const { word, documents } of this.#file.prepare("select word, documents from broad").all())
      this.#broadWords.set(word as string, documents as number);
  }

  /**
   * Broad words, broadest first, whose rows are not kept yet, to be fetched while nobody asks; the very
   * broadest ones also for titles alone.
   */
  unprepared(): Clause[] {
    if (this.#listBytes > (listBudget * 3) / 4) return [];
    const broadest = [...this.#broadWords].sort((a, b) => b[1] - a[1]).map(([word]) => word);
    const clausesIn = (field: Field | null, words: readonly string[]) =>
      words.map((word) => ({ field, words: [word], beginning: false }));
    const clauses = [...clausesIn(null, broadest), ...clausesIn("title", broadest.slice(0, mostInTitles))];
    return clauses.filter((clause) => !this.#lists.has(expressionOf(clause)));
  }

  prepare(clause: Clause): void {
    this.#list(clause);
  }

  isBroad({ words, beginning }: Clause): boolean {
    return !beginning && words.length === 1 && this.#broadWords.has(words[0]!);
  }

  /**
   * Rows that have all clauses, ascending.
   *
   * @param clauses at least one
   */
  rowsOf(clauses: readonly Clause[]): Uint32Array {
    const rare: Clause[] = [];
    const lists: RowList[] = [];
    for (const clause of clauses) {
      const listed = this.isBroad(clause) || isBeginning(clause) || this.#lists.has(expressionOf(clause));
      if (listed) lists.push(this.#list(clause));
      else rare.push(clause);
    }
    lists.sort((a, b) => a.size - b.size);
    let rows = rare.length > 0 ? this.#ask(rare) : lists.shift()!.all();
    for (const list of lists) rows = list.among(rows);
    return rows;
  }

  /** Rows that have all clauses in one column, whatever the clauses say; broad words cost most here. */
  rowsIn(column: string, clauses: readonly Clause[]): Uint32Array {
    return this.#fetch(clauses.map((clause) => expressionOf(clause, column)).join(" AND "), 0);
  }

  #ask(clauses: readonly Clause[]): Uint32Array {
    const expressions = clauses.map((clause) => expressionOf(clause));
    const rows = this.#fetch(expressions.join(" AND "), 0);
    // A phrase turned out to be broad: its rows are at hand now.
    if (expressions.length === 1 && rows.length > Math.max(2_000, this.lastRow >>> 8))
      this.#keep(expressions[0]!, new RowList(rows, this.lastRow));
    return rows;
  }

  #list(clause: Clause): RowList {
    const expression = expressionOf(clause);
    const kept = this.#lists.get(expression);
    if (!kept) return this.#keep(expression, new RowList(this.#rowsAfter(clause, 0), this.lastRow));
    // The list used last stands last, and is the last to be given up.
    this.#lists.delete(expression);
    this.#lists.set(expression, kept);
    if (kept.upTo < this.lastRow) {
      this.#listBytes -= kept.bytes;
      kept.extend(this.#rowsAfter(clause, kept.upTo), this.lastRow);
      this.#listBytes += kept.bytes;
    }
    return kept;
  }

  #rowsAfter(clause: Clause, after: number): Uint32Array {
    return isBeginning(clause)
      ? this.#withBeginning(clause, after)
      : this.#fetch(expressionOf(clause), after);
  }

  /**
   * Rows with any word that begins so, word by word: FTS5 would join them together with all the places
   * where they stand, which takes several times as long.
   */
  #withBeginning({ field, words: [start = ""] }: Clause, after: number): Uint32Array {
    const bits = new Uint32Array((this.lastRow >>> 5) + 1);
    let count = 0;
    for (const { term } of this.#wordsFrom.all(start, `${start}\u{10ffff}`)) {
      for (const row of this.#fetch(
        expressionOf({ field, words: [term as string], beginning: false }),
        after,
      )) {
        const bit = 1 << (row & 31);
        if ((bits[row >>> 5]! & bit) === 0) count++;
        bits[row >>> 5]! |= bit;
      }
    }
    return rowsIn(bits, count);
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
