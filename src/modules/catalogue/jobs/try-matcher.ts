import type { Database } from "#kernel/database/database.ts";
import { NotFound } from "#kernel/errors.ts";
import { addJob } from "#kernel/jobs.ts";
import { editionIds } from "../db/editions.ts";
import { matcherInUse, useMatcher } from "../db/matcher-in-use.ts";
import { unsettle } from "../db/settling.ts";
import { findTrial, insertTrial, noteTrial } from "../db/trials.ts";
import { clustersOf } from "../domain/matching/clusters.ts";
import { matcherNamed, shippedMatchers } from "../domain/matching/shipped-matchers.ts";
import { comparePartitions, type TrialCounts, type TrialExample } from "../domain/matching/trial.ts";
import { gatherScene } from "./gather-scene.ts";
import { settle } from "./settle.ts";

export const trialJob = "catalogue.try-matcher";
export const switchJob = "catalogue.switch-matcher";

/** Editions looked at together; and between two notes of progress. */
const atOnce = 200;

/** More examples than this are only counted. */
const mostExamples = 200;

/**
 * Begins to find out what another matcher would change, in the background; nothing changes meanwhile.
 *
 * @returns the trial's id
 * @throws NotFound when no matcher of that version is shipped
 */
export async function beginTrial(database: Database, version: string, startedBy: string): Promise<number> {
  refuseUnknown(version);
  return database.transaction(async (tx) => {
    const trial = await insertTrial(tx, version, (await matcherInUse(tx)).version, startedBy);
    await addJob(tx, trialJob, { trial }, { queue: "catalogue-matching" });
    return trial;
  });
}

/**
 * Makes another matcher decide from now on. Readers see the editions as they are until each has been sorted
 * again, in the background.
 *
 * @throws NotFound when no matcher of that version is shipped
 */
export async function switchMatcher(database: Database, version: string): Promise<void> {
  refuseUnknown(version);
  await database.transaction(async (tx) => {
    await useMatcher(tx, version);
    await addJob(tx, switchJob, { after: 0 }, { queue: "catalogue-matching" });
  });
}

function refuseUnknown(version: string): void {
  if (shippedMatchers.some((matcher) => matcher.version === version)) return;
  throw new NotFound(
    "catalogue.no-matcher",
    `There is no matcher ${version} here. Choose one of ${shippedMatchers.map((matcher) => matcher.version).join(", ")}.`,
    { params: { version } },
  );
}

/** The job that makes a trial; interrupted, it goes on where it was. */
export function tryMatcher(database: Database) {
  return async ({ trial: id }: { trial: number }): Promise<void> => {
    const trial = await findTrial(database, id);
    if (!trial || trial.finishedAt) return;
    const matcher = matcherNamed(trial.matcher);
    const seen = new Set<number>();
    let { reached, counts } = trial;
    const examples: TrialExample[] = [...trial.examples];
    for (;;) {
      const ids = await editionIds(database, reached, atOnce);
      if (ids.length === 0) break;
      reached = ids.at(-1)!;
      const scene = await gatherScene(
        database,
        ids.filter((edition) => !seen.has(edition)),
        matcher,
      );
      // What a lower edition has drawn in already is counted there.
      const before = reached;
      for (const edition of scene.editions) if (edition > before) seen.add(edition);
      const { clusters } = clustersOf(scene.records, scene.decisions, matcher);
      const found = comparePartitions(scene.records, clusters);
      counts = sum(counts, found.counts);
      examples.push(...found.examples.slice(0, mostExamples - examples.length));
      await noteTrial(database, { id, reached, counts, examples }, false);
    }
    await noteTrial(database, { id, reached, counts, examples }, true);
  };
}

function sum(a: TrialCounts, b: TrialCounts): TrialCounts {
  return {
    before: a.before + b.before,
    after: a.after + b.after,
    joined: a.joined + b.joined,
    divided: a.divided + b.divided,
    records: a.records + b.records,
  };
}

/** The job that sorts all editions again after the matcher has changed. */
export function sortAgain(database: Database) {
  return async (payload: { after: number }): Promise<void> => {
    for (let { after } = payload; ; ) {
      const ids = await editionIds(database, after, atOnce);
      if (ids.length === 0) return;
      after = ids.at(-1)!;
      await database.transaction((tx) => unsettle(tx, ids));
      await settle(database);
    }
  };
}
