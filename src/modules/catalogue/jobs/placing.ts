import type { Queryable } from "#kernel/database/database.ts";
import { editionsUnder, type Hits, mostUnderOneKey } from "../db/match-keys.ts";
import { nameOf, stagedRecordsOf } from "../db/placed-records.ts";
import { worksOfKeys } from "../db/works.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import type { WorkKeys } from "../domain/matching/work-keys.ts";
import { choose, type DoubtfulNeighbour, type Group, grouped, Known, workWith } from "./neighbours.ts";

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

/** The editions of one batch under their keys; most keys have one. */
interface Recent {
  readonly keys: Map<number, Group | Group[]>;
  readonly groups: Map<number, Group>;
}

/** Batches whose records may not be found in the tables yet when a later batch is looked up. */
const batchesRemembered = 4;

const nothing: readonly never[] = [];

/**
 * Gives each record of a load its edition, batch by batch, in the order they come. The common cases are
 * settled here: nobody has it yet, or exactly one edition is the same. Everything else is put where it
 * fits best for now and left to `settle`, which sees all that is concerned.
 */
export class Placing {
  readonly #database: Queryable;
  readonly #for: PlacingFor;
  #recent: Recent[] = [];

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
    const found = new Set(before);
    for (const editions of hits.editions.values()) for (const edition of editions) found.add(edition);
    const { source, version } = this.#for;
    const rows = found.size > 0 ? await stagedRecordsOf(this.#database, [...found], source, version) : [];
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
    return [groups, ...this.#recent.map((recent) => recent.groups)].every((some) =>
      (some.get(edition)?.members ?? nothing).every((member) => member.isNamed(record)),
    );
  }

  /** The editions that share a key with a record, whole. */
  #near(keys: readonly number[], { hits, groups }: Surroundings): readonly Group[] {
    const near: Group[] = [];
    const add = (group: Group) => {
      if (!near.some(({ edition }) => edition === group.edition)) near.push(group);
    };
    for (const key of keys) {
      if (hits.common.has(key)) continue;
      for (const edition of hits.editions.get(key) ?? nothing) {
        const group = groups.get(edition);
        if (group) add(group);
      }
      for (const { keys: recent } of this.#recent) {
        const found = recent.get(key);
        if (found === undefined) continue;
        if (Array.isArray(found)) for (const group of found) add(groups.get(group.edition) ?? group);
        else add(groups.get(found.edition) ?? found);
      }
    }
    for (const group of near) this.#complete(group);
    return near;
  }

  /** Adds the members that this load has placed since the group was read. */
  #complete(group: Group): void {
    for (const { groups } of this.#recent) {
      const recent = groups.get(group.edition);
      if (!recent || recent === group) continue;
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
      if (hits.common.has(key)) continue;
      const stored = hits.editions.get(key);
      if (stored?.includes(group.edition) || this.#isRecent(key, group.edition)) continue;
      newKeys.push(key);
      // From here on the key is too common to make candidates: those it made must stand without it.
      if (stored?.length === mostUnderOneKey - 1) unsettled.push(...stored);
    }
    const latest = this.#recent[0]!;
    latest.groups.set(group.edition, group);
    for (const key of keys) {
      const found = latest.keys.get(key);
      if (found === undefined) latest.keys.set(key, group);
      else if (Array.isArray(found)) {
        if (!found.includes(group)) found.push(group);
      } else if (found !== group) latest.keys.set(key, [found, group]);
    }
    return newKeys;
  }

  #isRecent(key: number, edition: number): boolean {
    for (const { keys } of this.#recent) {
      const found = keys.get(key);
      if (found === undefined) continue;
      if (Array.isArray(found) ? found.some((group) => group.edition === edition) : found.edition === edition)
        return true;
    }
    return false;
  }
}
