import { tallied } from "../../src/modules/catalogue/domain/matching/compare.ts";
import type { Matcher } from "../../src/modules/catalogue/domain/matching/matcher.ts";
import {
  codes,
  type StatementCode,
  type Weighed,
  type Weights,
} from "../../src/modules/catalogue/domain/matching/statement-codes.ts";
import type { Traits } from "../../src/modules/catalogue/domain/matching/traits.ts";
import { foldsOf } from "./folds.ts";
import { type Example, fitDirected, scoreOf } from "./logistic.ts";
import { directionOf, fixed, single, start, together } from "./plan.ts";
import type { LabelledPair } from "./read-pairs.ts";

/** Strength of the penalty on weights, and how many times a pair that is not the same edition counts. */
const ridge = 3;
const caution = 3;

/** A pair with the traits of its two records. */
export interface TraitPair extends LabelledPair {
  readonly a: Traits;
  readonly b: Traits;
}

const fittedCodes: readonly Weighed[] = [...single, ...together];
const directions = fittedCodes.map(directionOf);
const places = new Map<string, number>(codes.map((code, place) => [code, place]));
const partsOf = (code: string) => code.split("+").map((part) => places.get(part as StatementCode)!);
const fittedParts = fittedCodes.map(partsOf);
const fixedParts = Object.entries(fixed).map(([code, weight]) => ({ parts: partsOf(code), weight: weight! }));
const weightless: Matcher = { version: "none", same: 0, different: 0, start: 0, weights: {} };

/** What holds of each pair, and whether a veto settles it. */
export function examplesOf(pairs: readonly TraitPair[]): { example: Example; isVetoed: boolean }[] {
  return pairs.map(({ a, b, same }) => {
    const { holds, veto } = tallied(a, b, weightless, true);
    const isHolding = (parts: readonly number[]) => parts.every((place) => holds[place] === 1);
    const active = fittedParts.flatMap((parts, place) => (isHolding(parts) ? [place] : []));
    const given = fixedParts.reduce(
      (sum, { parts, weight }) => (isHolding(parts) ? sum + weight : sum),
      start,
    );
    return { example: { active: Uint16Array.from(active), given, same }, isVetoed: veto !== null };
  });
}

/** Weights fitted to all pairs that no veto settles, rounded to two decimals, with the fixed ones. */
export function fitWeights(pairs: readonly TraitPair[]): Weights {
  const fitted = fit(examplesOf(pairs));
  const rounded = (value: number) => Math.round(value * 100) / 100 + 0;
  const weights: Partial<Record<Weighed, number>> = { ...fixed };
  fittedCodes.forEach((code, place) => {
    const weight = rounded(fitted[place]!);
    if (weight !== 0) weights[code] = weight;
  });
  return { start, weights };
}

function fit(examples: readonly { example: Example; isVetoed: boolean }[]): Float64Array {
  const open = examples.filter(({ isVetoed }) => !isVetoed).map(({ example }) => example);
  return fitDirected(open, directions, ridge, caution);
}

/** The score that each pair gets from weights fitted to the other folds; no record is in two folds. */
export function crossValidated(pairs: readonly TraitPair[], folds: number, seed: number): Float64Array {
  const examples = examplesOf(pairs);
  const foldOf = foldsOf(pairs, folds, seed);
  const scores = new Float64Array(pairs.length);
  for (let fold = 0; fold < folds; fold++) {
    const fitted = fit(examples.filter((_, i) => foldOf[i] !== fold));
    examples.forEach(({ example, isVetoed }, i) => {
      if (foldOf[i] === fold) scores[i] = isVetoed ? Number.NEGATIVE_INFINITY : scoreOf(fitted, example);
    });
  }
  return scores;
}
