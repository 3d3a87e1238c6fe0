import type { Database, Transaction } from "#kernel/database/database.ts";
import { advanceEpoch, announceEditions, holdEpoch } from "../db/settling.ts";
import { joinWorks, setWorksOfKeys, takeWorkLinks, worksOfKeys } from "../db/works.ts";

/** Acts on the links between keys of works, until none is left: keys that are linked become one work. */
export async function settleWorks(database: Database): Promise<void> {
  while (await database.transaction(settleSome));
}

/** @returns whether there were any links left */
async function settleSome(tx: Transaction): Promise<boolean> {
  await holdEpoch(tx);
  const links = await takeWorkLinks(tx);
  if (links.length === 0) return false;
  const known = await worksOfKeys(tx, [...new Set(links.flatMap(({ key, alias }) => [key, alias]))]);
  const works = new Map<number, number>();
  const joined = new Map<number, number>();
  for (const keys of linkedKeys(links, known)) {
    // A work keeps its id; where two become one, the lower id stays.
    const before = keys.flatMap((key) => known.get(key) ?? []);
    const into = Math.min(...(before.length > 0 ? before : keys));
    for (const key of keys) works.set(key, into);
    for (const work of [...before, ...keys]) if (work !== into) joined.set(work, into);
  }
  await setWorksOfKeys(tx, works);
  const editions = await joinWorks(tx, joined);
  await announceEditions(tx, editions);
  if (editions.length > 0) await advanceEpoch(tx);
  return true;
}

/** Keys that are linked with each other, directly, through others or by their works. */
function linkedKeys(
  links: readonly { key: number; alias: number }[],
  works: ReadonlyMap<number, number>,
): number[][] {
  const root = new Map<number, number>();
  const find = (key: number): number => {
    let at = key;
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up;
    return at;
  };
  const join = (a: number, b: number) => {
    const [x, y] = [find(a), find(b)];
    if (x !== y) root.set(Math.max(x, y), Math.min(x, y));
  };
  for (const { key, alias } of links) join(key, alias);
  for (const [key, work] of works) join(key, work);
  const sets = new Map<number, number[]>();
  for (const key of new Set(links.flatMap(({ key, alias }) => [key, alias]))) {
    const at = find(key);
    const set = sets.get(at);
    if (set) set.push(key);
    else sets.set(at, [key]);
  }
  return [...sets.values()];
}
