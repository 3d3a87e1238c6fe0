import type { Database } from "#kernel/database/database.ts";
import type { Frame } from "#standards/marc/frame.ts";
import type { Block } from "../db/blocks.ts";
import { briefToText } from "../db/brief-text.ts";
import type { NewRecord, QuarantinedRecord, RepairExample } from "../db/staging.ts";
import type { StoredRecord, storedRecords } from "../db/stored-records.ts";
import { editionKeyOf } from "../domain/edition-key.ts";
import type { LoadKind } from "../domain/load.ts";
import type { LoadProfile } from "../domain/profile.ts";
import type { ReadRecord } from "./read-record.ts";

/** What all batches of one load share. */
export interface BatchContext {
  readonly database: Database;
  readonly source: number;
  readonly load: number;
  /** Version being staged. */
  readonly version: number;
  readonly kind: LoadKind;
  readonly profile: LoadProfile;
  readonly fingerprintOf: (bytes: Uint8Array) => string;
  /** Nothing is stored for this library yet: no older version need be looked for. */
  readonly first: boolean;
  /** ISIL of the library that a symbol in the file means; undefined where the directory knows none. */
  readonly ownerOf: (symbol: string) => string | undefined;
  readonly isil: string;
}

/** One record of a batch on its way into the tables. */
export interface Entry {
  readonly frame: Frame;
  readonly fingerprint: string;
  controlNumber: string | null;
  read: TakenRecord | null;
  stored: { live?: StoredRecord; staged?: StoredRecord } | undefined;
}

/** A batch whose stored versions are being looked up; null where that must wait for the batch before. */
export interface BegunBatch {
  readonly entries: Entry[];
  readonly wanted: readonly string[];
  readonly stored: Promise<Awaited<ReturnType<typeof storedRecords>>> | null;
}

/**
 * A frame as it was read, with its brief already as text: the text is one flat string, where the brief holds
 * on to pieces of the whole decoded record until the batch is written.
 */
export type TakenRecord =
  | Exclude<ReadRecord, { kind: "record" }>
  | (Omit<Extract<ReadRecord, { kind: "record" }>, "brief"> & { brief: string; key: number | null });

export function taken(read: ReadRecord): TakenRecord {
  if (read.kind !== "record") return read;
  return { ...read, brief: briefToText(read.brief), key: editionKeyOf(read.brief) };
}

export type ReadyEntry = Entry & { controlNumber: string; read: Extract<TakenRecord, { kind: "record" }> };

/** What one batch will write. Made before its transaction, so that the transaction is short. */
export interface Writing {
  records: NewRecord[];
  blocks: Block[];
  ended: string[];
  unstaged: string[];
  editions: Set<number>;
  quarantined: QuarantinedRecord[];
  repairs: RepairExample[];
}

/** Whether a batch changes anything at all. */
export function isEmptyWriting(writing: Writing): boolean {
  const { records, ended, unstaged, quarantined } = writing;
  return records.length + ended.length + unstaged.length + quarantined.length === 0;
}
