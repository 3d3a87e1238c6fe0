import type { Queryable, Transaction } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { BinaryCopy } from "./binary-copy.ts";

/**
 * A key under which more editions than this stand says nothing any more ("Annual report"): it makes no
 * candidates, and nothing further is entered under it. Keys are made so that this is rare.
 */
export const mostUnderOneKey = 200;

/** Editions under each key; a key that stands for too many is among `common` instead. */
export interface Hits {
  readonly editions: ReadonlyMap<number, readonly number[]>;
  readonly common: ReadonlySet<number>;
}

/** Looks keys up. However common a key is, no more than {@link mostUnderOneKey} rows of it are read. */
export async function editionsUnder(database: Queryable, keys: readonly number[]): Promise<Hits> {
  const editions = new Map<number, number[]>();
  const common = new Set<number>();
  if (keys.length === 0) return { editions, common };
  const wanted = [...keys].sort((a, b) => a - b);
  const rows = await database.query<{ key: number; edition: number }>(sql`
    select k.key, m.edition from unnest(${wanted}::bigint[]) as k (key)
    cross join lateral (select edition from catalogue.match_key m where m.key = k.key limit ${mostUnderOneKey}) as m`);
  for (const { key, edition } of rows) {
    const list = editions.get(key);
    if (!list) editions.set(key, [edition]);
    else if (!list.includes(edition)) list.push(edition);
  }
  for (const [key, list] of editions)
    if (list.length >= mostUnderOneKey) {
      editions.delete(key);
      common.add(key);
    }
  return { editions, common };
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
