import type { Database } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";

/** How well records were joined into editions, against the truth that control numbers of the corpus begin with. */
export interface PairQuality {
  readonly clusters: number;
  /** Of the pairs of records put together, the share that belongs together; null where none was. */
  readonly pair_precision: number | null;
  /** Of the pairs that belong together, the share put together. */
  readonly pair_recall: number | null;
}

/** Counts pairs of live records of the generated corpus. */
export async function pairQuality(database: Database): Promise<PairQuality> {
  const row = await database.one<{ clusters: number; together: number; right: number; wanted: number }>(sql`
    with live as (
      select r.edition, split_part(r.control_number, '-', 1) as truth
      from catalogue.record r join catalogue.source s on s.id = r.source
      where r.control_number ~ '^[0-9]+-' and r.version <= s.version
        and (r.until_version is null or r.until_version > s.version)),
    groups as (select edition, truth, count(*) as n from live group by edition, truth)
    select (select count(distinct edition) from live) as clusters,
      (select coalesce(sum(n * (n - 1) / 2), 0)::bigint from (select sum(n) as n from groups group by edition) as e) as together,
      (select coalesce(sum(n * (n - 1) / 2), 0)::bigint from groups) as right,
      (select coalesce(sum(n * (n - 1) / 2), 0)::bigint from (select sum(n) as n from groups group by truth) as t) as wanted`);
  const share = (part: number, whole: number) =>
    whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
  return {
    clusters: row.clusters,
    pair_precision: share(row.right, row.together),
    pair_recall: share(row.right, row.wanted),
  };
}
