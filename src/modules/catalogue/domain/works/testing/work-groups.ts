import type { MarcRecord } from "#standards/marc/record.ts";
import { workKeysOf } from "../work-keys.ts";

/**
 * The works of records as the catalogue forms them, each record an edition of its own: records that share a key
 * or an alias, directly or through others, are one work. A record without a key stands alone.
 *
 * @returns for each record the number of its group
 */
export function groupsOf(records: readonly MarcRecord[]): number[] {
  const parent = new Map<number, number>();
  const rootOf = (key: number): number => {
    let root = key;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    return root;
  };
  const keys = records.map((record, index) => {
    const { key, aliases } = workKeysOf(record);
    for (const alias of aliases) {
      const [a, b] = [rootOf(key!), rootOf(alias)];
      if (a !== b) parent.set(a, b);
    }
    return key ?? -1 - index;
  });
  const numbers = new Map<number, number>();
  return keys.map((key) => {
    const root = rootOf(key);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root)!;
  });
}

/** Records that a cataloguer expects in one work, by any number that names them. */
export interface ExpectedGroup {
  readonly name: string;
  readonly records: readonly number[];
}

/** How one expected group came out. */
export interface GroupScore {
  readonly name: string;
  readonly expected: number;
  /** Expected records in the group that holds most of them. */
  readonly found: number;
  /** Expected records that are elsewhere. */
  readonly missing: readonly number[];
  /** Records in that group that belong to another expected group. */
  readonly intruding: readonly number[];
}

/** Groups compared by pairs: a pair is right when both records are in one group and expected to be. */
export interface WorkScore {
  readonly groups: readonly GroupScore[];
  readonly precision: number;
  readonly recall: number;
}

/** Compares groups with what is expected; records that no expected group names are left out. */
export function scoreOf(expected: readonly ExpectedGroup[], groupOf: (record: number) => number): WorkScore {
  const members = Map.groupBy(
    expected.flatMap(({ records }, index) => records.map((record) => ({ record, index }))),
    ({ record }) => groupOf(record),
  );
  const groups = expected.map(({ name, records }, index): GroupScore => {
    const places = Map.groupBy(records, groupOf);
    const largest = [...places].reduce((best, place) => (place[1].length > best[1].length ? place : best));
    return {
      name,
      expected: records.length,
      found: largest[1].length,
      missing: records.filter((record) => groupOf(record) !== largest[0]),
      intruding: members
        .get(largest[0])!
        .filter((member) => member.index !== index)
        .map((member) => member.record),
    };
  });
  const both = sum(expected.flatMap(({ records }) => [...Map.groupBy(records, groupOf).values()].map(pairs)));
  const made = sum([...members.values()].map(pairs));
  const wanted = sum(expected.map(({ records }) => pairs(records)));
  return { groups, precision: both / made, recall: both / wanted };
}

function pairs(records: readonly unknown[]): number {
  return (records.length * (records.length - 1)) / 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
