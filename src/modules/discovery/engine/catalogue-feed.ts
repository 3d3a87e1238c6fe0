import type { Queryable } from "#kernel/database/database.ts";
import type { EditionDocument, FeedPosition, FeedReading } from "#modules/catalogue";

/**
 * What the index reads of the catalogue. The writer runs in a thread of its own, so this is given to it
 * as the address of a module that exports these names; the catalogue's face does.
 */
export interface CatalogueFeed {
  /** Channel of PostgreSQL's NOTIFY that tells of changes. */
  readonly feedChannel: string;
  /** Those of the ids that still exist; an id that is not returned is gone. */
  editionDocuments(database: Queryable, ids: number[]): Promise<EditionDocument[]>;
  /** Ids above `after`, ascending. */
  editionIds(database: Queryable, after: number, limit: number): Promise<number[]>;
  /** The position "now". */
  feedStart(database: Queryable): Promise<FeedPosition>;
  readFeed(
    database: Queryable,
    since: FeedPosition,
    onEditions: (ids: number[]) => Promise<void>,
  ): Promise<FeedReading>;
}
