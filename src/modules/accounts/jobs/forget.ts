import type { Clock } from "#kernel/clock.ts";
import type { Database } from "#kernel/database/database.ts";
import { forgetGuesses } from "../db/guesses.ts";
import { forgetResetLinks } from "../db/reset-links.ts";
import { forgetSessions } from "../db/sessions.ts";

/** The job that deletes what is over: sessions, links, and counts of wrong tries. */
export function forgetJob(database: Database, clock: Clock): () => Promise<void> {
  return () =>
    database.transaction(async (tx) => {
      const now = clock.now();
      await forgetSessions(tx, now);
      await forgetResetLinks(tx, now);
      await forgetGuesses(tx, now);
    });
}
