import type { Brief } from "./brief.ts";

/** One library's record, as far as merging reads it. */
export interface MergedRecord {
  /** ISIL of the library. */
  readonly library: string;
  readonly controlNumber: string;
  readonly items: number;
  /** ISILs of other libraries that hold items of it. */
  readonly owners: readonly string[] | null;
  /** The library's place in the coordinator's order: the lowest number speaks first. */
  readonly priority: number;
  /** The work that it belongs to; 0 while it is not known. */
  readonly work: number;
  readonly brief: Brief;
}

/**
 * The records of an edition in the order in which they are listened to (docs/merging.md):
 *
 * 1. those that describe the edition before those that only announce it (stubs);
 * 2. by the priority of their libraries;
 * 3. those that say more before those that say less;
 * 4. by library and control number, so that the order never depends on when what was loaded.
 */
export function inStanding<R extends MergedRecord>(records: readonly R[]): readonly R[] {
  if (records.length < 2) return records;
  // Insertion into two short arrays: most editions have two or three records, and each load asks for all.
  const ordered: R[] = [];
  const places: number[] = [];
  for (const record of records) {
    const place = placeOf(record);
    let at = ordered.length;
    while (
      at > 0 &&
      (places[at - 1]! > place || (places[at - 1] === place && comesAfter(ordered[at - 1]!, record)))
    ) {
      ordered[at] = ordered[at - 1]!;
      places[at] = places[at - 1]!;
      at--;
    }
    ordered[at] = record;
    places[at] = place;
  }
  return ordered;
}

/** Rules 1 to 3 as one number: the lowest comes first. */
function placeOf({ brief, priority }: MergedRecord): number {
  return (isStub(brief) ? 1e13 : 0) + priority * 1_000 - fullness(brief);
}

function comesAfter(a: MergedRecord, b: MergedRecord): boolean {
  return a.library === b.library ? a.controlNumber > b.controlNumber : a.library > b.library;
}

/**
 * Whether a record only announces the edition: it is written in capitals throughout, says that the title is
 * on order, or names no subject and at most two of author, year, publisher and language.
 */
export function isStub(brief: Brief): boolean {
  return isBare(brief) || shouts(brief.title) || onOrder.test(brief.title);
}

const onOrder = /^\W*on[ -]order\b\s*[:\])-]|[[(]on[ -]order[\])]/i;

function isBare({ author, year, publisher, languages, subjects }: Brief): boolean {
  if (subjects.length > 0) return false;
  const said = (author ? 1 : 0) + (year ? 1 : 0) + (publisher ? 1 : 0) + (languages.length > 0 ? 1 : 0);
  return said < 3;
}

/**
 * Capitals throughout, more than four of them ("M*A*S*H" is called so). A title with letters of a script without
 * capitals never shouts.
 */
function shouts(title: string): boolean {
  let capitals = 0;
  for (const letter of title) {
    const code = letter.codePointAt(0)!;
    if (code < 128 ? code >= 97 && code <= 122 : letter !== letter.toUpperCase()) return false;
    if (code < 128 ? code >= 65 && code <= 90 : letter !== letter.toLowerCase()) capitals++;
    else if (code > 127 && /\p{L}/u.test(letter)) return false;
  }
  return capitals > 4;
}

/** How much a record says, below 1,000: each known part counts, long lists only so far. */
function fullness(brief: Brief): number {
  return (
    (brief.author ? 2 : 0) +
    (brief.year ? 2 : 0) +
    (brief.publisher ? 1 : 0) +
    (brief.originalTitle ? 2 : 0) +
    (brief.languages.length > 0 ? 1 : 0) +
    Math.min(brief.subjects.length, 4) +
    Math.min(brief.contributors.length + brief.series.length, 3)
  );
}
