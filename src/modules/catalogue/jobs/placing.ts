import type { Queryable } from "#kernel/database/database.ts";
import { editionsUnder, type Hits, mostUnderOneKey } from "../db/match-keys.ts";
import { nameOf, type PlacedRecord, stagedRecordsOf } from "../db/placed-records.ts";
import { worksOfKeys } from "../db/works.ts";
import { judge } from "../domain/matching/compare.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import { type Traits, traitsFromText } from "../domain/matching/traits.ts";
import type { WorkKeys } from "../domain/matching/work-keys.ts";
import { type WorkClaim, workKeyOf } from "../domain/matching/works.ts";

/** What matching needs of a record that is to be placed. */
export interface Unplaced {
  readonly library: string;
  readonly controlNumber: string;
  readonly traits: Traits;
  /** The same as text. */
  readonly text: string;
  readonly keys: readonly number[];
  readonly works: WorkKeys;
}

/** Where a record was put, and what follows from it. */
export interface Place {
  readonly edition: number;
  readonly work: number;
  /** Keys under which the edition was not yet to be found. */
  readonly newKeys: readonly number[];
  /** Editions to be sorted again when the load takes effect: this record may join or divide them. */
  readonly unsettled: readonly number[];
  readonly doubts: readonly DoubtfulNeighbour[];
}

/** An edition that may or may not be the same. */
export interface DoubtfulNeighbour {
  readonly edition: number;
  readonly score: number;
  readonly library: string;
  readonly controlNumber: string;
}

/** For whom records are placed, and by what. */
export interface PlacingFor {
  readonly source: number;
  /** Version being staged. */
  readonly version: number;
  /** Names of records that people's matching decisions speak of. */
  readonly decided: ReadonlySet<string>;
  readonly matcher: Matcher;
}

/** A record already placed. */
interface Known extends WorkClaim {
  readonly library: string;
  readonly controlNumber: string;
  readonly text: string;
  readonly traits: Traits;
}

/** The records of one edition that are known to this load. */
interface Group {
  readonly edition: number;
  work: number;
  readonly members: Map<string, Known>;
}

/** What the tables say of a batch's records. */
export interface Surroundings {
  readonly hits: Hits;
  readonly groups: ReadonlyMap<number, Group>;
  readonly works: ReadonlyMap<number, number>;
}

/** Batches whose records may not be found in the tables yet when a later batch is looked up. */
const batchesRemembered = 4;

/** Most neighbours in doubt that are noted for one record. */
const mostDoubts = 3;

/**
 * Gives each record of a load its edition, batch by batch, in the order they come. The common cases are
 * settled here: nobody has it yet, or exactly one edition is the same. Everything else is put where it
 * fits best for now and left to `settle`, which sees all that is concerned.
 */
export class Placing {
  readonly #database: Queryable;
  readonly #source: number;
  readonly #staging: number;
  readonly #decided: ReadonlySet<string>;
  readonly #matcher: Matcher;
  #recent: { keys: Map<number, Group[]>; groups: Map<number, Group> }[] = [];

  constructor(database: Queryable, { source, version, decided, matcher }: PlacingFor) {
    this.#database = database;
    this.#source = source;
    this.#staging = version;
    this.#decided = decided;
    this.#matcher = matcher;
  }

  /**
   * Reads what is stored of the editions that a batch's records may belong to.
   *
   * @param before the editions that older versions of these records are in
   */
  async look(records: readonly Unplaced[], before: readonly number[]): Promise<Surroundings> {
    const keys = new Set<number>();
    const workKeys = new Set<number>();
    for (const record of records) {
      for (const key of record.keys) keys.add(key);
      if (record.works.key !== null) workKeys.add(record.works.key);
    }
    const [hits, works] = await Promise.all([
      editionsUnder(this.#database, [...keys]),
      worksOfKeys(this.#database, [...workKeys]),
    ]);
    const found = [...new Set([...before, ...[...hits.editions.values()].flat()])];
    const rows =
      found.length > 0 ? await stagedRecordsOf(this.#database, found, this.#source, this.#staging) : [];
    return { hits, works, groups: grouped(rows) };
  }

  /** To be called before the records of a batch are placed. */
  beginBatch(): void {
    this.#recent = [{ keys: new Map(), groups: new Map() }, ...this.#recent.slice(0, batchesRemembered - 1)];
  }

  /**
   * Places one record.
   *
   * @param own the edition it becomes where nobody has it
   */
  place(record: Unplaced, own: number, around: Surroundings): Place {
    const name = nameOf(record);
    const near = this.#near(record.keys, around);
    // Its own older version is no neighbour.
    for (const { members } of near) members.delete(name);
    const { joined, torn, doubts } = choose(record, near, this.#matcher);
    const group = joined ?? { edition: own, work: own, members: new Map<string, Known>() };
    const { library, controlNumber, text, traits, works } = record;
    const known: Known = { ...works, library, controlNumber, text, traits };
    const work = workWith(group, known, around.works);
    const isNew = group.members.size === 0;
    if (isNew) group.work = work;
    group.members.set(name, known);
    const unsettled = torn ? near.map(({ edition }) => edition) : [];
    if (torn || work !== group.work || this.#decided.has(name)) unsettled.push(group.edition);
    const newKeys = this.#remember(group, record.keys, around.hits, unsettled);
    return { edition: group.edition, work: group.work, newKeys, unsettled, doubts };
  }

  /** Whether a record is the only one of an edition, as far as is known: then it may take the edition along. */
  isAloneIn(edition: number, record: Unplaced, { groups }: Surroundings): boolean {
    const name = nameOf(record);
    const known = [groups, ...this.#recent.map((recent) => recent.groups)];
    return known.every((some) =>
      [...(some.get(edition)?.members.keys() ?? [])].every((other) => other === name),
    );
  }

  /** The editions that share a key with a record, whole. */
  #near(keys: readonly number[], { hits, groups }: Surroundings): Group[] {
    const near = new Map<number, Group>();
    for (const key of keys) {
      if (hits.common.has(key)) continue;
      for (const { keys: recent } of this.#recent)
        for (const group of recent.get(key) ?? []) near.set(group.edition, group);
      for (const edition of hits.editions.get(key) ?? []) {
        const group = groups.get(edition);
        if (group) near.set(edition, group);
      }
    }
    for (const group of near.values()) this.#complete(group);
    return [...near.values()];
  }

  /** Adds the members that this load has placed since the group was read. */
  #complete(group: Group): void {
    for (const { groups } of this.#recent) {
      const recent = groups.get(group.edition);
      if (recent && recent !== group)
        for (const [name, member] of recent.members) group.members.set(name, member);
    }
  }

  /** Makes the record's edition known to the records that follow. @returns the keys to be entered for it */
  #remember(group: Group, keys: readonly number[], hits: Hits, unsettled: number[]): number[] {
    const newKeys: number[] = [];
    for (const key of keys) {
      if (hits.common.has(key)) continue;
      const stored = hits.editions.get(key) ?? [];
      if (stored.includes(group.edition) || this.#isRecent(key, group.edition)) continue;
      newKeys.push(key);
      // From here on the key is too common to make candidates: those it made must stand without it.
      if (stored.length === mostUnderOneKey - 1) unsettled.push(...stored);
    }
    const latest = this.#recent[0]!;
    latest.groups.set(group.edition, group);
    for (const key of keys) {
      const list = latest.keys.get(key);
      if (!list) latest.keys.set(key, [group]);
      else if (!list.includes(group)) list.push(group);
    }
    return newKeys;
  }

  #isRecent(key: number, edition: number): boolean {
    return this.#recent.some(({ keys }) => keys.get(key)?.some((group) => group.edition === edition));
  }
}

function grouped(rows: readonly PlacedRecord[]): Map<number, Group> {
  const groups = new Map<number, Group>();
  for (const row of rows) {
    const { edition, work, library, controlNumber, key, rank, traits: text } = row;
    let group = groups.get(edition);
    if (!group) {
      group = { edition, work, members: new Map() };
      groups.set(edition, group);
    }
    group.members.set(nameOf(row), { library, controlNumber, key, rank, text, traits: traitsFromText(text) });
  }
  return groups;
}

/**
 * Chooses among the editions near a record. It is torn where more than one is the same, or one is the same
 * as one of its records and surely different from another.
 */
function choose(record: Unplaced, near: readonly Group[], matcher: Matcher) {
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
function compareWith(record: Unplaced, { edition, members }: Group, matcher: Matcher) {
  let same: number | null = null;
  let different = false;
  let doubtful: DoubtfulNeighbour | null = null;
  const met: string[] = [];
  for (const { text, traits, library, controlNumber } of members.values()) {
    if (met.includes(text)) continue;
    met.push(text);
    const { verdict, score } = judge(record.traits, traits, matcher);
    if (verdict === "different") different = true;
    else if (verdict === "same") same = Math.max(same ?? score, score);
    else if (!doubtful || score > doubtful.score) doubtful = { edition, score, library, controlNumber };
  }
  return { same, different, doubtful };
}

/** The work that an edition belongs to with a further record; see `workKeyOf`. */
function workWith(
  { edition, work, members }: Group,
  known: Known,
  works: ReadonlyMap<number, number>,
): number {
  const key = workKeyOf([...members.values(), known]);
  if (key === null) return edition;
  // A key that only the records before have: the edition's work is the one it was given for it.
  return key === known.key || members.size === 0 ? (works.get(key) ?? key) : work;
}
