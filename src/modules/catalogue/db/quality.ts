import type { Database, Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { type Lack, lackBits } from "../domain/quality.ts";
import type { QualityCounts, QualitySnapshot } from "../domain/quality-report.ts";
import { hasMadeNumber, liveRecords, othersHaveIt } from "./quality-terms.ts";

type Some<Name extends keyof QualityCounts> = Record<Name, number>;
type InRows = Lack | "records" | "with-items" | "complete" | "number";

/**
 * Counts a library's live records by all that the report asks, and keeps it as how they were after its newest load in
 * effect. Can be repeated: the same load's counts are written anew. Takes some seconds for a million records.
 *
 * @returns undefined when the library has no load in effect
 */
export async function takeQuality(database: Database, isil: string): Promise<QualitySnapshot | undefined> {
  return database.transaction(async (tx) => {
    const newest = await tx.maybeOne<{ load: number; source: number }>(sql`
      select max(l.id) as load, l.source from catalogue.load l join catalogue.source s on s.id = l.source
      where s.isil = ${isil} and l.state = 'active' group by l.source`);
    if (!newest) return undefined;
    const { load, source } = newest;
    const counts: QualityCounts = {
      ...(await countRows(tx, source)),
      ...(await countItems(tx, source)),
      ...(await countEditions(tx, source)),
    };
    const { takenAt } = await tx.one<{ takenAt: Date }>(sql`
      insert into catalogue.quality (source, load, counts) values (${source}, ${load}, ${JSON.stringify(counts)})
      on conflict (source, load) do update set counts = excluded.counts, taken_at = now()
      returning taken_at as "takenAt"`);
    return { load, takenAt, counts };
  }, "repeatable read");
}

/** What the rows themselves tell. Few rows of the answer are alike, however many records there are. */
async function countRows(tx: Queryable, source: number): Promise<Some<InRows>> {
  const rows = await tx.query<{ lacks: number; hasItems: boolean; made: boolean; count: number }>(sql`
    select r.lacks, r.items > 0 as "hasItems", ${hasMadeNumber} as made, count(*) as count
    from ${liveRecords} where r.source = ${source} group by 1, 2, 3`);
  const sum = (counts: (row: (typeof rows)[number]) => boolean) =>
    rows.reduce((total, row) => (counts(row) ? total + row.count : total), 0);
  const lacking = Object.entries(lackBits).map(([name, bit]) => [
    name,
    sum(({ lacks }) => (lacks & bit) > 0),
  ]);
  return {
    ...(Object.fromEntries(lacking) as Some<Lack>),
    records: sum(() => true),
    "with-items": sum(({ hasItems }) => hasItems),
    complete: sum(({ lacks, made }) => lacks === 0 && !made),
    number: sum(({ made }) => made),
  };
}

/** Records with an item that lacks something. */
function countItems(tx: Queryable, source: number): Promise<Some<"call-number" | "barcode">> {
  return tx.one(sql`select count(*) filter (where no_call_number) as "call-number", count(*) filter (where no_barcode) as barcode
    from (select bool_or(i.call_number is null) as no_call_number, bool_or(i.barcode is null) as no_barcode
      from ${liveRecords} join catalogue.item i on i.record = r.id and i.version = r.version
      where r.source = ${source} and (i.call_number is null or i.barcode is null) group by r.id) lacking`);
}

/** What the editions tell that the records belong to. */
function countEditions(tx: Queryable, source: number): Promise<Some<"duplicates" | "alone" | "joined">> {
  // Two sums rather than one with "or": only a condition of its own is joined as a set instead of row by row.
  return tx.one(sql`with r as materialized (
      select r.edition, r.source, count(*) as records, count(*) filter (where r.owners is not null) as shared
      from ${liveRecords} where r.source = ${source} group by 1, 2),
    sums as materialized (
      select coalesce(sum(records), 0) as records, coalesce(sum(shared), 0) as shared,
        coalesce(sum(records) filter (where records > 1), 0) as duplicates,
        (select coalesce(sum(records - shared), 0) from r where ${othersHaveIt}) as joined
      from r)
    select duplicates::bigint as duplicates, (shared + joined)::bigint as joined,
      (records - shared - joined)::bigint as alone from sums`);
}

/** How a library's records were after each of its last loads, the newest first. */
export function qualityOf(database: Queryable, isil: string, limit: number): Promise<QualitySnapshot[]> {
  return database.query(sql`select q.load, q.taken_at as "takenAt", q.counts
    from catalogue.quality q join catalogue.source s on s.id = q.source
      join catalogue.load l on l.id = q.load and l.state = 'active'
    where s.isil = ${isil} order by q.load desc limit ${limit}`);
}

/** The newest snapshot of each of some libraries, where there is one. */
export async function newestQuality(
  database: Queryable,
  isils: readonly string[],
): Promise<Map<string, QualitySnapshot>> {
  const rows = await database.query<QualitySnapshot & { isil: string }>(sql`
    select distinct on (s.isil) s.isil, q.load, q.taken_at as "takenAt", q.counts
    from catalogue.quality q join catalogue.source s on s.id = q.source
      join catalogue.load l on l.id = q.load and l.state = 'active'
    where s.isil = any(${isils}) order by s.isil, q.load desc`);
  return new Map(rows.map((row) => [row.isil, row]));
}

/** The libraries whose newest load has not been counted, or whose editions may have changed since it was. */
export async function librariesToCount(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ isil: string }>(sql`
    with newest as (select source, max(id) as load from catalogue.load where state = 'active' group by source)
    select s.isil from newest n join catalogue.source s on s.id = n.source
      left join catalogue.quality q on q.source = n.source and q.load = n.load
    where q.load is null or q.taken_at < (select max(created_at) from catalogue.change) order by s.isil`);
  return rows.map(({ isil }) => isil);
}
