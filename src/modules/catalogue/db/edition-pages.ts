import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { isLive } from "./editions.ts";

/**
 * Which stretches of edition ids hold any records: stretch n holds the ids from n * size to (n + 1) * size - 1.
 * One look into the index for each, however many records there are.
 */
export async function editionStretches(database: Queryable, size: number): Promise<number[]> {
  const rows = await database.query<{ stretch: number }>(sql`
    with recursive first as (
      select min(edition) as id from catalogue.record
      union all
      select (select min(edition) from catalogue.record where edition >= (first.id / ${size}::bigint + 1) * ${size}::bigint)
      from first where first.id is not null)
    select id / ${size}::bigint as stretch from first where id is not null order by stretch`);
  return rows.map(({ stretch }) => Number(stretch));
}

/** Ids of the editions of one stretch that readers see now, in ascending order. */
export async function editionsInStretch(
  database: Queryable,
  stretch: number,
  size: number,
): Promise<number[]> {
  const rows = await database.query<{ edition: number }>(sql`
    select distinct r.edition from catalogue.record r join catalogue.source s on s.id = r.source
    where r.edition >= ${stretch * size} and r.edition < ${(stretch + 1) * size} and ${isLive}
    order by r.edition`);
  return rows.map(({ edition }) => edition);
}
