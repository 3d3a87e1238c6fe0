import type { Database } from "#kernel/database/database.ts";
import type { Frame } from "#standards/marc/frame.ts";
import type { Block } from "../db/blocks.ts";
import { briefToText } from "../db/brief-text.ts";
import type { DoubtfulPair } from "../db/settling.ts";
import type { NewRecord, QuarantinedRecord, RepairExample } from "../db/staging.ts";
import type { MatchedBefore, StoredRecord, storedRecords } from "../db/stored-records.ts";
import type { LoadKind } from "../domain/load.ts";
import { matchKeysOf } from "../domain/matching/match-keys.ts";
import { traitsToText } from "../domain/matching/traits.ts";
import type { LoadProfile } from "../domain/profile.ts";
import type { PlacingFor, Surroundings } from "./placing.ts";
import type { ReadRecord } from "./read-record.ts";

/** What all batches of one load share. */
export interface BatchContext extends PlacingFor {
  readonly database: Database;
  readonly load: number;
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
 * A frame as it was read, with its brief and traits already as text: each is one flat string, where the
 * objects hold on to pieces of the whole decoded record until the batch is written.
 */
export type TakenRecord =
  | Exclude<ReadRecord, { kind: "record" }>
  | (Omit<Extract<ReadRecord, { kind: "record" }>, "brief" | "traits"> & {
      brief: string;
      /** The traits as text. */
      text: string;
      /** Keys of matching. */
      keys: readonly number[];
    });

export function taken(read: ReadRecord): TakenRecord {
  if (read.kind !== "record") return read;
  const { kind, controlNumber, brief, traits, works, lacks, items, ownerNames, faults } = read;
  return {
    ...{ kind, controlNumber, works, lacks, items, ownerNames, faults },
    brief: briefToText(brief),
    text: traitsToText(traits),
    keys: matchKeysOf(traits),
  };
}

/** A record that a load will store. */
export type ReadyEntry = Entry & { controlNumber: string; read: Extract<TakenRecord, { kind: "record" }> };

/** A batch whose records have been read and sorted, and whose surroundings are being looked up. */
export interface SortedBatch {
  readonly writing: Writing;
  readonly fresh: readonly ReadyEntry[];
  readonly around: Promise<Surroundings>;
  /** What the live versions of changed records say for matching, by control number. */
  readonly before: Promise<ReadonlyMap<string, MatchedBefore>>;
}

/** What one batch will write. Made before its transaction, so that the transaction is short. */
export interface Writing {
  records: NewRecord[];
  blocks: Block[];
  ended: string[];
  unstaged: string[];
  editions: Set<number>;
  /** Editions under keys of matching. */
  keys: (readonly [key: number, edition: number])[];
  workLinks: (readonly [key: number, alias: number])[];
  /** Editions to be sorted again when the load takes effect. */
  unsettled: Set<number>;
  /** Editions that a record went from: to be sorted again where others are left. */
  left: Set<number>;
  doubts: DoubtfulPair[];
  quarantined: QuarantinedRecord[];
  repairs: RepairExample[];
}

export function emptyWriting(): Writing {
  return {
    records: [],
    blocks: [],
    ended: [],
    unstaged: [],
    editions: new Set(),
    keys: [],
    workLinks: [],
    unsettled: new Set(),
    left: new Set(),
    doubts: [],
    quarantined: [],
    repairs: [],
  };
}

/** Whether a batch changes anything at all. */
export function isEmptyWriting(writing: Writing): boolean {
  const { records, ended, unstaged, quarantined } = writing;
  return records.length + ended.length + unstaged.length + quarantined.length === 0;
}
