import type { SharedDictionary } from "./dictionary.ts";
import { Lists } from "./lists.ts";
import type { Rows } from "./rows.ts";
import type { FacetCount, FacetName, Filters } from "./search-index.ts";
import { Tally } from "./tally.ts";

/** What passes the filters, and the counts beside it. */
export interface Counted {
  /** Rows of the results, ascending. */
  readonly rows: Uint32Array;
  readonly facets: Record<FacetName, FacetCount[]>;
}

/** A reader's side of the two dictionaries. */
export interface Dictionaries {
  readonly holders: SharedDictionary;
  readonly kinds: SharedDictionary;
}

const passes = 1;
const fails = 2;

/** Narrows rows by the filters and counts every facet, each without its own filter. */
export class Counting {
  readonly #holders: Lists;
  readonly #kinds: Lists;
  readonly #holderWords: readonly string[];
  readonly #kindWords: readonly string[];

  constructor({ holders, kinds }: Dictionaries) {
    this.#holders = new Lists(holders.lists);
    this.#kinds = new Lists(kinds.lists);
    this.#holderWords = holders.words;
    this.#kindWords = kinds.words;
  }

  /** @param matched ascending; null for all rows there are */
  count(rows: Rows, matched: Uint32Array | null, filters: Filters): Counted {
    const [holders, kinds] = [this.#holders, this.#kinds];
    const library = new ListFilter(holders, this.#holderWords, filters.library, "");
    const format = new ListFilter(kinds, this.#kindWords, filters.format, "format:");
    const language = new ListFilter(kinds, this.#kindWords, filters.language, "language:");
    const byHolders = new Tally(holders.ends.length);
    const byKind = new Tally(kinds.ends.length);
    const results = isOpen(library, format, language)
      ? countAll(rows, matched, byHolders, byKind)
      : countSome(rows, matched, { library, format, language }, byHolders, byKind);
    const counts = (prefix: string, chosen: readonly string[], other: ListFilter) =>
      countsOf(kinds, this.#kindWords, byKind, prefix, chosen, other);
    return {
      rows: results,
      facets: {
        library: countsOf(holders, this.#holderWords, byHolders, "", filters.library),
        format: counts("format:", filters.format, language),
        language: counts("language:", filters.language, format),
      },
    };
  }
}

/** One filter, decided once for each list that turns up. */
class ListFilter {
  readonly isOpen: boolean;
  readonly #lists: Lists;
  readonly #wanted: Uint8Array;
  /** By list: 0 while undecided, then one of the two below. */
  readonly decided: Uint8Array;

  constructor(lists: Lists, words: readonly string[], chosen: readonly string[], prefix: string) {
    const names = new Set(chosen.map((value) => prefix + value));
    this.isOpen = names.size === 0;
    this.#lists = lists;
    this.#wanted = Uint8Array.from(this.isOpen ? [] : words, (word) => (names.has(word) ? 1 : 0));
    this.decided = new Uint8Array(lists.ends.length).fill(this.isOpen ? passes : 0);
  }

  decide(list: number): number {
    const answer = this.#lists.has(list, this.#wanted) ? passes : fails;
    this.decided[list] = answer;
    return answer;
  }

  passes(list: number): boolean {
    return (this.decided[list] || this.decide(list)) === passes;
  }
}

function isOpen(...filters: readonly ListFilter[]): boolean {
  return filters.every((filter) => filter.isOpen);
}

/** The loop over all matching rows where nothing is filtered: gone rows (kind 0) fall out, all others count. */
function countAll(
  { columns, last }: Rows,
  matched: Uint32Array | null,
  byHolders: Tally,
  byKind: Tally,
): Uint32Array {
  const { holders, kind } = columns;
  const length = matched ? matched.length : last;
  const results = new Uint32Array(length);
  let count = 0;
  for (let at = 0; at < length; at++) {
    const row = matched ? matched[at]! : at + 1;
    const itsKind = kind[row]!;
    if (itsKind === 0) continue;
    byKind.add(itsKind);
    byHolders.add(holders[row]!);
    results[count++] = row;
  }
  return results.subarray(0, count);
}

/** The same with filters: libraries are counted where the kind passes, kinds where the libraries pass. */
function countSome(
  { columns, last }: Rows,
  matched: Uint32Array | null,
  { library, format, language }: Record<FacetName, ListFilter>,
  byHolders: Tally,
  byKind: Tally,
): Uint32Array {
  const { holders, kind } = columns;
  const [byLibrary, byFormat, byLanguage] = [library.decided, format.decided, language.decided];
  const length = matched ? matched.length : last;
  const results = new Uint32Array(length);
  let count = 0;
  for (let at = 0; at < length; at++) {
    const row = matched ? matched[at]! : at + 1;
    const itsKind = kind[row]!;
    if (itsKind === 0) continue;
    const itsHolders = holders[row]!;
    const kindPasses =
      (byFormat[itsKind] || format.decide(itsKind)) === passes &&
      (byLanguage[itsKind] || language.decide(itsKind)) === passes;
    if (kindPasses) byHolders.add(itsHolders);
    if ((byLibrary[itsHolders] || library.decide(itsHolders)) !== passes) continue;
    byKind.add(itsKind);
    if (kindPasses) results[count++] = row;
  }
  return results.subarray(0, count);
}

/** Counts by value from counts by list, of the words with a prefix; most first. */
function countsOf(
  lists: Lists,
  words: readonly string[],
  tally: Tally,
  prefix: string,
  chosen: readonly string[],
  other?: ListFilter,
): FacetCount[] {
  const sums = new Uint32Array(words.length);
  for (const list of tally.seen) if (!other || other.passes(list)) lists.addTo(sums, list, tally.of(list));
  const counts = words.flatMap((word, at) => {
    const count = sums[at]!;
    if (!word.startsWith(prefix) || (count === 0 && !chosen.includes(word.slice(prefix.length)))) return [];
    return [{ value: word.slice(prefix.length), count }];
  });
  return counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
