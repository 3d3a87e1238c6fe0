import { formatNumber } from "#kernel/i18n/format.ts";
import type { MatchTrial } from "../db/trials.ts";
import { isShipped } from "../domain/matching/shipped-matchers.ts";
import type { SortingAgain } from "../jobs/try-matcher.ts";
import type { Speech } from "./setting.ts";

/** Matchers that have a sentence of their own; others are told by their numbers. */
const described = new Set(["plain-1", "fitted-1"]);

/** What a matcher is, in a sentence. */
export function matcherText({ t }: Speech, version: string): string {
  return t(`catalogue.matching.about.${described.has(version) ? version : "other"}`);
}

/** Where a trial stands. `ended`: its matcher came with an earlier version of the program only. */
export type TrialState = "waiting" | "running" | "finished" | "ended";

export function trialState({ finishedAt, reached, matcher }: MatchTrial): TrialState {
  if (finishedAt) return "finished";
  if (!isShipped(matcher)) return "ended";
  return reached === 0 ? "waiting" : "running";
}

/** How far a trial has come, in one sentence. */
export function trialText({ t, locale }: Speech, trial: MatchTrial): string {
  const editions = formatNumber(locale, trial.counts.before);
  return t(`catalogue.matching.progress.${trialState(trial)}`, { count: trial.counts.before, editions });
}

/** How far sorting again has come, in one sentence. */
export function sortingText({ t }: Speech, { after, matcher }: SortingAgain, last: number): string {
  const share = last > 0 ? Math.floor((100 * after) / last) : 0;
  return t("catalogue.matching.sorting", { matcher, share: Math.min(share, 100) });
}
