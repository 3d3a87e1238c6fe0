import type { Queryable, Transaction } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { NumberIndex } from "../domain/number-index.ts";
import { BinaryCopy } from "./binary-copy.ts";

/**
 * A key under which more editions than this stand says nothing any more ("Annual report"): it makes no
 * candidates, and nothing further is entered under it. Keys are made so that this is rare.
 */
export const mostUnderOneKey = 200;

/** What keys were found to stand for. */
export class Hits {
  readonly #index: NumberIndex;
  readonly #editions: (readonly number[] | undefined)[] = [];

  /** @param rows each edition under each key, at most {@link mostUnderOneKey} of one key */
  constructor(rows: readonly { key: number; edition: number }[]) {
    this.#index = new NumberIndex(rows.length);
    for (const { key, edition } of rows) {
      const place = this.#index.add(key);
      const list = this.#editions[place] as number[] | undefined;
      if (!list) this.#editions[place] = [edition];
      else if (!list.includes(edition)) list.push(edition);
    }
    this.#editions.forEach((list, place) => {
      if (list!.length >= mostUnderOneKey) this.#editions[place] = tooCommon;
    });
  }

  /** The editions under a key; none where it is too common. */
  of(key: number): readonly number[] {
    const place = this.#index.placeOf(key);
    return place < 0 ? nothing : this.#editions[place]!;
  }

  isTooCommon(key: number): boolean {
    return this.of(key) === tooCommon;
  }

  /** All editions that were found, no repeats. */
  editions(): Set<number> {
    const all = new Set<number>();
    for (const list of this.#editions) for (const edition of list!) all.add(edition);
    return all;
  }
}

const nothing: readonly number[] = [];
/** Stands for the editions under a key that is too common. */
const tooCommon: readonly number[] = [];

/** Looks keys up. However common a key is, no more than {@link mostUnderOneKey} rows of it are read. */
export async function editionsUnder(database: Queryable, keys: readonly number[]): Promise<Hits> {
  if (keys.length === 0) return new Hits([]);
  // In order, so that neighbouring keys are read from the same page of the index.
  const wanted = [...keys].sort((a, b) => a - b);
  const rows = await database.query<{ key: number; edition: number }>(sql`
    select k.key, m.edition from unnest(${wanted}::bigint[]) as k (key)
    cross join lateral (select edition from catalogue.match_key m where m.key = k.key limit ${mostUnderOneKey}) as m`);
  return new Hits(rows);
}

/** Enters editions under keys. */
export async function insertKeys(
  tx: Transaction,
  rows: readonly (readonly [key: number, edition: number])[],
): Promise<void> {
  if (rows.length === 0) return;
  const copy = new BinaryCopy();
  // In order, so that neighbouring rows go to the same page of the index.
  for (const [key, edition] of [...rows].sort((a, b) => a[0] - b[0])) {
    copy.row(2);
    copy.int8(key);
    copy.int8(edition);
  }
  await tx.copyIn("copy catalogue.match_key (key, edition) from stdin (format binary)", (stream) => {
    stream.write(copy.end());
  });
}

/** Takes editions away from under keys. */
export async function deleteKeys(
  tx: Queryable,
  keys: readonly number[],
  editions: readonly number[],
): Promise<void> {
  await tx.query(sql`delete from catalogue.match_key
    where key = any(${keys}::bigint[]) and edition = any(${editions}::bigint[])`);
}
