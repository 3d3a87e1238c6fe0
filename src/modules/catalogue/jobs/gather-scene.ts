import type { Queryable } from "#kernel/database/database.ts";
import { editionsUnder } from "../db/match-keys.ts";
import { liveRecordsNamed, liveRecordsOf, nameOf, type PlacedRecord } from "../db/placed-records.ts";
import { decisionsAbout } from "../db/settling.ts";
import type { Candidate, NamedDecision } from "../domain/matching/clusters.ts";
import { judge } from "../domain/matching/compare.ts";
import { matchKeysOf } from "../domain/matching/match-keys.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import { traitsFromText } from "../domain/matching/traits.ts";

/** A live record under consideration. */
export interface SceneRecord extends Omit<PlacedRecord, "traits" | "key">, Candidate {
  /** Its work key. */
  readonly key: number | null;
  /** All its keys; `keys` are those that are not too common to make candidates. */
  readonly ownKeys: readonly number[];
}

/** Everything that may have to do with some editions. */
export interface Scene {
  /** The editions whose records may be moved: those asked for, and all that one of their records is the same as. */
  readonly editions: readonly number[];
  /** Whether everything that belongs to them is here; not where there was too much to draw in. */
  readonly isWhole: boolean;
  /** Their records. */
  readonly records: readonly SceneRecord[];
  readonly decisions: readonly NamedDecision[];
  /** Pairs in doubt with editions that stay as they are. */
  readonly doubts: readonly {
    readonly inside: SceneRecord;
    readonly outside: SceneRecord;
    readonly score: number;
  }[];
  readonly under: ReadonlyMap<number, readonly number[]>;
  readonly common: ReadonlySet<number>;
}

/** More records than this are not drawn in besides those asked for: what is beyond is settled in its turn. */
const mostRecords = 5_000;

/** Gathers the records of editions and, step by step, of all editions that belong to them. */
export async function gatherScene(
  database: Queryable,
  seeds: readonly number[],
  matcher: Matcher,
): Promise<Scene> {
  const gathering = new Gathering(database, matcher);
  await gathering.take(seeds);
  return gathering.scene();
}

class Gathering {
  readonly #database: Queryable;
  readonly #matcher: Matcher;
  readonly #editions = new Set<number>();
  readonly #records: SceneRecord[] = [];
  readonly #names = new Set<string>();
  #isDecided = false;
  #isWhole = true;
  readonly #under = new Map<number, readonly number[]>();
  readonly #common = new Set<number>();
  readonly #neighbours = new Map<number, SceneRecord[]>();

  constructor(database: Queryable, matcher: Matcher) {
    this.#database = database;
    this.#matcher = matcher;
  }

  async take(seeds: readonly number[]): Promise<void> {
    let next = [...seeds];
    let most = Number.POSITIVE_INFINITY;
    while (next.length > 0) {
      const fresh = next.filter((edition) => !this.#editions.has(edition));
      for (const edition of fresh) this.#editions.add(edition);
      const records = await this.#recordsOf(fresh);
      this.#records.push(...records);
      for (const { name } of records) this.#names.add(name);
      most = Math.min(most, this.#records.length + mostRecords);
      if (this.#records.length > most) {
        this.#isWhole = false;
        return;
      }
      next = [...(await this.#sameAs(records)), ...(await this.#decidedWith(records))];
    }
  }

  async #recordsOf(editions: readonly number[]): Promise<SceneRecord[]> {
    const known = editions.filter((edition) => this.#neighbours.has(edition));
    const unknown = editions.filter((edition) => !this.#neighbours.has(edition));
    const read = unknown.length > 0 ? await liveRecordsOf(this.#database, unknown) : [];
    const records = [
      ...known.flatMap((edition) => this.#neighbours.get(edition)!),
      ...read.map((row) => sceneRecord(row)),
    ];
    for (const edition of known) this.#neighbours.delete(edition);
    return records;
  }

  /** Reads the neighbours of records. @returns the editions that are the same as one of them */
  async #sameAs(records: readonly SceneRecord[]): Promise<number[]> {
    const keys = new Set(records.flatMap(({ ownKeys }) => ownKeys));
    const hits = await editionsUnder(
      this.#database,
      [...keys].filter((key) => !this.#under.has(key)),
    );
    for (const key of keys) {
      if (this.#under.has(key)) continue;
      this.#under.set(key, hits.of(key));
      if (hits.isTooCommon(key)) this.#common.add(key);
    }
    const near = new Set([...keys].flatMap((key) => this.#under.get(key)!));
    const unread = [...near].filter(
      (edition) => !this.#editions.has(edition) && !this.#neighbours.has(edition),
    );
    for (const edition of unread) this.#neighbours.set(edition, []);
    if (unread.length > 0)
      for (const row of await liveRecordsOf(this.#database, unread))
        this.#neighbours.get(row.edition)!.push(sceneRecord(row));
    const underKeys = recordsUnderKeys(records, this.#common);
    const isSame = (other: SceneRecord) =>
      sharingKeys(other, underKeys).some(
        (record) => judge(record.traits, other.traits, this.#matcher).verdict === "same",
      );
    return [...near].filter((edition) => this.#neighbours.get(edition)?.some(isSame));
  }

  /** The editions of records that a person's decision names together with one of these. */
  async #decidedWith(records: readonly SceneRecord[]): Promise<number[]> {
    const found = await decisionsAbout(this.#database, records);
    this.#isDecided ||= found.length > 0;
    const partners = found
      .flatMap(({ a, b }) => [a, b])
      .filter((name) => !this.#names.has(name))
      .map((name) => ({ library: name.split(" ", 1)[0]!, controlNumber: name.slice(name.indexOf(" ") + 1) }));
    if (partners.length === 0) return [];
    return (await liveRecordsNamed(this.#database, partners)).map(({ edition }) => edition);
  }

  async scene(): Promise<Scene> {
    const matcher = this.#matcher;
    const usable = (record: SceneRecord) => ({
      ...record,
      keys: record.ownKeys.filter((key) => !this.#common.has(key)),
    });
    const records = this.#records.map(usable);
    // Asked again as a whole, so that they come in one order.
    const decisions = this.#isDecided ? await decisionsAbout(this.#database, records) : [];
    const neighbours = [...this.#neighbours.values()];
    const underKeys = recordsUnderKeys(records, this.#common);
    return {
      editions: [...this.#editions],
      isWhole: this.#isWhole,
      records,
      decisions,
      // Who only tries a matcher never asks for them.
      get doubts() {
        return neighbours.flatMap((others) => likeliestDoubt(underKeys, others, matcher));
      },
      under: this.#under,
      common: this.#common,
    };
  }
}

function sceneRecord(row: PlacedRecord): SceneRecord {
  const traits = traitsFromText(row.traits);
  const keys = matchKeysOf(traits);
  return { ...row, name: nameOf(row), traits, text: row.traits, keys, ownKeys: keys };
}

type UnderKeys = ReadonlyMap<number, readonly SceneRecord[]>;

/** Records by each of their keys that is not too common to make candidates. */
function recordsUnderKeys(records: readonly SceneRecord[], common: ReadonlySet<number>): UnderKeys {
  const under = new Map<number, SceneRecord[]>();
  for (const record of records)
    for (const key of record.keys) {
      if (common.has(key)) continue;
      const list = under.get(key);
      if (list) list.push(record);
      else under.set(key, [record]);
    }
  return under;
}

/** Those of the records that share a key with another, each once. */
function sharingKeys(other: SceneRecord, under: UnderKeys): SceneRecord[] {
  return [...new Set(other.keys.flatMap((key) => under.get(key) ?? []))];
}

function likeliestDoubt(
  under: UnderKeys,
  others: readonly SceneRecord[],
  matcher: Matcher,
): Scene["doubts"][number][] {
  let best: Scene["doubts"][number] | null = null;
  for (const outside of others)
    for (const inside of sharingKeys(outside, under)) {
      const { verdict, score } = judge(inside.traits, outside.traits, matcher);
      if (verdict === "doubtful" && (!best || score > best.score)) best = { inside, outside, score };
    }
  return best ? [best] : [];
}
