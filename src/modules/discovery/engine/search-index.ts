import type { Query } from "../domain/query.ts";

/** What a result may be narrowed by; several values of one filter mean any of them. */
export interface Filters {
  /** ISILs. */
  readonly library: readonly string[];
  readonly format: readonly string[];
  /** MARC language codes. */
  readonly language: readonly string[];
}

export type FacetName = keyof Filters;
export const facetNames: readonly FacetName[] = ["library", "format", "language"];

export const orders = ["relevance", "newest", "title", "author"] as const;
export type Order = (typeof orders)[number];

/** Limits of one question, so that every page costs about the same. */
export const limits = { limit: 100, offset: 10_000 } as const;

export interface SearchRequest {
  readonly query: Query;
  readonly filters: Filters;
  readonly order: Order;
  /** 0 to 100; 0 asks for the counts alone. */
  readonly limit: number;
  /** 0 to 10,000. */
  readonly offset: number;
  /** Answer what was probably meant where nothing has all the words; else nothing is found then. */
  readonly forgiving?: boolean;
}

/** A value of a facet and how many results have it; exact. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface SearchAnswer {
  /** All results, exactly. */
  readonly total: number;
  /** The question that is answered instead, where nothing was found for the one asked and it may be forgiven. */
  readonly corrected?: string;
  /** Another question that finds far more, where very little was found. */
  readonly suggestion?: string;
  /** Ids of the editions of this page, in order. */
  readonly editions: readonly number[];
  /**
   * Counts by value, most first. A facet's own filter does not narrow its own counts, so that its
   * other values can be added to the choice.
   */
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
}

export interface IndexState {
  /** Whether questions are answered now. */
  readonly ready: boolean;
  /** Editions that can be found. */
  readonly documents: number;
  /** Whether changes of the catalogue are known that cannot be found yet. */
  readonly behind: boolean;
  /** Editions read so far by a rebuild under way, or null. */
  readonly rebuilt: number | null;
  /** Why the index had to be rebuilt or its last try failed, in one sentence for the operator; or null. */
  readonly trouble: string | null;
}

/** The search index, whichever engine it is. */
export interface SearchIndex {
  /** @throws Unavailable while there is no index to ask, or where the engine does not answer in time */
  search(request: SearchRequest): Promise<SearchAnswer>;
  state(): IndexState;
  close(): Promise<void>;
}
