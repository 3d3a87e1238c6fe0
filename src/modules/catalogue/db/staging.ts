import type { Queryable, Transaction } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { Fault } from "#standards/marc/fault.ts";
import { type ItemStatus, itemStatuses } from "../domain/edition.ts";
import type { ExtractedItem } from "../domain/extract-items.ts";
import type { WorkKeys } from "../domain/works/work-keys.ts";
import { BinaryCopy } from "./binary-copy.ts";
import type { Block, PlaceInBlock } from "./blocks.ts";

/** A record ready to be stored. */
export interface NewRecord {
  readonly id: number;
  readonly edition: number;
  readonly place: PlaceInBlock;
  readonly format: number;
  readonly fingerprint: string;
  readonly controlNumber: string;
  readonly items: readonly ExtractedItem[];
  /** Library of each item where it is not the source; same order as items. */
  readonly itemOwners: readonly (string | null)[];
  readonly owners: readonly string[] | null;
  readonly brief: string;
  readonly work: number;
  readonly works: WorkKeys;
  /** What matching reads of it, as text. */
  readonly text: string;
  /** See `lacksOf`. */
  readonly lacks: number;
}

/** A record that could not be read. */
export interface QuarantinedRecord {
  readonly file: string;
  readonly number: number;
  readonly position: number;
  readonly format: number;
  readonly fingerprint: string;
  readonly controlNumber: string | null;
  readonly faults: readonly Fault[];
  readonly content: Uint8Array;
}

/** One repair, as an example of what was done. */
export interface RepairExample {
  readonly file: string;
  readonly number: number;
  readonly position: number;
  readonly controlNumber: string | null;
  readonly fault: Fault;
}

export async function insertBlocks(
  tx: Transaction,
  source: number,
  version: number,
  blocks: readonly Block[],
): Promise<void> {
  if (blocks.length === 0) return;
  const copy = new BinaryCopy();
  for (const { id, content } of blocks) {
    copy.row(4);
    copy.int8(id);
    copy.int4(source);
    copy.int4(version);
    copy.bytes(content);
  }
  await tx.copyIn(
    "copy catalogue.block (id, source, version, content) from stdin (format binary)",
    (stream) => {
      stream.write(copy.end());
    },
  );
}

export async function insertRecords(
  tx: Transaction,
  source: number,
  version: number,
  records: readonly NewRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const copy = new BinaryCopy();
  for (const record of records) {
    copy.row(18);
    copy.int8(record.id);
    copy.int8(record.edition);
    copy.int8(record.place.block);
    copy.int4(source);
    copy.int4(version);
    copy.int4(record.place.start);
    copy.int4(record.place.length);
    copy.int4(record.items.length);
    copy.int2(record.format);
    copy.uuid(record.fingerprint);
    copy.text(record.controlNumber);
    copy.textArray(record.owners);
    copy.text(record.brief);
    copy.int8(record.work);
    if (record.works.key === null) copy.null();
    else copy.int8(record.works.key);
    copy.int2(record.works.rank);
    copy.text(record.text);
    copy.int2(record.lacks);
  }
  await tx.copyIn(
    `copy catalogue.record (id, edition, block, source, version, start, length, items, format, fingerprint,
       control_number, owners, brief, work, work_key, work_rank, traits, lacks) from stdin (format binary)`,
    (stream) => {
      stream.write(copy.end());
    },
  );
}

const statusNumbers = new Map<ItemStatus, number>(itemStatuses.map((status, n) => [status, n]));

export async function insertItems(
  tx: Transaction,
  version: number,
  records: readonly NewRecord[],
): Promise<void> {
  const copy = new BinaryCopy();
  let count = 0;
  for (const record of records) {
    for (let n = 0; n < record.items.length; n++) {
      const item = record.items[n]!;
      count++;
      copy.row(13);
      copy.int8(record.id);
      copy.int4(version);
      copy.int4(n);
      copy.int2(statusNumbers.get(item.status)!);
      copy.text(record.itemOwners[n] ?? null);
      copy.text(item.branch);
      copy.text(item.location);
      copy.text(item.callNumber);
      copy.text(item.barcode);
      copy.text(item.volume);
      copy.text(item.copy);
      copy.text(item.itemType);
      copy.text(item.note);
    }
  }
  if (count === 0) return;
  await tx.copyIn(
    `copy catalogue.item (record, version, n, status, owner, branch, location, call_number, barcode, volume,
       copy, item_type, note) from stdin (format binary)`,
    (stream) => {
      stream.write(copy.end());
    },
  );
}

/** Ends the live versions of records when the staged version takes effect. */
export async function endRecords(
  tx: Queryable,
  source: number,
  staging: number,
  controlNumbers: readonly string[],
): Promise<void> {
  if (controlNumbers.length === 0) return;
  await tx.query(sql`update catalogue.record set until_version = ${staging}
    where source = ${source} and control_number = any(${controlNumbers}::text[])
      and version < ${staging} and until_version is null`);
}

/** Takes back what this load itself staged for some records. */
export async function unstageRecords(
  tx: Queryable,
  source: number,
  staging: number,
  controlNumbers: readonly string[],
): Promise<void> {
  if (controlNumbers.length === 0) return;
  await tx.query(sql`with gone as (
      delete from catalogue.record
      where source = ${source} and control_number = any(${controlNumbers}::text[]) and version = ${staging}
      returning id)
    delete from catalogue.item where record in (select id from gone) and version = ${staging}`);
}

/**
 * Lets this transaction commit without waiting for the disk. What is staged and lost in a crash is staged
 * again when the load is resumed; the transaction that makes a version take effect waits, and with it all
 * that was written before.
 */
export async function needNotLast(tx: Queryable): Promise<void> {
  await tx.query(sql`set local synchronous_commit = off`);
}

/** Remembers which editions a staged load will change. */
export async function stageChanges(
  tx: Queryable,
  source: number,
  version: number,
  editions: readonly number[],
): Promise<void> {
  for (let at = 0; at < editions.length; at += 1_000) {
    await tx.query(sql`insert into catalogue.staged_change (source, version, editions)
      values (${source}, ${version}, ${editions.slice(at, at + 1_000)}::bigint[])`);
  }
}

export async function insertQuarantined(
  tx: Queryable,
  source: number,
  load: number,
  records: readonly QuarantinedRecord[],
): Promise<void> {
  for (const record of records) {
    await tx.query(sql`insert into catalogue.quarantine
      (source, load, file, number, position, format, fingerprint, control_number, faults, content)
      values (${source}, ${load}, ${record.file}, ${record.number}, ${record.position}, ${record.format},
        ${record.fingerprint}, ${record.controlNumber},
        ${JSON.stringify(record.faults).replaceAll("\\u0000", "\\ufffd")}, ${Buffer.from(record.content)})
      on conflict (source, fingerprint) do nothing`);
  }
}

export async function insertRepairs(
  tx: Queryable,
  load: number,
  examples: readonly RepairExample[],
): Promise<void> {
  if (examples.length === 0) return;
  const rows = examples.map(({ file, number, position, controlNumber, fault }) => ({
    file,
    number,
    position,
    control_number: controlNumber?.replaceAll("\0", "\ufffd") ?? null,
    code: fault.code,
    message: fault.message.replaceAll("\0", "\ufffd"),
    repair: fault.repair?.replaceAll("\0", "\ufffd") ?? null,
  }));
  await tx.query(sql`insert into catalogue.repair (load, file, number, position, control_number, code, message, repair)
    select ${load}, r.* from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(file text, number bigint, position bigint, control_number text, code text, message text, repair text)`);
}
