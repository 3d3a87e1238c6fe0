import type { LoadProfile } from "./profile.ts";

/** A full load replaces what the library has; a delta adds, changes and deletes what it names. */
export type LoadKind = "full" | "delta";

/**
 * uploaded -> waiting -> running -> active; waiting -> uploaded (taken out of the queue);
 * running -> stopped | failed -> running (resumed) | discarded; active -> rolled-back.
 */
export type LoadState =
  | "uploaded"
  | "waiting"
  | "running"
  | "stopped"
  | "failed"
  | "active"
  | "rolled-back"
  | "discarded";

/** One file of a load. */
export interface LoadFile {
  /** As the sender calls it. */
  readonly name: string;
  readonly path: string;
  /** Bytes, as they lie (compressed or not). */
  readonly size: number;
}

/** How many records came to what. */
export interface LoadCounts {
  /** Records read, whatever became of them. */
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  /** Read, but marked as deleted (leader/05 d). */
  deleted: number;
  /** Taken away from readers: no longer sent (full load), or marked as deleted. */
  removed: number;
  /** Not shown, by the profile's rules. */
  suppressed: number;
  /** Stored after a repair. */
  repaired: number;
  quarantined: number;
  /** A control number that came twice: in a full load the first is kept, in a delta the last. */
  repeated: number;
  items: number;
  /** How many records had each fault, by its code. */
  faults: Record<string, number>;
}

export function noCounts(): LoadCounts {
  return {
    read: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    deleted: 0,
    removed: 0,
    suppressed: 0,
    repaired: 0,
    quarantined: 0,
    repeated: 0,
    items: 0,
    faults: {},
  };
}

/** How far a load under way has come. */
export interface LoadProgress {
  readonly load: number;
  readonly file: string;
  /** Bytes read of all files, and their sum. */
  readonly bytes: number;
  readonly total: number;
  readonly counts: LoadCounts;
}

/** One load as lists show it. */
export interface LoadSummary {
  readonly id: number;
  readonly library: string;
  readonly kind: LoadKind;
  readonly state: LoadState;
  readonly version: number;
  readonly files: readonly { readonly name: string; readonly size: number; readonly key?: string }[];
  readonly profile: LoadProfile;
  readonly counts: LoadCounts;
  readonly progress: { readonly file?: string; readonly bytes?: number; readonly total?: number };
  readonly error: string | null;
  /** Whether it has run at all: what it has staged then can be taken up again. */
  readonly begun: boolean;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}
