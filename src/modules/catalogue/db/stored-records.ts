import type { Database, Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";

/** The version of a record that readers see, or the one already staged by this load. */
export interface StoredRecord {
  readonly id: number;
  readonly edition: number;
  readonly version: number;
  readonly fingerprint: string;
  /** The load under way has ended this version. */
  readonly ended: boolean;
}

/** Stored versions of a library's records, by control number: at most one live and one staged. */
export async function storedRecords(
  database: Queryable,
  source: number,
  staging: number,
  controlNumbers: readonly string[],
): Promise<Map<string, { live?: StoredRecord; staged?: StoredRecord }>> {
  const rows = await database.query<StoredRecord & { controlNumber: string }>(sql`
    select id, edition, version, until_version is not null as ended, replace(fingerprint::text, '-', '') as fingerprint, control_number as "controlNumber"
    from catalogue.record
    where source = ${source} and control_number = any(${controlNumbers}::text[])
      and (until_version is null or until_version = ${staging})`);
  const found = new Map<string, { live?: StoredRecord; staged?: StoredRecord }>();
  for (const row of rows) {
    const entry = found.get(row.controlNumber) ?? {};
    if (row.version === staging) entry.staged = row;
    else entry.live = row;
    found.set(row.controlNumber, entry);
  }
  return found;
}

/** What matching read of a live record, and where it put it. */
export interface MatchedBefore {
  readonly traits: string;
  readonly work: number;
  readonly workKey: number | null;
}

/** What matching read of the live versions of records, by control number: to see whether anything of it changed. */
export async function matchedBefore(
  database: Queryable,
  source: number,
  staging: number,
  controlNumbers: readonly string[],
): Promise<Map<string, MatchedBefore>> {
  if (controlNumbers.length === 0) return new Map();
  const rows = await database.query<MatchedBefore & { controlNumber: string }>(sql`
    select control_number as "controlNumber", traits, work, work_key as "workKey" from catalogue.record
    where source = ${source} and control_number = any(${controlNumbers}::text[]) and version <> ${staging}
      and (until_version is null or until_version = ${staging})`);
  return new Map(rows.map((row) => [row.controlNumber, row]));
}

/** A range of new record ids: its first, and how many (10,000). */
export async function newRecordIds(database: Queryable): Promise<{ first: number; count: number }> {
  const { first } = await database.one<{ first: number }>(
    sql`select nextval('catalogue.record_ids') as first`,
  );
  return { first, count: 10_000 };
}

export async function newBlockIds(database: Queryable): Promise<{ first: number; count: number }> {
  const { first } = await database.one<{ first: number }>(
    sql`select nextval('catalogue.block_ids') as first`,
  );
  return { first, count: 1_000 };
}

/** How many live records of a library a load has met or not: those it has not ended, and those it has. */
export async function countLive(database: Queryable, source: number, staging: number): Promise<number> {
  const row = await database.one<{ count: number }>(sql`select count(*) from catalogue.record
    where source = ${source} and version < ${staging} and (until_version is null or until_version = ${staging})`);
  return row.count;
}

/**
 * The live records of a library, in pieces of some thousand, for finding those a full load did not bring.
 */
export async function eachLiveRecord(
  database: Database,
  source: number,
  staging: number,
  visit: (rows: { id: number; edition: number; controlNumber: string }[]) => Promise<void>,
): Promise<void> {
  for (let after = ""; ; ) {
    const rows = await database.query<{ id: number; edition: number; controlNumber: string }>(sql`
      select id, edition, control_number as "controlNumber" from catalogue.record
      where source = ${source} and control_number > ${after} and version < ${staging} and until_version is null
      order by control_number limit 5000`);
    if (rows.length === 0) return;
    await visit(rows);
    after = rows.at(-1)!.controlNumber;
  }
}
