import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { isLive } from "./editions.ts";
import { feedChannel } from "./versions.ts";

/**
 * Announces the editions that a library shares with others, a stretch of its records at a time: for them it matters
 * whose words stand. Nothing is locked.
 *
 * @param after control number of the last record of the stretch before; "" for the first
 * @returns the same for the stretch after this one; null when there is none
 */
export async function announceShared(
  tx: Queryable,
  source: number,
  after: string,
  records: number,
): Promise<string | null> {
  const { last, found } = await tx.one<{ last: string | null; found: number }>(sql`
    with stretch as materialized (
      select r.control_number as number, r.edition
      from catalogue.record r join catalogue.source s on s.id = r.source
      where r.source = ${source} and r.control_number > ${after} and ${isLive}
      order by r.control_number limit ${records}),
    shared as (
      select array_agg(distinct edition) as editions from stretch where exists (
        select 1 from catalogue.record o where o.edition = stretch.edition and o.source <> ${source})),
    announced as (
      insert into catalogue.change (editions) select editions from shared where editions is not null returning 1)
    select (select max(number) from stretch) as last, (select count(*) from stretch) as found,
      (select count(*) from announced) as announced`);
  await tx.query(sql`select pg_notify(${feedChannel}, '')`);
  return found < records ? null : last;
}
