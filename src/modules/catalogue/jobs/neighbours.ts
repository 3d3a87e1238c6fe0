import type { PlacedRecord } from "../db/placed-records.ts";
import { judge } from "../domain/matching/compare.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import { type Traits, traitsFromText } from "../domain/matching/traits.ts";
import { type WorkClaim, workKeyOf } from "../domain/works/works.ts";

/** An edition that may or may not be the same. */
export interface DoubtfulNeighbour {
  readonly edition: number;
  readonly score: number;
  readonly library: string;
  readonly controlNumber: string;
}

/** A record already placed. Its traits are read only when it is compared: most never are. */
export class Known implements WorkClaim {
  readonly library: string;
  readonly controlNumber: string;
  readonly text: string;
  readonly key: number | null;
  readonly rank: number;
  #traits: Traits | null = null;

  constructor(library: string, controlNumber: string, text: string, { key, rank }: WorkClaim) {
    this.library = library;
    this.controlNumber = controlNumber;
    this.text = text;
    this.key = key;
    this.rank = rank;
  }

  get traits(): Traits {
    this.#traits ??= traitsFromText(this.text);
    return this.#traits;
  }

  isNamed({ library, controlNumber }: { library: string; controlNumber: string }): boolean {
    return this.controlNumber === controlNumber && this.library === library;
  }
}

/** The records of one edition that are known to this load. */
export interface Group {
  readonly edition: number;
  work: number;
  members: Known[];
}

/** Most neighbours in doubt that are noted for one record. */
const mostDoubts = 3;

const nothing: readonly never[] = [];

/** Records of the tables, by their editions. */
export function grouped(rows: readonly PlacedRecord[]): Map<number, Group> {
  const groups = new Map<number, Group>();
  for (const row of rows) {
    const known = new Known(row.library, row.controlNumber, row.traits, row);
    const group = groups.get(row.edition);
    if (group) group.members.push(known);
    else groups.set(row.edition, { edition: row.edition, work: row.work, members: [known] });
  }
  return groups;
}

/** What choosing among the editions near a record comes to. */
export interface Choice {
  readonly joined: Group | null;
  /** More than one is the same, or one is the same as one of its records and surely different from another. */
  readonly torn: boolean;
  readonly doubts: readonly DoubtfulNeighbour[];
}

const nobody: Choice = { joined: null, torn: false, doubts: nothing };

/** Chooses among the editions near a record. */
export function choose(record: Known, near: readonly Group[], matcher: Matcher): Choice {
  if (near.length === 0) return nobody;
  let joined: Group | null = null;
  let best = Number.NEGATIVE_INFINITY;
  let torn = false;
  const doubts: DoubtfulNeighbour[] = [];
  for (const group of near) {
    const { same, different, doubtful } = compareWith(record, group, matcher);
    if (same !== null) {
      torn ||= different || best > Number.NEGATIVE_INFINITY;
      if (!different && same > best) joined = group;
      best = Math.max(best, same);
    } else if (doubtful) doubts.push(doubtful);
  }
  doubts.sort((a, b) => b.score - a.score);
  return { joined, torn, doubts: doubts.slice(0, mostDoubts) };
}

/** Judges a record against each different record of an edition. */
function compareWith(record: Known, { edition, members }: Group, matcher: Matcher) {
  let same: number | null = null;
  let different = false;
  let doubtful: DoubtfulNeighbour | null = null;
  const met = new Set<string>();
  for (const member of members) {
    if (met.has(member.text)) continue;
    met.add(member.text);
    const { verdict, score } = judge(record.traits, member.traits, matcher);
    const { library, controlNumber } = member;
    if (verdict === "different") different = true;
    else if (verdict === "same") same = Math.max(same ?? score, score);
    else if (!doubtful || score > doubtful.score) doubtful = { edition, score, library, controlNumber };
  }
  return { same, different, doubtful };
}

/** The work that an edition belongs to with a further record; see `workKeyOf`. */
export function workWith(
  { edition, work, members }: Group,
  known: Known,
  works: ReadonlyMap<number, number>,
): number {
  if (members.length === 0) return known.key === null ? edition : (works.get(known.key) ?? known.key);
  const key = workKeyOf([...members, known]);
  if (key === null) return edition;
  // A key that only the records before have: the edition's work is the one it was given for it.
  return key === known.key ? (works.get(key) ?? key) : work;
}
