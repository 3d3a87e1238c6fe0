import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { isLive } from "./editions.ts";

/** A work of the Bible's kind has thousands of editions; nobody reads a longer list. */
const mostEditions = 500;

/**
 * The editions of a work that libraries have: at most 500, those that came into the network last first. An edition that
 * nothing joins to another is a work of its own, under its own id.
 */
export async function editionsOfWork(database: Queryable, work: number): Promise<number[]> {
  const rows = await database.query<{ edition: number }>(sql`
    select distinct r.edition from catalogue.record r join catalogue.source s on s.id = r.source
    where (r.work = ${work} or (r.edition = ${work} and r.work = 0)) and ${isLive}
    order by r.edition desc limit ${mostEditions}`);
  return rows.map(({ edition }) => edition);
}

/** Longest chain of joined editions that an old address is followed along. */
const mostSteps = 10;

/**
 * Where the records of an edition went that no library has any more: the next edition along the chain of those it was
 * joined with that is still there, or null.
 */
export async function successorOf(database: Queryable, edition: number): Promise<number | null> {
  const row = await database.maybeOne<{ edition: number }>(sql`
    with recursive chain (edition, step) as (
      select successor, 1 from catalogue.moved_edition where edition = ${edition}
      union all
      select m.successor, c.step + 1 from chain c join catalogue.moved_edition m on m.edition = c.edition
      where c.step < ${mostSteps})
    select c.edition from chain c
    where c.edition <> ${edition} and exists (
      select 1 from catalogue.record r join catalogue.source s on s.id = r.source
      where r.edition = c.edition and ${isLive})
    order by c.step limit 1`);
  return row?.edition ?? null;
}
