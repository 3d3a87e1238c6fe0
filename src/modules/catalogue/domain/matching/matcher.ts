import { fittedWeights } from "./fitted-weights.ts";
import type { Weights } from "./statement-codes.ts";

/** A matcher: everything that decides which records are the same edition, as data. */
export interface Matcher extends Weights {
  /** Name under which it is chosen and shown. */
  readonly version: string;
  /** Log-odds from which two records are the same edition. */
  readonly same: number;
  /** Log-odds up to which they are surely different: nothing joins them, not even a third record. */
  readonly different: number;
}

/** A matcher set by hand: few statements, easy to follow. */
export const plainMatcher: Matcher = {
  version: "plain-1",
  same: 2.2,
  different: -2.2,
  start: -1.4,
  weights: {
    "isbn-same": 4,
    "set-isbn-same": 1,
    "isbn-differs": -2.5,
    "oclc-same": 5,
    "oclc-differs": -0.5,
    "lccn-same": 3.5,
    "lccn-differs": -0.5,
    "issn-same": 4,
    "issn-differs": -3,
    "national-number-same": 4,
    "number-same": 4,
    "number-differs": -1,
    "publisher-number-same": 2,
    "publisher-number-differs": -1.5,
    "carrier-coded-differently": -1,
    "content-coded-differently": -3,
    "host-differs": -3,
    "coded-year-same": 2,
    "coded-year-5-apart": -1.5,
    "coded-year-far": -1.5,
    "imprint-year-same+pages-same": 1.3,
    "title-equal": 3,
    "title-begins-alike": 1.2,
    "titles-like-95": 1.8,
    "titles-like-85": 1.8,
    "titles-like-70": 1.5,
    "titles-like-50": 0.7,
    "title-words-contained": 1,
    "title-words-mostly": 0.7,
    "title-words-conflict-1": -2.2,
    "title-words-conflict-2": -3,
    "title-words-conflict-3": -3.6,
    "title-numbers-differ": -1.5,
    "title-unknown": -0.5,
    "publisher-differs": -1.5,
    "height-differs": -1.3,
    "pages-10-percent": -1.3,
    "pages-30-percent": -2,
    "pages-far": -2.4,
    "edition-number-differs": -1.5,
    "edition-on-one-side": -0.7,
    "dates-1-apart": -0.7,
    "dates-3-apart": -0.9,
    "dates-far-apart": -1.2,
    "series-number-differs": -1,
    "author-differs": -0.7,
  },
};

/** The matcher that a new network uses. Its weights were fitted to labelled pairs of records (docs/matching.md). */
export const currentMatcher: Matcher = {
  version: "fitted-1",
  same: 0.75,
  different: -2,
  ...fittedWeights,
};
