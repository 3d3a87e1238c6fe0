import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";

/** What matching has before it, counted. */
export interface MatchingCounts {
  /** Editions in line to be sorted again. */
  readonly unsettled: number;
  /** Pairs of editions that wait for a person. */
  readonly doubtful: number;
  /** What people decided and nobody has undone; one act counts once, however many pairs it decides. */
  readonly decisions: number;
}

export function matchingCounts(database: Queryable): Promise<MatchingCounts> {
  return database.one<MatchingCounts>(sql`select
    (select count(*) from catalogue.unsettled) as unsettled,
    (select count(*) from catalogue.doubtful_pair) as doubtful,
    (select count(distinct act) from catalogue.match_decision where undone_at is null) as decisions`);
}

/** The highest edition: whatever goes through all of them ends there. 0 where there is none. */
export async function lastEdition(database: Queryable): Promise<number> {
  const { last } = await database.one<{ last: number }>(
    sql`select coalesce(max(edition), 0) as last from catalogue.record`,
  );
  return last;
}
