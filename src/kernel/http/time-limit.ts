import { setTimeout as sleep } from "node:timers/promises";
import { Unavailable } from "../errors.ts";

/**
 * Answers with Unavailable when a request takes too long, so that a reader learns what happens while the work
 * itself may still end.
 */
export async function withinTime<T>(work: Promise<T>, seconds: number): Promise<T> {
  const done = new AbortController();
  const late = sleep(seconds * 1000, undefined, { signal: done.signal, ref: false }).then(() => {
    throw new Unavailable("kernel.too-slow", "This took too long. Try again in a minute.");
  });
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}
