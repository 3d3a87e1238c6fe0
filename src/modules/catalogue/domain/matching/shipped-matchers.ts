import { currentMatcher, type Matcher, plainMatcher } from "./matcher.ts";

/** The matchers that a network can choose from, the newest first. */
export const shippedMatchers: readonly Matcher[] = [...new Set([currentMatcher, plainMatcher])];

/** The shipped matcher of a version; the newest where there is none of that name (any more). */
export function matcherNamed(version: string | null): Matcher {
  return shippedMatchers.find((matcher) => matcher.version === version) ?? currentMatcher;
}

/** Whether a matcher of that version comes with the program. */
export function isShipped(version: string): boolean {
  return shippedMatchers.some((matcher) => matcher.version === version);
}
