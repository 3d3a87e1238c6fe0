import type { Queryable } from "#kernel/database/database.ts";
import { editionsUnder, type Hits, mostUnderOneKey } from "../db/match-keys.ts";
import { nameOf, stagedRecordsOf } from "../db/placed-records.ts";
import { worksOfKeys } from "../db/works.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import { NumberIndex } from "../domain/number-index.ts";
import type { WorkKeys } from "../domain/works/work-keys.ts";
import { choose, type DoubtfulNeighbour, type Group, grouped, Known, workWith } from "./neighbours.ts";
import { RecentGroups } from "./recent-groups.ts";

/** What matching needs of a record that is to be placed. */
export interface Unplaced {
  readonly library: string;
  readonly controlNumber: string;
  /** Its traits as text. */
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

/** For whom records are placed, and by what. */
export interface PlacingFor {
  readonly source: number;
  /** Version being staged. */
  readonly version: number;
  /** Names of records that people's matching decisions speak of. */
  readonly decided: ReadonlySet<string>;
  readonly matcher: Matcher;
}

/** What the tables say of a batch's records. */
export interface Surroundings {
  readonly hits: Hits;
  readonly groups: ReadonlyMap<number, Group>;
  readonly works: ReadonlyMap<number, number>;
}

const nothing: readonly never[] = [];

/**
 * Gives each record of a load its edition, batch by batch, in the order they come. The common cases are
 * settled here: nobody has it yet, or exactly one edition is the same. Everything else is put where it
 * fits best for now and left to `settle`, which sees all that is concerned.
 */
export class Placing {
  readonly #database: Queryable;
  readonly #for: PlacingFor;
  readonly #recent = new RecentGroups();

  constructor(database: Queryable, placingFor: PlacingFor) {
    this.#database = database;
    this.#for = placingFor;
  }

  /**
   * Reads what is stored of the editions that a batch's records may belong to.
   *
   * @param before the editions that older versions of these records are in
   */
  async look(records: readonly Unplaced[], before: readonly number[]): Promise<Surroundings> {
    const keys = new NumberIndex(records.length * 6);
    const workKeys = new Set<number>();
    for (const record of records) {
      for (const key of record.keys) keys.add(key);
      if (record.works.key !== null) workKeys.add(record.works.key);
    }
    const [hits, works] = await Promise.all([
      editionsUnder(this.#database, keys.values()),
      worksOfKeys(this.#database, [...workKeys]),
    ]);
    const found = hits.editions();
    for (const edition of before) found.add(edition);
    const { source, version } = this.#for;
    const rows = found.size > 0 ? await stagedRecordsOf(this.#database, [...found], source, version) : [];
    return { hits, works, groups: grouped(rows) };
  }

  /** To be called before the records of a batch are placed. */
  beginBatch(): void {
    this.#recent.beginBatch();
  }

  /**
   * Places one record.
   *
   * @param own the edition it becomes where nobody has it
   */
  place(record: Unplaced, own: number, around: Surroundings): Place {
    const { library, controlNumber, text, keys, works } = record;
    const known = new Known(library, controlNumber, text, works);
    const near = this.#near(keys, around);
    // Its own older version is no neighbour.
    for (const group of near)
      if (group.members.some((member) => member.isNamed(record)))
        group.members = group.members.filter((member) => !member.isNamed(record));
    const { joined, torn, doubts } = choose(known, near, this.#for.matcher);
    const group = joined ?? { edition: own, work: own, members: [] };
    const work = workWith(group, known, around.works);
    const isNew = group.members.length === 0;
    if (isNew) group.work = work;
    group.members.push(known);
    const isDecided = this.#for.decided.size > 0 && this.#for.decided.has(nameOf(record));
    const unsettled = torn ? near.map(({ edition }) => edition) : [];
    if (torn || work !== group.work || isDecided) unsettled.push(group.edition);
    const newKeys = this.#remember(group, keys, around.hits, unsettled);
    return { edition: group.edition, work: group.work, newKeys, unsettled, doubts };
  }

  /** Whether a record is the only one of an edition, as far as is known: then it may take the edition along. */
  isAloneIn(edition: number, record: Unplaced, { groups }: Surroundings): boolean {
    const isAlone = (group: Group | undefined) =>
      (group?.members ?? nothing).every((member) => member.isNamed(record));
    return isAlone(groups.get(edition)) && this.#recent.of(edition).every(isAlone);
  }

  /** The editions that share a key with a record, whole. */
  #near(keys: readonly number[], { hits, groups }: Surroundings): readonly Group[] {
    const near: Group[] = [];
    for (const key of keys) {
      if (hits.isTooCommon(key)) continue;
      for (const edition of hits.of(key)) addGroup(near, groups.get(edition));
      for (const group of this.#recent.under(key)) addGroup(near, groups.get(group.edition) ?? group);
    }
    for (const group of near) this.#complete(group);
    return near;
  }

  /** Adds the members that this load has placed since the group was read. */
  #complete(group: Group): void {
    for (const recent of this.#recent.of(group.edition)) {
      if (recent === group) continue;
      for (const member of recent.members) {
        const at = group.members.findIndex((other) => other.isNamed(member));
        if (at < 0) group.members.push(member);
        else group.members[at] = member;
      }
    }
  }

  /** Makes the record's edition known to the records that follow. @returns the keys to be entered for it */
  #remember(group: Group, keys: readonly number[], hits: Hits, unsettled: number[]): number[] {
    const newKeys: number[] = [];
    for (const key of keys) {
      if (hits.isTooCommon(key)) continue;
      const stored = hits.of(key);
      if (stored.includes(group.edition) || this.#recent.isUnder(key, group.edition)) continue;
      newKeys.push(key);
      // From here on the key is too common to make candidates: those it made must stand without it.
      if (stored.length === mostUnderOneKey - 1) unsettled.push(...stored);
    }
    this.#recent.add(group, keys);
    return newKeys;
  }
}

function addGroup(near: Group[], group: Group | undefined): void {
  if (group && !near.some(({ edition }) => edition === group.edition)) near.push(group);
}
