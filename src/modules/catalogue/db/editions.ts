import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { Brief } from "../domain/brief.ts";
import type { EditionDocument, EditionSummary } from "../domain/edition.ts";
import { asDocument, asSummary } from "../domain/merge-records.ts";
import { briefFromText } from "./brief-text.ts";

/** A live record as it comes from the table; the aliases are `r` for record and `s` for source. */
export interface LiveRow {
  id: number;
  edition: number;
  library: string;
  controlNumber: string;
  items: number;
  owners: string[] | null;
  priority: number;
  work: number;
  brief: string;
}

/** One library's live record of an edition. */
export interface LiveRecord extends Omit<LiveRow, "brief"> {
  readonly brief: Brief;
}

/** The columns of {@link LiveRow}. */
export const recordColumns = sql`r.id, r.edition, s.isil as library, r.control_number as "controlNumber", r.items, r.owners,
  s.priority, r.work, r.brief`;

/** A record with its brief read. Written out: each load has all its records read, and copying "the rest" is slow. */
export function asRecord(row: LiveRow): LiveRecord {
  const { id, edition, library, controlNumber, items, owners, priority, work } = row;
  const brief = briefFromText(row.brief);
  return { id, edition, library, controlNumber, items, owners, priority, work, brief };
}

/** What readers see of a source's records; the alias is `r` for record and `s` for source. */
export const isLive = sql`r.version <= s.version and (r.until_version is null or r.until_version > s.version)`;

/** The live records of some editions, by edition. */
export async function liveRecords(
  database: Queryable,
  editions: readonly number[],
): Promise<Map<number, LiveRecord[]>> {
  const rows = await database.query<LiveRow>(sql`
    select ${recordColumns} from catalogue.record r join catalogue.source s on s.id = r.source
    where r.edition = any(${editions}::bigint[]) and ${isLive}`);
  const found = new Map<number, LiveRecord[]>();
  for (const row of rows) {
    const record = asRecord(row);
    const list = found.get(row.edition);
    if (list) list.push(record);
    else found.set(row.edition, [record]);
  }
  return found;
}

/** What search reads of editions. An id that is not among the answers has no records any more. */
export async function editionDocuments(
  database: Queryable,
  ids: readonly number[],
): Promise<EditionDocument[]> {
  const records = await liveRecords(database, ids);
  return [...records].map(([id, list]) => asDocument(id, list));
}

/** Editions as lists show them, in the order asked for; those without records are left out. */
export async function editionSummaries(
  database: Queryable,
  ids: readonly number[],
): Promise<EditionSummary[]> {
  const records = await liveRecords(database, ids);
  return ids.flatMap((id) => {
    const list = records.get(id);
    return list ? [asSummary(id, list)] : [];
  });
}

/** Ids of editions that have records, in ascending order, a page at a time. */
export async function editionIds(database: Queryable, after: number, limit: number): Promise<number[]> {
  // The index gives record versions in order of edition; an edition has several, and not all are live.
  const rows = await database.query<{ edition: number }>(sql`
    select distinct edition from (
      select edition from catalogue.record where edition > ${after} order by edition limit ${limit * 2}) as next
    order by edition limit ${limit}`);
  return rows.map((row) => row.edition);
}

/** How much the catalogue holds: editions are counted by search, which has them at hand. */
export async function catalogueSize(database: Queryable): Promise<{ records: number; items: number }> {
  return database.one(sql`select count(*) as records, coalesce(sum(r.items), 0)::bigint as items
    from catalogue.record r join catalogue.source s on s.id = r.source where ${isLive}`);
}
