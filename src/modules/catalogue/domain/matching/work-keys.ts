import type { MarcRecord } from "#standards/marc/record.ts";

/** What a record says of the work it carries. */
export interface WorkKeys {
  /** A whole number from 0 to 2^53 that all records of the work share; null where the record cannot say. */
  readonly key: number | null;
  /** How surely: 0 = no key, up to 3 = uniform title and author. */
  readonly rank: number;
  /** Further keys of the same work: its titles in other languages. */
  readonly aliases: readonly number[];
}

/** Reads which work a bibliographic record belongs to. Never fails. */
export function workKeysOf(_record: MarcRecord): WorkKeys {
  return { key: null, rank: 0, aliases: [] };
}
