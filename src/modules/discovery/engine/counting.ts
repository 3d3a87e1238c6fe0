import type { SharedDictionary } from "./dictionary.ts";
import { Lists } from "./lists.ts";
import type { Rows } from "./rows.ts";
import type { FacetCount, FacetName, Filters } from "./search-index.ts";

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

/** Lists that pass one filter, 1 each; null lets everything pass. */
type Passing = Uint8Array | null;

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
    const library = passing(this.#holders, this.#holderWords, filters.library, "");
    const format = passing(this.#kinds, this.#kindWords, filters.format, "format:");
    const language = passing(this.#kinds, this.#kindWords, filters.language, "language:");
    const byHolders = new Uint32Array(this.#holders.count);
    const byKind = new Uint32Array(this.#kinds.count);
    const kindPasses = both(format, language, byKind.length);
    kindPasses[0] = 0;
    const libraryPasses = library ?? new Uint8Array(byHolders.length).fill(1);
    const results = pass(rows, matched, kindPasses, libraryPasses, byHolders, byKind);
    byKind[0] = 0;
    return {
      rows: results,
      facets: {
        library: this.#counts(this.#holders, this.#holderWords, byHolders, "", filters.library),
        format: this.#counts(
          this.#kinds,
          this.#kindWords,
          masked(byKind, language),
          "format:",
          filters.format,
        ),
        language: this.#counts(
          this.#kinds,
          this.#kindWords,
          masked(byKind, format),
          "language:",
          filters.language,
        ),
      },
    };
  }

  #counts(
    lists: Lists,
    words: readonly string[],
    weights: Uint32Array,
    prefix: string,
    chosen: readonly string[],
  ): FacetCount[] {
    const sums = new Uint32Array(words.length);
    lists.addUp(weights, sums);
    const counts = words.flatMap((word, at) => {
      if (!word.startsWith(prefix)) return [];
      const value = word.slice(prefix.length);
      return sums[at]! > 0 || chosen.includes(value) ? [{ value, count: sums[at]! }] : [];
    });
    return counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
}

function passing(lists: Lists, words: readonly string[], chosen: readonly string[], prefix: string): Passing {
  if (chosen.length === 0) return null;
  const names = new Set(chosen.map((value) => prefix + value));
  return lists.having(Uint8Array.from(words, (word) => (names.has(word) ? 1 : 0)));
}

function both(one: Passing, other: Passing, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (one ? one[at]! : 1) & (other ? other[at]! : 1));
}

function masked(counts: Uint32Array, mask: Passing): Uint32Array {
  return mask ? counts.map((count, at) => (mask[at] === 1 ? count : 0)) : counts;
}

/**
 * The one loop over all matching rows. Libraries are counted where the kind passes, kinds where the
 * libraries pass; results pass both.
 */
function pass(
  { columns, last }: Rows,
  matched: Uint32Array | null,
  kindPasses: Uint8Array,
  libraryPasses: Uint8Array,
  byHolders: Uint32Array,
  byKind: Uint32Array,
): Uint32Array {
  const { holders, kind } = columns;
  const length = matched ? matched.length : last;
  const results = new Uint32Array(length);
  let count = 0;
  for (let at = 0; at < length; at++) {
    const row = matched ? matched[at]! : at + 1;
    const itsHolders = holders[row]!;
    const itsKind = kind[row]!;
    const kindPassed = kindPasses[itsKind] === 1;
    if (kindPassed) byHolders[itsHolders]!++;
    if (libraryPasses[itsHolders] !== 1) continue;
    byKind[itsKind]!++;
    if (kindPassed) results[count++] = row;
  }
  return results.subarray(0, count);
}
