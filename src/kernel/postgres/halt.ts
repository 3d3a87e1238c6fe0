import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answerOf } from "./answer.ts";
import { connectionTo, type Place, postmasterLines } from "./place.ts";
import { isAlive } from "./processes.ts";

/** Milliseconds for each way of stopping, before the next and rougher one. */
const stopLimits: readonly [signal: NodeJS.Signals, limit: number][] = [
  ["SIGINT", 60_000],
  ["SIGQUIT", 15_000],
  ["SIGKILL", 5_000],
];

/**
 * Stops the server: PostgreSQL manual, "Shutting Down the Server". Politely first ("fast"), but at once
 * ("immediate") where it is recovering from a crash: a fast shutdown that comes then can wait for ever for its own
 * checkpointer (seen with PostgreSQL 18 after the disk had been full), and there is nothing under way to finish.
 */
export async function halt(place: Place): Promise<void> {
  const lines = postmasterLines(place);
  const pid = Number(lines?.[0]);
  const runs = () => isAlive(pid) && existsSync(join(place.data, "postmaster.pid"));
  if (!pid || !runs()) return;
  const isReady = (await answerOf(connectionTo(place, Number(lines?.[3])))) === "ready";
  for (const [signal, limit] of stopLimits.slice(isReady ? 0 : 1)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended by itself meanwhile.
    }
    const until = Date.now() + limit;
    while (runs() && Date.now() < until) await sleep(20);
    if (!runs()) return;
  }
}
