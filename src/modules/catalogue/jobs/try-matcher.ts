import { setTimeout as sleep } from "node:timers/promises";
import type { Database, Queryable } from "#kernel/database/database.ts";
import { Conflict, NotFound } from "#kernel/errors.ts";
import { addJob, unfinishedJobs } from "#kernel/jobs.ts";
import { editionIds } from "../db/editions.ts";
import { matcherInUse, useMatcher } from "../db/matcher-in-use.ts";
import { holdEpoch, unsettle } from "../db/settling.ts";
import { findTrial, insertTrial, noteTrial, unfinishedTrial } from "../db/trials.ts";
import { clustersOf } from "../domain/matching/clusters.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import { isShipped, matcherNamed, shippedMatchers } from "../domain/matching/shipped-matchers.ts";
import {
  addCounts,
  comparePartitions,
  type TrialCounts,
  type TrialExample,
} from "../domain/matching/trial.ts";
import { sampleOf, shortened } from "../domain/matching/trial-examples.ts";
import { gatherScene } from "./gather-scene.ts";
import { settle } from "./settle.ts";

export const trialJob = "catalogue.try-matcher";
export const switchJob = "catalogue.switch-matcher";

/** Both go through the whole catalogue: one after another. */
const queue = "catalogue-matching";

/** Editions looked at together. */
const atOnce = 100;

/** Milliseconds between two notes of progress: what is lost when the process is killed. */
const noteEvery = 1_000;

/** Editions that one job sorts again before it hands over to the next. */
const sortedByOneJob = 10_000;

/**
 * Begins to find out what another matcher would change, in the background; nothing changes meanwhile.
 *
 * @returns the trial; the one under way where the same is being tried already
 * @throws NotFound when no matcher of that version is shipped
 */
export async function beginTrial(
  tx: Queryable,
  version: string,
  startedBy: string,
): Promise<{ id: number; isNew: boolean }> {
  refuseUnknown(version);
  const against = (await matcherInUse(tx)).version;
  const running = await unfinishedTrial(tx, version, against);
  if (running !== undefined) return { id: running, isNew: false };
  const id = await insertTrial(tx, version, against, startedBy);
  await addJob(tx, trialJob, { trial: id }, { queue });
  return { id, isNew: true };
}

/**
 * Makes another matcher decide from now on. Readers see the editions as they are until each has been sorted
 * again, in the background.
 *
 * @param was the version that decided when somebody made up their mind
 * @returns the version that decided until now
 * @throws NotFound when no matcher of that version is shipped, Conflict when it decides already or when another
 *   than `was` does
 */
export async function switchMatcher(tx: Queryable, version: string, was?: string): Promise<string> {
  refuseUnknown(version);
  await holdEpoch(tx);
  const before = (await matcherInUse(tx)).version;
  if (before === version || (was !== undefined && before !== was))
    throw new Conflict(
      "catalogue.matcher-changed",
      `Meanwhile ${before} was chosen and decides now. Look at it before you choose again.`,
      { params: { version: before } },
    );
  await useMatcher(tx, version);
  await sortOn(tx, { matcher: version, after: 0 });
  return before;
}

/** @throws NotFound when no matcher of that version is shipped */
export function refuseUnknown(version: string): void {
  if (isShipped(version)) return;
  throw new NotFound(
    "catalogue.no-matcher",
    `There is no matcher ${version} here. Choose one of ${shippedMatchers.map((matcher) => matcher.version).join(", ")}.`,
    { params: { version } },
  );
}

/**
 * The job that makes a trial. What it notes is true of all editions up to a certain one, so an interrupted one
 * goes on after that.
 *
 * @param pause milliseconds between two notes
 */
export function tryMatcher(database: Database, pause = noteEvery) {
  return async ({ trial: id }: { trial: number }): Promise<void> => {
    const trial = await findTrial(database, id);
    // After an upgrade there may be no such matcher any more: nothing can be said of it then.
    if (!trial || trial.finishedAt || !isShipped(trial.matcher)) return;
    const matcher = matcherNamed(trial.matcher);
    let { reached, counts } = trial;
    let examples: readonly TrialExample[] = trial.examples;
    let noted = performance.now();
    for (;;) {
      const ids = await editionIds(database, reached, atOnce);
      if (ids.length === 0) break;
      const found = await tryStretch(database, ids, matcher);
      reached = ids.at(-1)!;
      counts = addCounts(counts, found.counts);
      if (found.examples.length > 0) examples = sampleOf([...examples, ...found.examples.map(shortened)]);
      if (performance.now() - noted >= pause) {
        await noteTrial(database, { id, reached, counts, examples }, false);
        noted = performance.now();
      }
      // Readers' requests that came in meanwhile are answered first.
      await sleep(0);
    }
    await noteTrial(database, { id, reached, counts, examples }, true);
  };
}

/**
 * What would become of some editions that follow each other. They may hang together with others, before and
 * after them: each change is counted in the stretch of its lowest edition.
 */
async function tryStretch(
  database: Database,
  ids: readonly number[],
  matcher: Matcher,
): Promise<{ counts: TrialCounts; examples: TrialExample[] }> {
  const scene = await gatherScene(database, ids, matcher);
  const { clusters } = clustersOf(scene.records, scene.decisions, matcher);
  const own = new Set(ids);
  return comparePartitions(scene.records, clusters, (lowest) => own.has(lowest));
}

/** How far sorting again has come, after another matcher was chosen. */
export interface SortingAgain {
  /** Version of the matcher that was chosen. */
  readonly matcher: string;
  /** The last edition that is sorted. */
  readonly after: number;
}

/** Whether editions are being sorted by another matcher than before, and how far that is; undefined when not. */
export async function sortingNow(database: Queryable): Promise<SortingAgain | undefined> {
  const { version } = await matcherInUse(database);
  const jobs = (await unfinishedJobs(database)).filter(({ name }) => name === switchJob);
  return jobs.map(({ payload }) => payload as SortingAgain).findLast(({ matcher }) => matcher === version);
}

function sortOn(tx: Queryable, payload: SortingAgain): Promise<void> {
  return addJob(tx, switchJob, payload, { queue });
}

/** The job that sorts editions again after the matcher has changed, and hands the rest on to the next job. */
export function sortAgain(database: Database, mostEditions = sortedByOneJob) {
  return async ({ matcher, after }: SortingAgain): Promise<void> => {
    let reached = after;
    for (let done = 0; done < mostEditions; done += atOnce) {
      // Somebody has chosen yet another: its own job sorts everything.
      if ((await matcherInUse(database)).version !== matcher) return;
      const ids = await editionIds(database, reached, atOnce);
      if (ids.length === 0) return;
      reached = ids.at(-1)!;
      await database.transaction((tx) => unsettle(tx, ids));
      await settle(database);
    }
    await sortOn(database, { matcher, after: reached });
  };
}
