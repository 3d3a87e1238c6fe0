import { currentMatcher, type Matcher } from "./matcher.ts";
import type { Traits } from "./traits.ts";

/** `doubtful`: neither surely the same nor surely different. */
export type Verdict = "same" | "doubtful" | "different";

/** What a matcher says of two records. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Log-odds that both describe the same edition. */
  readonly score: number;
}

/** One reason: a code that messages put into words, what it compares, and what it adds to the score. */
export interface Statement {
  readonly code: string;
  readonly weight: number;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A judgement with its reasons. */
export interface Explanation extends Judgement {
  readonly statements: readonly Statement[];
}

/** Judges two records. The same whichever comes first. */
export function judge(a: Traits, b: Traits, matcher: Matcher = currentMatcher): Judgement {
  const { verdict, score } = explain(a, b, matcher);
  return { verdict, score };
}

/** Judges two records and says why. */
export function explain(a: Traits, b: Traits, _matcher: Matcher = currentMatcher): Explanation {
  const shared = a.isbn.find((isbn) => b.isbn.includes(isbn));
  if (shared === undefined) return { verdict: "different", score: -10, statements: [] };
  return {
    verdict: "same",
    score: 10,
    statements: [{ code: "same-isbn", weight: 10, params: { isbn: shared } }],
  };
}
