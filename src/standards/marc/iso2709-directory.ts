import { decimal, FT, isAlphanumeric, number5 } from "./bytes.ts";

/** One directory entry, and where its field was found. */
export interface Entry {
  tag: string;
  /** Length and start as the directory gives them; -1 where they are not numbers. */
  length: number;
  start: number;
  /** Bytes of the field in the record, without its terminator; set when the field is located. */
  from: number;
  to: number;
}

export interface Directory {
  /** Where the directory starts: 24, or elsewhere where the leader is too short or too long. */
  start: number;
  /** Where the data starts. */
  base: number;
  /** Whether a field terminator ends it, as it should. */
  terminated: boolean;
  entries: Entry[];
}

const ENTRY = 12;
const LONGEST_LEADER = 96;

/**
 * Finds the directory: normally the 12-byte entries from byte 24 to the first field terminator.
 * With a leader of another size it is found backwards from that terminator; without a terminator,
 * by the shape of the entries. Null where nothing looks like a directory.
 */
export function findDirectory(buffer: Buffer, end: number): Directory | null {
  const stop = buffer.indexOf(FT);
  if (stop >= 24 && stop <= end) {
    if ((stop - 24) % ENTRY === 0 && looksLikeDirectory(buffer, 24, stop))
      return directory(buffer, 24, stop, true);
    const start = backwards(buffer, stop);
    if (start >= 5 && start < stop && start <= LONGEST_LEADER) return directory(buffer, start, stop, true);
  }
  const start = 24;
  let at = start;
  while (at + ENTRY <= end && isStrictEntry(buffer, at)) at += ENTRY;
  // Without a terminator the base address is all that bounds the directory from data made of digits.
  const base = number5(buffer, 12);
  if (base > start && base < at && (base - start) % ENTRY === 0) at = base;
  return at > start ? directory(buffer, start, at, false) : null;
}

function directory(buffer: Buffer, start: number, stop: number, terminated: boolean): Directory {
  const entries: Entry[] = [];
  for (let at = start; at < stop; at += ENTRY) {
    const tag = buffer.toString("latin1", at, at + 3);
    entries.push({
      tag,
      length: decimal(buffer, at + 3, 4),
      start: decimal(buffer, at + 7, 5),
      from: 0,
      to: 0,
    });
  }
  return { start, base: terminated ? stop + 1 : stop, terminated, entries };
}

/** Start of the unbroken row of entries that ends at `stop`. */
function backwards(buffer: Buffer, stop: number): number {
  let at = stop;
  while (at - ENTRY >= 5 && isStrictEntry(buffer, at - ENTRY)) at -= ENTRY;
  return at;
}

/** Says whether each entry has a proper tag or proper numbers, and at least half of them both. */
function looksLikeDirectory(buffer: Buffer, start: number, stop: number): boolean {
  let sound = 0;
  for (let at = start; at < stop; at += ENTRY) {
    const tag = hasTag(buffer, at);
    const numbers = decimal(buffer, at + 3, 9) >= 0;
    if (!tag && !numbers) return false;
    if (tag && numbers) sound++;
  }
  return sound * 2 * ENTRY >= stop - start;
}

function isStrictEntry(buffer: Buffer, at: number): boolean {
  return hasTag(buffer, at) && decimal(buffer, at + 3, 9) >= 0;
}

function hasTag(buffer: Buffer, at: number): boolean {
  return isAlphanumeric(buffer[at]!) && isAlphanumeric(buffer[at + 1]!) && isAlphanumeric(buffer[at + 2]!);
}
