import type { Queryable } from "#kernel/database/database.ts";
import type { EditionDetails, EditionSummary, LedEdition, PlacedItem } from "#modules/catalogue";

/** What the pages and the JSON of discovery read of the catalogue; its face has all of it. */
export interface CatalogueReader {
  /** In the order of the ids; what is gone is left out. */
  editionSummaries(database: Queryable, ids: readonly number[]): Promise<EditionSummary[]>;
  editionDetails(database: Queryable, id: number): Promise<EditionDetails | null>;
  /** Where an edition went that is no longer here, or null. */
  successorOf(database: Queryable, id: number): Promise<number | null>;
  /** At most 500, those that came last first. */
  editionsOfWork(database: Queryable, work: number): Promise<number[]>;
  /** The items of a whole page of results in one question. */
  itemsOf(database: Queryable, editions: readonly number[]): Promise<PlacedItem[]>;
  /** With the first record by standing of each, in the order of the ids. */
  ledEditions(database: Queryable, ids: readonly number[]): Promise<LedEdition[]>;
  /** Which stretches of `size` edition ids hold any. */
  editionStretches(database: Queryable, size: number): Promise<number[]>;
  /** Ids of the editions of one stretch, in ascending order. */
  editionsInStretch(database: Queryable, stretch: number, size: number): Promise<number[]>;
}
