import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { NumberSet } from "../domain/number-set.ts";

/** A fault as it is kept. */
interface StoredFault {
  readonly code: string;
  readonly message: string;
  readonly offset?: number;
  readonly tag?: string;
  readonly repair?: string;
}

export interface QuarantineEntry {
  readonly id: number;
  readonly load: number;
  readonly file: string;
  readonly number: number;
  readonly position: number;
  readonly controlNumber: string | null;
  readonly faults: readonly StoredFault[];
  readonly bytes: number;
}

export interface RepairEntry {
  readonly file: string;
  readonly number: number;
  readonly position: number;
  readonly controlNumber: string | null;
  readonly code: string;
  readonly message: string;
  readonly repair: string | null;
}

/** What could not be read of a library's files, in file order, a page at a time. */
export function quarantineOf(
  database: Queryable,
  isil: string,
  after: number,
  limit: number,
): Promise<QuarantineEntry[]> {
  return database.query(sql`select q.id, q.load, q.file, q.number, q.position, q.control_number as "controlNumber",
      q.faults, length(q.content) as bytes
    from catalogue.quarantine q join catalogue.source s on s.id = q.source
    where s.isil = ${isil} and q.id > ${after} order by q.id limit ${limit}`);
}

/** The bytes of a quarantined record, as they came. */
export async function quarantinedBytes(
  database: Queryable,
  isil: string,
  id: number,
): Promise<Buffer | undefined> {
  const row = await database.maybeOne<{ content: Buffer }>(sql`select q.content
    from catalogue.quarantine q join catalogue.source s on s.id = q.source where s.isil = ${isil} and q.id = ${id}`);
  return row?.content;
}

/** Examples of what a load repaired. */
export function repairsOf(database: Queryable, load: number, limit: number): Promise<RepairEntry[]> {
  return database.query(sql`select file, number, position, control_number as "controlNumber", code, message, repair
    from catalogue.repair where load = ${load} order by file, number limit ${limit}`);
}

/** Forgets what is in quarantine of a library but did not come again in a full load. */
export async function forgetQuarantined(tx: Queryable, source: number, again: NumberSet): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await tx.query<{ id: number; fingerprint: string }>(sql`
      select id, fingerprint from catalogue.quarantine where source = ${source} and id > ${after} order by id limit 5000`);
    if (rows.length === 0) return;
    after = rows.at(-1)!.id;
    const gone = rows.filter(
      (row) => !again.has(Number.parseInt(row.fingerprint.replaceAll("-", "").slice(0, 12), 16) + 1),
    );
    if (gone.length > 0)
      await tx.query(
        sql`delete from catalogue.quarantine where id = any(${gone.map((row) => row.id)}::bigint[])`,
      );
  }
}
