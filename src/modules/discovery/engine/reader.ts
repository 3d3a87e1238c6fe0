import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type Clause, parseQuery, type Query } from "../domain/query.ts";
import { Alphabet } from "./alphabet.ts";
import { Correcting } from "./correcting.ts";
import { Counting } from "./counting.ts";
import type { SharedIndex } from "./index-build.ts";
import { openToRead } from "./index-file.ts";
import { expressionOf, Matching } from "./matching.ts";
import {
  type Evidence,
  greatest,
  newness,
  relevance,
  rowsByTitle,
  titleFits,
  titleParts,
  titleWords,
} from "./ranking.ts";
import { Rows } from "./rows.ts";
import type { SearchAnswer, SearchRequest } from "./search-index.ts";
import { Spelling } from "./spelling.ts";

/** bm25 looks at every match of every word, so it is asked only for as many rows as this. */
const mostScored = 2_000;
/** Above this, popularity alone orders what no title's beginning does: the words' columns cost too much to read. */
const mostCompared = 20_000;

/** Whether a clause is a year in which things were published. */
function isYear({ words, field, beginning }: Clause): boolean {
  return words.length === 1 && field === null && !beginning && /^(?:1[4-9]|20)\d\d$/.test(words[0]!);
}

/** The rows of both, ascending. */
function together(some: Uint32Array, others: Uint32Array): Uint32Array {
  return Uint32Array.from(new Set([...some, ...others])).sort();
}

interface Matched extends Pick<SearchAnswer, "corrected" | "suggestion"> {
  readonly query: Query;
  /** Null for all rows there are. */
  readonly matched: Uint32Array | null;
}

/** A question is taken for the name of an author who has so many editions, where more have it there than as a title. */
const fewestByAuthor = 3;

/** Answers questions from one index file and the arrays shared with its writer. */
export class Reader {
  readonly #file: DatabaseSync;
  readonly #scores: StatementSync;
  readonly #alphabet: Alphabet;
  readonly matching: Matching;
  readonly #correcting: Correcting;
  readonly #spelling = new Spelling();
  #rows: Rows;
  #counting: Counting;

  constructor(path: string, shared: SharedIndex) {
    this.#file = openToRead(path);
    this.#scores = this.#file.prepare(
      "select rowid as row, -bm25(search, 8, 5, 3, 1, 5) as score from search where search match ?",
    );
    this.#alphabet = new Alphabet(this.#file);
    this.matching = new Matching(this.#file);
    this.#correcting = new Correcting(this.matching, this.#spelling);
    this.#rows = new Rows(shared.rows);
    this.#counting = new Counting(shared);
  }

  /** Takes the arrays that replaced those that were full. */
  take(shared: SharedIndex): void {
    this.#rows = new Rows(shared.rows);
    this.#counting = new Counting(shared);
  }

  /** Reads the words by which misspelt ones are put right, a part at each step. */
  learnSpelling(): Generator<void> {
    return this.#spelling.load(this.#file);
  }

  answer({ query: asked, filters, order, limit, offset, forgiving = false }: SearchRequest): SearchAnswer {
    this.matching.lastRow = Math.min(this.#rows.last, this.#rows.shared.capacity - 1);
    const { query, matched, ...instead } = this.#match(asked, forgiving);
    const { rows, facets } = this.#counting.count(this.#rows, matched, filters);
    const page = this.#order(query, rows, matched?.length ?? 0, order, offset + limit).subarray(offset);
    const { edition } = this.#rows.columns;
    const editions = Array.from(page, (row) => edition[row]!);
    return { total: rows.length, ...instead, editions, facets };
  }

  /** What is found, by which question. */
  #match(query: Query, forgiving: boolean): Matched {
    if (query.hopeless) return { query, matched: new Uint32Array(0) };
    if (query.clauses.length === 0) return { query, matched: null };
    for (const number of query.numbers) {
      const clauses = [{ field: "identifiers" as const, words: [number], beginning: false }];
      const matched = this.matching.rowsOf(clauses);
      if (matched.length > 0) return { query: { ...query, clauses }, matched };
    }
    const found = this.matching.rowsOf(query.clauses);
    const dated = this.#dated(query);
    // Without any word of that name the year is no part of a title either.
    if (dated && found.length === 0) return dated;
    const matched = dated ? together(found, dated.matched) : found;
    if (!forgiving) return { query, matched };
    if (matched.length > 0) {
      const suggestion = this.#correcting.suggestion(query, matched.length);
      return suggestion === null ? { query, matched } : { query, matched, suggestion };
    }
    const instead = this.#correcting.instead(query);
    return instead
      ? { query: instead.query, matched: instead.rows, corrected: instead.text }
      : { query, matched };
  }

  /** A year among other words may also be that of publication: what has the other words and came out then. */
  #dated({ clauses, typed }: Query): { query: Query; matched: Uint32Array } | null {
    const at = clauses.findIndex(isYear);
    if (at < 0 || clauses.length === 1) return null;
    const published = Number(clauses[at]!.words[0]);
    const { year } = this.#rows.columns;
    const query = parseQuery(typed.toSpliced(at, 1).join(" "));
    const matched = this.matching.rowsOf(query.clauses).filter((row) => year[row] === published);
    return matched.length > 0 ? { query, matched } : null;
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

  /** Asks for more than the title's beginning where there are few enough to ask about. */
  #evidence(
    query: Query,
    rows: Uint32Array,
    matched: number,
    fits: Uint8Array,
    count: number,
  ): Evidence | undefined {
    const { clauses } = query;
    if (clauses.length === 0 || rows.length === 0 || matched > mostCompared) return undefined;
    let titled = 0;
    for (const each of fits) if (each > 0) titled++;
    const rare = clauses.filter((clause) => !this.matching.isBroad(clause));
    const few = matched <= mostScored;
    // Broad words are left out where there are others: "the" tells nothing, and costs most.
    const telling = rare.length > 0 ? rare : few || clauses.length === 1 ? clauses : [];
    const byAuthor = this.#within("author", telling);
    const isName = byAuthor.size >= fewestByAuthor && byAuthor.size > titled;
    if (titled >= count && !isName) return undefined;
    return {
      allInOneField: byAuthor.union(this.#within("title", telling)),
      titlePhrase: rare.length === clauses.length ? this.#asPhrase(query) : new Set(),
      byAuthor: isName ? byAuthor : new Set(),
      titleWithAuthor: this.#titleWithAuthor(query, rows),
      scores: few && rare.length > 0 ? this.#score(rare) : new Map<number, number>(),
    };
  }

  /** Rows that have in one column all words that may stand anywhere. */
  #within(field: "title" | "author", clauses: readonly Clause[]): Set<number> {
    const anywhere = clauses.filter((clause) => clause.field === null);
    if (anywhere.length === 0) return new Set();
    // The rows of a single broad word are kept for the next time.
    if (anywhere.length === 1) return new Set(this.matching.rowsOf([{ ...anywhere[0]!, field }]));
    return new Set(this.matching.rowsIn(field, anywhere));
  }

  /** Rows that have all of several words in a title, next to each other. */
  #asPhrase({ title, clauses }: Query): Set<number> {
    const [phrase] = clauses.length > 1 ? parseQuery(`"${title}"`).clauses : [];
    return new Set(phrase ? this.matching.rowsOf([{ ...phrase, field: "title" }]) : []);
  }

  #titleWithAuthor(query: Query, rows: Uint32Array): Set<number> {
    const parts = titleParts(query);
    const byTitle = rowsByTitle(this.#rows, rows, new Set(parts.map((part) => part.hash)));
    const found = new Set<number>();
    for (const { hash, rest } of parts) {
      const titled = byTitle.get(hash);
      if (!titled) continue;
      const authored = this.#within("author", query.clauses.slice(...rest));
      for (const row of titled) if (authored.has(row)) found.add(row);
    }
    return found;
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
