import type { Database } from "#kernel/database/database.ts";
import { matcherInUse } from "../db/matcher-in-use.ts";
import { liveRecordsNamed, nameOf } from "../db/placed-records.ts";
import { closeGoneReports } from "../db/reports.ts";
import { type Holder, holdersOf } from "../db/review-holders.ts";
import {
  forgetPairs,
  type PairWeight,
  pairsToWeigh,
  type UnweighedPair,
  type WeighWhich,
  writeWeights,
} from "../db/review-weights.ts";
import { explain } from "../domain/matching/compare.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import { traitsFromText } from "../domain/matching/traits.ts";

/** Job that weighs what loads have brought since. */
export const weighJob = "catalogue.weigh-doubts";
/** Job that weighs everything anew: copies come, go and are lent with every load. */
export const weighAllJob = "catalogue.weigh-all-doubts";

/** Pairs weighed together: some milliseconds of work. */
const atOnce = 500;

/**
 * Counts whom pairs in doubt touch, and notes what speaks of them, so that the review queue is ordered and filtered
 * without looking at any record.
 *
 * @param most pairs to weigh at most
 * @returns how many were weighed
 */
export async function weighDoubts(
  database: Database,
  which: WeighWhich,
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  let after = { editionA: 0, editionB: 0 };
  for (let seen = 0, weighed = 0; ; ) {
    const pairs = await pairsToWeigh(database, which, after, Math.min(atOnce, most - seen));
    const weights = await weigh(database, pairs);
    await writeWeights(database, weights);
    seen += pairs.length;
    weighed += weights.length;
    if (pairs.length < atOnce || seen >= most) return weighed;
    after = pairs.at(-1)!;
  }
}

/** Weighs pairs; those of editions that readers do not see are left as they are, or forgotten when they are old. */
async function weigh(database: Database, pairs: readonly UnweighedPair[]): Promise<PairWeight[]> {
  if (pairs.length === 0) return [];
  const [matcher, holders, records] = await Promise.all([
    matcherInUse(database),
    holdersOf(database, [...new Set(pairs.flatMap(({ editionA, editionB }) => [editionA, editionB]))]),
    liveRecordsNamed(
      database,
      pairs.flatMap(({ a, b }) => [a, b]),
    ),
  ]);
  const traits = new Map(records.map((record) => [nameOf(record), record.traits]));
  const gone: UnweighedPair[] = [];
  const weights: PairWeight[] = [];
  for (const pair of pairs) {
    const { editionA, editionB, a, b } = pair;
    const [ofA, ofB] = [holders.get(editionA), holders.get(editionB)];
    if (!ofA || !ofB) gone.push(pair);
    else {
      const codes = codesOf(matcher, traits.get(nameOf(a)), traits.get(nameOf(b)));
      weights.push({ editionA, editionB, ...touched([...ofA, ...ofB]), codes });
    }
  }
  if (gone.length > 0) await forgetPairs(database, gone);
  return weights;
}

/** Whom two editions touch together. */
export function touched(holders: readonly Holder[]): Pick<PairWeight, "copies" | "onLoan" | "libraries"> {
  let copies = 0;
  let onLoan = 0;
  const libraries = new Set<string>();
  for (const holder of holders) {
    copies += holder.copies;
    onLoan += holder.onLoan;
    libraries.add(holder.library);
  }
  return { copies, onLoan, libraries: [...libraries].sort() };
}

function codesOf(matcher: Matcher, a: string | undefined, b: string | undefined): string[] {
  if (!a || !b) return [];
  const { statements } = explain(traitsFromText(a), traitsFromText(b), matcher);
  // What two statements weigh together is no kind of reason of its own.
  const codes = statements.map(({ code }) => code).filter((code) => code !== "together");
  return [...new Set(codes)].sort();
}

/** The jobs that keep the review queue in order. */
export function weighJobs(database: Database) {
  return {
    [weighJob]: async () => {
      await weighDoubts(database, "new");
    },
    [weighAllJob]: async () => {
      await weighDoubts(database, "all");
      await closeGoneReports(database);
    },
  };
}
