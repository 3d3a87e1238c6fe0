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
    order by 1, 2 on conflict do nothing`);
}

/** Takes some links that have not been acted on. */
export function takeWorkLinks(tx: Queryable): Promise<{ key: number; alias: number }[]> {
  return tx.query(sql`update catalogue.work_link l set settled = true
    from (select key, alias from catalogue.work_link where not settled limit 1000 for update) as taken
    where l.key = taken.key and l.alias = taken.alias returning l.key, l.alias`);
}

/** Makes each key stand for a work. */
export async function setWorksOfKeys(tx: Queryable, works: ReadonlyMap<number, number>): Promise<void> {
  await tx.query(sql`insert into catalogue.work_alias (key, work)
    select * from unnest(${[...works.keys()]}::bigint[], ${[...works.values()]}::bigint[])
    on conflict (key) do update set work = excluded.work where work_alias.work <> excluded.work`);
}

/**
 * Makes works part of others.
 *
 * @param into work -> the work it becomes part of
 * @returns the editions that belong to another work now
 */
export async function joinWorks(tx: Queryable, into: ReadonlyMap<number, number>): Promise<number[]> {
  const joined = sql`unnest(${[...into.keys()]}::bigint[], ${[...into.values()]}::bigint[]) as j (work, becomes)`;
  await tx.query(
    sql`update catalogue.work_alias a set work = j.becomes from ${joined} where a.work = j.work`,
  );
  const rows = await tx.query<{ edition: number }>(sql`with changed as (
      update catalogue.record r set work = j.becomes from ${joined} where r.work = j.work returning r.edition)
    select distinct edition from changed`);
  return rows.map(({ edition }) => edition);
}
