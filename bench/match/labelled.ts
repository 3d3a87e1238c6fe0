import { Invalid } from "#kernel/errors.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { judge } from "../../src/modules/catalogue/domain/matching/compare.ts";
import { matchKeysOf } from "../../src/modules/catalogue/domain/matching/match-keys.ts";
import {
  currentMatcher,
  type Matcher,
  plainMatcher,
} from "../../src/modules/catalogue/domain/matching/matcher.ts";
import { traitsOf } from "../../src/modules/catalogue/domain/matching/traits.ts";
import { crossValidated, fitWeights, type TraitPair } from "./fit.ts";
import { goldRushKey } from "./gold-rush.ts";
import { type Rates, rateHead, rateLine, ratesAt } from "./rates.ts";
import { readLabels, recordsById } from "./read-pairs.ts";

interface RecordPair extends TraitPair {
  readonly recordA: MarcRecord;
  readonly recordB: MarcRecord;
}

const cuts = [-1, 0, 0.5, 0.75, 1, 1.5, 2, 3, 4];

/** Reads labelled pairs; throws Invalid where a label names a record that is not there. */
export async function readPairs(records: string, labels: string): Promise<RecordPair[]> {
  const byId = await recordsById(records);
  const traits = new Map([...byId].map(([id, record]) => [id, traitsOf(record)]));
  return readLabels(labels).map((pair) => {
    const [one, other] = pair.ids.map((id) => {
      const record = byId.get(id);
      if (!record) throw new Invalid("match.no-record", `${labels} names ${id}, which is not in ${records}.`);
      return { record, traits: traits.get(id)! };
    });
    return { ...pair, recordA: one!.record, recordB: other!.record, a: one!.traits, b: other!.traits };
  });
}

/** Prints how often each matcher and baseline errs. @returns what the line of JSON says */
export function compareMatchers(pairs: readonly RecordPair[]): Record<string, unknown> {
  const same = pairs.map((pair) => pair.same);
  console.log(
    `${pairs.length} pairs, ${same.filter(Boolean).length} of them the same edition\n\n${rateHead}`,
  );
  for (const year of [2021, 2024] as const) {
    const scores = pairs.map(({ recordA, recordB }) =>
      Number(goldRushKey(recordA, year) === goldRushKey(recordB, year)),
    );
    console.log(rateLine(`Gold Rush key ${year}`, "equal", ratesAt(scores, same, 1)));
  }
  const plain = show(plainMatcher, pairs, same, [plainMatcher.same]);
  const thresholds = show(currentMatcher, pairs, same, cuts);
  const own = ratesAt(scoresOf(currentMatcher, pairs), same, currentMatcher.same);
  return {
    ...own,
    thresholds,
    matcher: currentMatcher.version,
    plain: plain[0],
    key_recall_percent: keyRecall(pairs),
  };
}

function scoresOf(matcher: Matcher, pairs: readonly TraitPair[]): number[] {
  return pairs.map(({ a, b }) => judge(a, b, matcher).score);
}

function show(
  matcher: Matcher,
  pairs: readonly TraitPair[],
  same: readonly boolean[],
  at: readonly number[],
): Rates[] {
  const scores = scoresOf(matcher, pairs);
  return at.map((threshold) => {
    const rates = ratesAt(scores, same, threshold);
    const mark = threshold === matcher.same ? " (its own)" : "";
    console.log(rateLine(`matcher ${matcher.version}${mark}`, threshold.toFixed(2), rates));
    return rates;
  });
}

/** Of the pairs that are the same edition, the share that shares a key, so that one finds the other. */
function keyRecall(pairs: readonly TraitPair[]): number {
  const same = pairs.filter((pair) => pair.same);
  const found = same.filter(({ a, b }) => {
    const keys = matchKeysOf(b);
    return matchKeysOf(a).some((key) => keys.includes(key));
  });
  const recall = Math.round((found.length / Math.max(1, same.length)) * 10_000) / 100;
  console.log(`\n${recall.toFixed(2)} % of the pairs of one edition share a key`);
  return recall;
}

/** Prints what `--fit` finds: errors of weights fitted without the records they judge, and the weights of all. */
export function showFit(pairs: readonly TraitPair[], folds: number, seeds: number): void {
  const same = pairs.map((pair) => pair.same);
  console.log(`\n${folds} folds without a common record, mean of ${seeds} divisions\n\n${rateHead}`);
  const rounds = Array.from({ length: seeds }, (_, n) => crossValidated(pairs, folds, n + 1));
  for (const threshold of cuts) {
    const each = rounds.map((scores) => ratesAt(scores, same, threshold));
    const mean = (key: "fp_percent" | "fn_percent") =>
      each.reduce((sum, rates) => sum + rates[key], 0) / seeds;
    const rates = { threshold, fp_percent: mean("fp_percent"), fn_percent: mean("fn_percent") };
    console.log(rateLine("fitted, cross-validated", threshold.toFixed(2), rates));
  }
  console.log(`\n${JSON.stringify(fitWeights(pairs), null, 2)}`);
}
