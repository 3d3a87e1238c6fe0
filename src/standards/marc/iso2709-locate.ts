import { FT } from "./bytes.ts";
import { type Fault, report } from "./fault.ts";
import type { Entry } from "./iso2709-directory.ts";

/** Bytes from `from` up to a field terminator at `to` (or the end of the data). */
interface Stretch {
  from: number;
  to: number;
}

/**
 * Sets `from` and `to` of each entry. Directory and terminators are compared; where they disagree,
 * terminators win if there is one for each entry, and the directory if it is consistent in itself.
 * Returns false where neither can be followed.
 */
export function locateFields(
  buffer: Buffer,
  base: number,
  end: number,
  entries: Entry[],
  faults: Fault[],
): boolean {
  if (entries.every((entry) => isConfirmed(buffer, base, end, entry)) && coverAll(entries, base, end)) {
    for (const entry of entries) place(entry, base + entry.start, base + entry.start + entry.length - 1);
    return true;
  }
  const stretches = betweenTerminators(buffer, base, end);
  if (stretches.length === entries.length) {
    placeByTerminators(entries, stretches);
    const message = "The directory does not say where the fields are.";
    const repair = "The fields were found by their terminators, in the order of the directory.";
    report(faults, { code: "directory-mismatch", message, offset: 24, repair });
    return true;
  }
  if (coverAll(entries, base, end)) return placeByDirectory(buffer, base, entries, faults);
  const message = `The directory lists ${entries.length} fields, the data holds ${stretches.length}, and their places do not agree.`;
  report(faults, { code: "directory-mismatch", message, offset: 24 });
  return false;
}

function place(entry: Entry, from: number, to: number): void {
  entry.from = from;
  entry.to = to;
}

/** A field is confirmed where a terminator stands before it and at its end. */
function isConfirmed(buffer: Buffer, base: number, end: number, { start, length }: Entry): boolean {
  if (start < 0 || length < 1 || base + start + length > end) return false;
  return buffer[base + start + length - 1] === FT && (start === 0 || buffer[base + start - 1] === FT);
}

/** Says whether the fields, in order of their starts, fill the data exactly. */
function coverAll(entries: Entry[], base: number, end: number): boolean {
  const inOrder = [...entries].sort((a, b) => a.start - b.start);
  let next = 0;
  for (const { start, length } of inOrder) {
    if (start !== next || length < 1) return false;
    next += length;
  }
  return base + next === end;
}

function betweenTerminators(buffer: Buffer, base: number, end: number): Stretch[] {
  const stretches: Stretch[] = [];
  let from = base;
  while (from < end) {
    const found = buffer.indexOf(FT, from);
    const to = found === -1 || found > end ? end : found;
    stretches.push({ from, to });
    from = to + 1;
  }
  return stretches;
}

/**
 * Gives each entry its stretch: in directory order, or in the order of the starts where the lengths
 * fit that better. (Starts over 99,999 wrap round, so they cannot be believed by themselves.)
 */
function placeByTerminators(entries: Entry[], stretches: Stretch[]): void {
  const byStart = [...entries].sort((a, b) => a.start - b.start);
  const order = fit(byStart, stretches) > fit(entries, stretches) ? byStart : entries;
  for (let i = 0; i < order.length; i++) place(order[i]!, stretches[i]!.from, stretches[i]!.to);
}

function fit(entries: Entry[], stretches: Stretch[]): number {
  let fitting = 0;
  for (let i = 0; i < entries.length; i++) {
    const { from, to } = stretches[i]!;
    if ((to - from + 1) % 10_000 === entries[i]!.length) fitting++;
  }
  return fitting;
}

function placeByDirectory(buffer: Buffer, base: number, entries: Entry[], faults: Fault[]): boolean {
  for (const entry of entries) {
    const from = base + entry.start;
    const last = from + entry.length - 1;
    const ended = buffer[last] === FT;
    place(entry, from, ended ? last : last + 1);
    if (ended) continue;
    const message = `Field ${entry.tag} does not end with a field terminator.`;
    const repair = "It was read to the length that the directory gives.";
    report(faults, { code: "missing-terminator", message, offset: last, tag: entry.tag, repair });
  }
  return true;
}
