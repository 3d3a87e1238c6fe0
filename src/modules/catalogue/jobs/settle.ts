import type { Database, Transaction } from "#kernel/database/database.ts";
import { deleteKeys, insertKeys, mostUnderOneKey } from "../db/match-keys.ts";
import { matcherInUse } from "../db/matcher-in-use.ts";
import {
  advanceEpoch,
  announceEditions,
  type DoubtfulPair,
  forgetDoubts,
  forgetUnsettled,
  holdEpoch,
  insertDoubts,
  type Move,
  moveRecords,
  noteMovedEditions,
  successorsOf,
  takeUnsettled,
} from "../db/settling.ts";
import { newRecordIds } from "../db/stored-records.ts";
import { worksOfKeys } from "../db/works.ts";
import { clustersOf, type Doubt } from "../domain/matching/clusters.ts";
import { workKeyOf } from "../domain/works/works.ts";
import { gatherScene, type Scene, type SceneRecord } from "./gather-scene.ts";
import { IdRange } from "./id-range.ts";
import { settleWorks } from "./settle-works.ts";

/** Editions taken together into one transaction. */
const atOnce = 100;

/**
 * Sorts the records of unsettled editions into editions again, with everything that may belong to them,
 * until none is left. What it comes to depends on the records and on people's decisions only, not on the
 * order in which libraries were loaded.
 *
 * @returns how many records changed their edition
 */
export async function settle(database: Database): Promise<number> {
  const ids = new IdRange(() => newRecordIds(database));
  let moved = 0;
  for (;;) {
    await ids.reserve(5_000);
    const done = await database.transaction((tx) => settleSome(tx, ids));
    if (done === null) break;
    moved += done;
  }
  await settleWorks(database);
  return moved;
}

async function settleSome(tx: Transaction, ids: IdRange): Promise<number | null> {
  await holdEpoch(tx);
  const seeds = await takeUnsettled(tx, atOnce);
  if (seeds.length === 0) return null;
  const matcher = await matcherInUse(tx);
  const scene = await gatherScene(tx, seeds, matcher);
  // What was drawn in whole need not be sorted once more in its turn.
  if (scene.isWhole) await forgetUnsettled(tx, scene.editions);
  const { clusters, doubts } = clustersOf(scene.records, scene.decisions, matcher);
  const editions = nameClusters(
    clusters.map((cluster) => cluster.map((at) => scene.records[at]!)),
    ids,
  );
  const works = await worksFor(tx, editions);
  const moves = movesTo(editions, works);
  await moveRecords(tx, moves);
  await rekey(tx, scene, editions);
  const emptied = await noteEmptied(tx, scene, editions);
  const placeOf = new Map([...editions].flatMap(([id, records]) => records.map((r) => [r, id] as const)));
  await forgetDoubts(tx, scene.editions);
  await insertDoubts(tx, doubtsIn(scene, doubts, placeOf));
  if (moves.length > 0) {
    const before = scene.records.filter((record) => placeOf.get(record) !== record.edition);
    const changed = [...moves, ...before].map(({ edition }) => edition);
    await announceEditions(tx, [...new Set([...changed, ...emptied])]);
    await advanceEpoch(tx);
  }
  return moves.length;
}

/** The pairs in doubt, among the records of the scene and with their neighbours, by their editions now. */
function doubtsIn(
  scene: Scene,
  doubts: readonly Doubt[],
  placeOf: ReadonlyMap<SceneRecord, number>,
): DoubtfulPair[] {
  const among = doubts.map(({ a, b, score }): DoubtfulPair => {
    const [x, y] = [scene.records[a]!, scene.records[b]!];
    return { editions: [placeOf.get(x)!, placeOf.get(y)!], score, records: [x, y] };
  });
  const around = scene.doubts.map(({ inside, outside, score }): DoubtfulPair => {
    return { editions: [placeOf.get(inside)!, outside.edition], score, records: [inside, outside] };
  });
  return [...among, ...around];
}

/**
 * Gives each cluster an id: the edition that most of its records are in already, where no other cluster
 * has more in it; a new one otherwise.
 */
function nameClusters(clusters: readonly SceneRecord[][], ids: IdRange): Map<number, SceneRecord[]> {
  const claims = clusters.flatMap((records, cluster) => {
    const counts = new Map<number, number>();
    for (const { edition } of records) counts.set(edition, (counts.get(edition) ?? 0) + 1);
    return [...counts].map(([edition, count]) => ({ cluster, edition, count }));
  });
  claims.sort((a, b) => b.count - a.count || a.edition - b.edition || a.cluster - b.cluster);
  const named = new Map<number, SceneRecord[]>();
  const without = new Set(clusters.keys());
  for (const { cluster, edition } of claims) {
    if (!without.has(cluster) || named.has(edition)) continue;
    named.set(edition, clusters[cluster]!);
    without.delete(cluster);
  }
  for (const cluster of without) named.set(ids.take(), clusters[cluster]!);
  return named;
}

/** The work of each edition. */
async function worksFor(
  tx: Transaction,
  editions: ReadonlyMap<number, readonly SceneRecord[]>,
): Promise<Map<number, number>> {
  const keys = new Map<number, number>();
  for (const [edition, records] of editions) {
    const key = workKeyOf(records);
    if (key !== null) keys.set(edition, key);
  }
  const aliased = await worksOfKeys(tx, [...new Set(keys.values())]);
  return new Map(
    [...editions.keys()].map((edition) => {
      const key = keys.get(edition);
      return [edition, key === undefined ? edition : (aliased.get(key) ?? key)];
    }),
  );
}

function movesTo(
  editions: ReadonlyMap<number, readonly SceneRecord[]>,
  works: ReadonlyMap<number, number>,
): Move[] {
  const moves: Move[] = [];
  for (const [edition, records] of editions) {
    const work = works.get(edition)!;
    for (const { source, controlNumber, version, until, ...was } of records)
      if (was.edition !== edition || was.work !== work)
        moves.push({ source, controlNumber, version, until, edition, work });
  }
  return moves;
}

/** Makes each edition be found under the keys of its records, and under no others. */
async function rekey(
  tx: Transaction,
  scene: Scene,
  editions: ReadonlyMap<number, readonly SceneRecord[]>,
): Promise<void> {
  const wanted = new Map<number, Set<number>>();
  for (const [edition, records] of editions)
    wanted.set(edition, new Set(records.flatMap((record) => record.ownKeys)));
  const inside = new Set(scene.editions);
  const stale: [number, number][] = [];
  for (const [key, found] of scene.under)
    for (const edition of found)
      if (inside.has(edition) && !wanted.get(edition)?.has(key)) stale.push([key, edition]);
  const missing: [number, number][] = [];
  for (const [edition, keys] of wanted)
    for (const key of keys) {
      const found = scene.under.get(key);
      if (!found?.includes(edition) && (found?.length ?? 0) < mostUnderOneKey && !scene.common.has(key))
        missing.push([key, edition]);
    }
  for (const edition of new Set(stale.map(([, edition]) => edition)))
    await deleteKeys(
      tx,
      stale.filter((row) => row[1] === edition).map(([key]) => key),
      [edition],
    );
  await insertKeys(tx, missing);
}

/** Notes for the editions that have no records now where these went. @returns those editions */
async function noteEmptied(
  tx: Transaction,
  scene: Scene,
  editions: ReadonlyMap<number, readonly SceneRecord[]>,
): Promise<number[]> {
  const emptied = scene.editions.filter((edition) => !editions.has(edition));
  const moved = await successorsOf(tx, emptied);
  for (const edition of emptied) {
    const went = [...editions].find(([, records]) => records.some((record) => record.edition === edition));
    if (went) moved.set(edition, went[0]);
  }
  await noteMovedEditions(tx, moved, [...editions.keys()]);
  return emptied;
}
