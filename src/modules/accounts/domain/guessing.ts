const minute = 60_000;
const hour = 60 * minute;

/** How many wrong tries are free, and how long one waits after each further one. */
export interface GuessPolicy {
  readonly free: number;
  /** Milliseconds; each further wrong try doubles it. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** One try is forgiven for each such time that passes (milliseconds); null: only success or a day forgives. */
  readonly forgivenEvery: number | null;
}

/**
 * A four-digit PIN has 10,000 values, so an account allows some thirty tries a day at most. An address may be a
 * whole library's, with many people behind it, so it gets more, and forgives as time passes.
 */
export const guessPolicies = {
  account: { free: 4, firstPause: minute, longestPause: hour, forgivenEvery: null },
  address: { free: 20, firstPause: minute, longestPause: 15 * minute, forgivenEvery: 2 * minute },
} as const satisfies Record<string, GuessPolicy>;

export type GuessKind = keyof typeof guessPolicies;

/** What is kept of the tries of one account or address. */
export interface GuessCount {
  readonly tries: number;
  readonly lastTryAt: Date;
  readonly blockedUntil: Date | null;
}

/** When one may try again, where it is not now. */
export function blockedUntil(count: GuessCount, now: Date): Date | undefined {
  return count.blockedUntil && count.blockedUntil > now ? count.blockedUntil : undefined;
}

/** The count after one more try, taken as wrong until it is shown to be right. */
export function afterTry(policy: GuessPolicy, count: GuessCount, now: Date): GuessCount {
  const passed = now.getTime() - count.lastTryAt.getTime();
  const forgiven = policy.forgivenEvery === null ? 0 : Math.floor(passed / policy.forgivenEvery);
  const tries = Math.max(0, count.tries - Math.max(0, forgiven)) + 1;
  const pause = pauseAfter(policy, tries);
  return { tries, lastTryAt: now, blockedUntil: pause === 0 ? null : new Date(now.getTime() + pause) };
}

/** Milliseconds to wait after this many wrong tries. */
export function pauseAfter({ free, firstPause, longestPause }: GuessPolicy, tries: number): number {
  if (tries <= free) return 0;
  return Math.min(firstPause * 2 ** Math.min(tries - free - 1, 30), longestPause);
}
