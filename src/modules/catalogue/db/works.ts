import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";

/** The works of keys that other keys are linked with; a key that is not among the answers is its own work. */
export async function worksOfKeys(
  database: Queryable,
  keys: readonly number[],
): Promise<Map<number, number>> {
  if (keys.length === 0) return new Map();
  const rows = await database.query<{ key: number; work: number }>(
    sql`select key, work from catalogue.work_alias where key = any(${keys}::bigint[])`,
  );
  return new Map(rows.map(({ key, work }) => [key, work]));
}

/** Notes that keys stand for the same work; it is acted on when works are settled. */
export async function insertWorkLinks(
  tx: Queryable,
  links: readonly (readonly [key: number, alias: number])[],
): Promise<void> {
  if (links.length === 0) return;
  await tx.query(sql`insert into catalogue.work_link (key, alias)
    select distinct * from unnest(${links.map(([key]) => key)}::bigint[], ${links.map(([, alias]) => alias)}::bigint[])
    on conflict do nothing`);
}

/** Takes some links that have not been acted on. */
export function takeWorkLinks(tx: Queryable): Promise<{ key: number; alias: number }[]> {
  return tx.query(sql`update catalogue.work_link l set settled = true
    from (select key, alias from catalogue.work_link where not settled limit 1000 for update) as taken
    where l.key = taken.key and l.alias = taken.alias returning l.key, l.alias`);
}

/** Makes keys stand for a work. */
export async function setWorkOfKeys(tx: Queryable, keys: readonly number[], work: number): Promise<void> {
  await tx.query(sql`insert into catalogue.work_alias (key, work)
    select key, ${work} from unnest(${keys}::bigint[]) as k (key)
    on conflict (key) do update set work = excluded.work`);
}

/** Makes one work of several. @returns the editions that belong to another work now */
export async function joinWorks(tx: Queryable, works: readonly number[], into: number): Promise<number[]> {
  await tx.query(sql`update catalogue.work_alias set work = ${into} where work = any(${works}::bigint[])`);
  const rows = await tx.query<{ edition: number }>(sql`with changed as (
      update catalogue.record set work = ${into} where work = any(${works}::bigint[]) returning edition)
    select distinct edition from changed`);
  return rows.map(({ edition }) => edition);
}
