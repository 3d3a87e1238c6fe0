/** A matcher: everything that decides which records are the same edition, as data. */
export interface Matcher {
  /** Name under which it is chosen and shown. */
  readonly version: string;
  /** Log-odds from which two records are the same edition. */
  readonly same: number;
  /** Log-odds up to which they are surely different: nothing joins them, not even a third record. */
  readonly different: number;
}

/** The matcher that a new network uses. */
export const currentMatcher: Matcher = { version: "1", same: 2.2, different: -2.2 };
