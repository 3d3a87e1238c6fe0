import { sayDates } from "./date-statements.ts";
import { sayEditions } from "./edition-statements.ts";
import { sayExtents } from "./extent-statements.ts";
import { sayIdentifiers } from "./identifier-statements.ts";
import { currentMatcher, type Matcher } from "./matcher.ts";
import { sayNames } from "./name-statements.ts";
import { sayPublishers } from "./publisher-statements.ts";
import { type Statement, Tally } from "./tally.ts";
import { sayTitles } from "./title-statements.ts";
import type { Traits } from "./traits.ts";
import { sayVetoes } from "./vetoes.ts";

export type { Statement } from "./tally.ts";

/** `doubtful`: neither surely the same nor surely different. */
export type Verdict = "same" | "doubtful" | "different";

/** What a matcher says of two records. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Log-odds that both describe the same edition. */
  readonly score: number;
}

/** A judgement with its reasons. */
export interface Explanation extends Judgement {
  /** The weightiest first. */
  readonly statements: readonly Statement[];
}

/** Judges two records. The same whichever comes first. */
export function judge(a: Traits, b: Traits, matcher: Matcher = currentMatcher): Judgement {
  return judgement(tallied(a, b, matcher, false));
}

/** Judges two records and says why. */
export function explain(a: Traits, b: Traits, matcher: Matcher = currentMatcher): Explanation {
  const tally = tallied(a, b, matcher, true);
  return { ...judgement(tally), statements: tally.statements() };
}

/** Everything that can be said of two records. */
export function tallied(a: Traits, b: Traits, matcher: Matcher, wordy: boolean): Tally {
  const tally = new Tally(matcher, wordy);
  sayVetoes(tally, a, b);
  if (tally.veto !== null && !wordy) return tally;
  sayIdentifiers(tally, a, b);
  sayDates(tally, a, b);
  sayExtents(tally, a, b);
  sayTitles(tally, a, b);
  sayPublishers(tally, a, b);
  sayEditions(tally, a, b);
  sayNames(tally, a, b);
  return tally;
}

function judgement(tally: Tally): Judgement {
  const { matcher } = tally;
  const score = tally.score();
  if (tally.veto !== null) return { verdict: "different", score: Math.min(score, matcher.different) };
  if (score >= matcher.same) return { verdict: "same", score };
  // That a record says little makes a pair unsure, never surely different.
  const known = score - tally.weightOf("little-known");
  return { verdict: known <= matcher.different ? "different" : "doubtful", score };
}
