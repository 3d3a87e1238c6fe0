import {
  codes,
  type StatementCode,
  type Weighed,
} from "../../src/modules/catalogue/domain/matching/statement-codes.ts";

/**
 * What is fixed by reason or by policy, since the labelled pairs hold no numbers, no notes and hardly any
 * carrier but paper: log-odds on the scale of the fitted weights.
 */
export const fixed: Readonly<Partial<Record<Weighed, number>>> = {
  "isbn-same": 6,
  "set-isbn-same": 0.5,
  "isbn-differs": -3,
  "oclc-same": 6,
  "oclc-differs": -1,
  "lccn-same": 4.5,
  "lccn-differs": -1,
  "issn-same": 6,
  "issn-differs": -4,
  "national-number-same": 5,
  "number-same": 5,
  "number-differs": -1.5,
  "publisher-number-same": 2.5,
  "publisher-number-differs": -1.5,
  "content-coded-differently": -3,
  "carrier-coded-differently": -0.5,
  "part-on-one-side": -0.5,
  "host-differs": -4,
  "language-differs": -0.3,
  "title-unknown": -1,
  "little-known": -5,
  // The labelled pairs hardly ever have one title and different books: in a catalogue that is common.
  "author-differs": -3,
  "pages-far+author-differs": -2,
  "title-of-one-word+author-differs": -1,
  "pages-far+publisher-differs": -2,
  "pages-30-percent+publisher-differs": -1.5,
  "pages-10-percent+publisher-differs": -1,
  "volumes-against-pages+publisher-differs": -1,
  "title-of-many+author-differs": -1.5,
  "title-of-many+publisher-differs": -1.5,
};

/** Log-odds before anything is said: two records of which little is known are not taken for one. */
export const start = -2;

/** Vetoes weigh nothing: they decide. */
const vetoes: readonly StatementCode[] = [
  "content-differs",
  "carrier-differs",
  "part-differs",
  "reproduction-of-it",
];

/** Statements whose holding together says more than the sum. */
export const together: readonly Weighed[] = [
  "coded-year-same+pages-same",
  "coded-year-same+pages-same+country-differs",
  "copyright-against-printed+publisher-differs",
  "edition-words-on-one-side+pages-same",
  "height-differs+publisher-differs",
  "imprint-year-same+pages-same",
  "imprint-year-same+pages-same+publisher-differs",
  "imprint-year-same+place-differs+publisher-differs",
  "imprint-year-same+publisher-differs",
  "reprint-coded+preliminary-same",
  "responsibility-same+publisher-differs",
  "title-equal+author-unknown",
  "title-equal+coded-year-same",
  "title-equal+publisher-differs",
  "title-short+publisher-differs",
  "title-numbers-differ+author-unknown",
  "title-numbers-differ+publisher-same",
  "title-words-conflict-1+author-unknown",
  "title-words-conflict-1+publisher-same",
  "volumes-same+coded-year-same",
];

/** The statements that are fitted by themselves. */
export const single: readonly StatementCode[] = codes.filter(
  (code) => !Object.hasOwn(fixed, code) && !vetoes.includes(code),
);

const speaksFor =
  /-same$|-equal$|-alike$|-contained$|-explained$|-mentioned$|-begins$|-same-in-all$|titles-like-(?:95|85|70)$/;
/** What lies between for and against. */
const speaksForEither = /^title-long$|^main-title-similar$/;

/** Whether a statement may only speak for (1) or against (-1) two records being the same, or either (0). */
export function directionOf(code: Weighed): number {
  if (code.includes("+") || speaksForEither.test(code)) return 0;
  // What is unknown never speaks for, nor do names that are not quite the same.
  if (code === "author-alike") return -1;
  return speaksFor.test(code) ? 1 : -1;
}
