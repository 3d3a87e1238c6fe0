import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterTry, blockedUntil, type GuessCount, guessPolicies, pauseAfter } from "./guessing.ts";

const start = new Date("2026-03-01T08:00:00Z");
const minutes = (n: number) => new Date(start.getTime() + n * 60_000);
const none: GuessCount = { tries: 0, lastTryAt: start, blockedUntil: null };

describe("pauses after wrong tries", () => {
  test("an account has four free tries, then waits 1, 2, 4 ... up to 60 minutes", () => {
    const pauses = Array.from({ length: 12 }, (_, n) => pauseAfter(guessPolicies.account, n + 1) / 60_000);
    expect(pauses).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test("a patient guesser of one account gets fewer than forty tries a day", () => {
    let count = none;
    let now = start;
    let tries = 0;
    while (now < minutes(24 * 60)) {
      count = afterTry(guessPolicies.account, count, now);
      tries += 1;
      now = blockedUntil(count, now) ?? now;
    }
    expect(tries).toBeLessThan(40);
  });

  test("an address forgives one try for each two minutes that pass", () => {
    let count = none;
    for (let n = 0; n < 21; n += 1) count = afterTry(guessPolicies.address, count, start);
    expect(blockedUntil(count, start)).toEqual(minutes(1));
    expect(blockedUntil(count, minutes(1))).toBeUndefined();
    expect(afterTry(guessPolicies.address, count, minutes(10))).toMatchObject({
      tries: 17,
      blockedUntil: null,
    });
  });

  test("a pause never shrinks as tries grow, and never passes the longest one", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.constantFrom("account" as const, "address" as const), (tries, kind) => {
        const policy = guessPolicies[kind];
        const pause = pauseAfter(policy, tries);
        expect(pause).toBeLessThanOrEqual(policy.longestPause);
        expect(pauseAfter(policy, tries + 1)).toBeGreaterThanOrEqual(pause);
      }),
    );
  });
});
