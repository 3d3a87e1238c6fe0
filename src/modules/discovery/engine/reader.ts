import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Clause, Query } from "../domain/query.ts";
import { Alphabet } from "./alphabet.ts";
import { Counting } from "./counting.ts";
import type { SharedIndex } from "./index-build.ts";
import { openToRead } from "./index-file.ts";
import { expressionOf, Matching } from "./matching.ts";
import { type Evidence, greatest, newness, relevance, titleFits, titleWords } from "./ranking.ts";
import { Rows } from "./rows.ts";
import type { SearchAnswer, SearchRequest } from "./search-index.ts";

/** bm25 looks at every match of every word, so it is asked only for as many rows as this. */
const mostScored = 2_000;
/** Above this, popularity alone orders what no title's beginning does: the words' columns cost too much to read. */
const mostCompared = 20_000;

/** Answers questions from one index file and the arrays shared with its writer. */
export class Reader {
  readonly #file: DatabaseSync;
  readonly #scores: StatementSync;
  readonly #alphabet: Alphabet;
  readonly matching: Matching;
  #rows: Rows;
  #counting: Counting;

  constructor(path: string, shared: SharedIndex) {
    this.#file = openToRead(path);
    this.#scores = this.#file.prepare(
      "select rowid as row, -bm25(search, 8, 5, 3, 1, 5) as score from search where search match ?",
    );
    this.#alphabet = new Alphabet(this.#file);
    this.matching = new Matching(this.#file);
    this.#rows = new Rows(shared.rows);
    this.#counting = new Counting(shared);
  }

  /** Takes the arrays that replaced those that were full. */
  take(shared: SharedIndex): void {
    this.#rows = new Rows(shared.rows);
    this.#counting = new Counting(shared);
  }

  answer({ query, filters, order, limit, offset }: SearchRequest): SearchAnswer {
    this.matching.lastRow = Math.min(this.#rows.last, this.#rows.shared.capacity - 1);
    const matched = this.#match(query);
    const { rows, facets } = this.#counting.count(this.#rows, matched, filters);
    const page = this.#order(query, rows, matched?.length ?? 0, order, offset + limit).subarray(offset);
    const { edition } = this.#rows.columns;
    return { total: rows.length, editions: Array.from(page, (row) => edition[row]!), facets };
  }

  #match({ clauses, hopeless }: Query): Uint32Array | null {
    if (hopeless) return new Uint32Array(0);
    return clauses.length === 0 ? null : this.matching.rowsOf(clauses);
  }

  #order(
    query: Query,
    rows: Uint32Array,
    matched: number,
    order: SearchRequest["order"],
    count: number,
  ): Uint32Array {
    if (order === "title" || order === "author") return this.#alphabet.first(this.#rows, rows, order, count);
    if (order === "newest") return greatest(this.#rows, rows, newness(this.#rows, rows), count);
    const fits = titleFits(this.#rows, rows, titleWords(query));
    const keys = relevance(this.#rows, rows, fits, this.#evidence(query, rows, matched, fits, count));
    return greatest(this.#rows, rows, keys, count);
  }

  /** Asks for more than the title's beginning only where that does not fill the page. */
  #evidence(
    { clauses }: Query,
    rows: Uint32Array,
    matched: number,
    fits: Uint8Array,
    count: number,
  ): Evidence | undefined {
    if (clauses.length === 0 || rows.length === 0 || matched > mostCompared) return undefined;
    let titled = 0;
    for (const each of fits) if (each > 0) titled++;
    if (titled >= count) return undefined;
    const rare = clauses.filter((clause) => !this.matching.isBroad(clause));
    const few = matched <= mostScored;
    // Broad words are left out where there are others: "the" tells nothing, and costs most.
    const telling = rare.length > 0 ? rare : few ? clauses : [];
    const scores = few && rare.length > 0 ? this.#score(rare) : new Map<number, number>();
    return { allInOneField: this.#allInOneField(telling), scores };
  }

  #allInOneField(clauses: readonly Clause[]): Set<number> {
    const anywhere = clauses.filter((clause) => clause.field === null);
    if (anywhere.length === 0) return new Set();
    return new Set([...this.matching.rowsIn("title", anywhere), ...this.matching.rowsIn("author", anywhere)]);
  }

  #score(clauses: readonly Clause[]): Map<number, number> {
    const expression = clauses.map((clause) => expressionOf(clause)).join(" AND ");
    const found = this.#scores.all(expression) as { row: number; score: number }[];
    return new Map(found.map(({ row, score }) => [row, score]));
  }

  close(): void {
    this.#file.close();
  }
}
