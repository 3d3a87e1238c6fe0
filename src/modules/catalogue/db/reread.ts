import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { MarcFormat } from "#standards/marc/frame.ts";
import type { LoadProfile } from "../domain/profile.ts";
import type { WorkKeys } from "../domain/works/work-keys.ts";
import { bytesInBlock } from "./blocks.ts";
import { formatNames } from "./originals.ts";

/** Where a walk over all record versions stands: the last one seen. */
export interface WalkPosition {
  readonly source: number;
  readonly controlNumber: string;
  readonly version: number;
}

/** One stored version of a record, to be read again. */
export interface StoredVersion extends WalkPosition {
  readonly edition: number;
  readonly format: MarcFormat;
  readonly bytes: Buffer;
  readonly profile: LoadProfile | null;
}

/** The next record versions of all libraries, with their bytes. */
export async function nextVersions(
  database: Queryable,
  { source, controlNumber, version }: WalkPosition,
  limit: number,
): Promise<StoredVersion[]> {
  const rows = await database.query<
    Omit<StoredVersion, "format" | "bytes"> & {
      format: number;
      content: Buffer;
      start: number;
      length: number;
    }
  >(sql`
    select r.source, r.control_number as "controlNumber", r.version, r.edition, r.format, s.profile, b.content,
      r.start, r.length
    from catalogue.record r join catalogue.source s on s.id = r.source join catalogue.block b on b.id = r.block
    where (r.source, r.control_number, r.version) > (${source}, ${controlNumber}, ${version})
    order by r.source, r.control_number, r.version limit ${limit}`);
  return rows.map(({ content, start, length, format, ...row }) => ({
    ...row,
    format: formatNames[format]!,
    bytes: bytesInBlock(content, start, length),
  }));
}

/** What reading a stored record again gives. */
export interface RereadVersion extends WalkPosition {
  readonly traits: string;
  readonly works: WorkKeys;
  readonly lacks: number;
}

export async function storeReread(tx: Queryable, rows: readonly RereadVersion[]): Promise<void> {
  await tx.query(sql`update catalogue.record r
    set traits = n.traits, work_key = n.work_key, work_rank = n.work_rank, lacks = n.lacks
    from json_to_recordset(${JSON.stringify(
      rows.map(({ source, controlNumber, version, traits, works, lacks }) => ({
        ...{ source, control_number: controlNumber, version, traits, lacks },
        work_key: works.key,
        work_rank: works.rank,
      })),
    ).replaceAll("\\u0000", "\\ufffd")}::json)
      as n (source int, control_number text, version int, traits text, work_key bigint, work_rank int, lacks int)
    where r.source = n.source and r.control_number = n.control_number and r.version = n.version`);
}

/** Which reading of records the stored traits come from. */
export async function readingVersion(database: Queryable): Promise<number> {
  return (await database.one<{ reading: number }>(sql`select reading from catalogue.matching`)).reading;
}

export async function setReadingVersion(tx: Queryable, version: number): Promise<void> {
  await tx.query(sql`update catalogue.matching set reading = ${version}`);
}
