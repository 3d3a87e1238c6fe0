import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "#kernel/database/database.ts";
import { Conflict, HouseError, Unavailable } from "#kernel/errors.ts";
import { serverLacksRoom } from "#kernel/postgres/room.ts";
import { noteProgress, setLoadState } from "../db/loads.ts";
import type { LoadCounts } from "../domain/load.ts";

/** Milliseconds that a server which has fallen over may take to stand again before a failure is noted. */
const patience = 5_000;

interface FailedRun {
  readonly database: Database;
  readonly load: number;
  /** The run's mark (db/loads.ts). */
  readonly runner: string;
  readonly batches: { readonly counts: LoadCounts };
}

/**
 * Notes why a load ended, unless another run has it now. A database that has gone away is asked for a few seconds
 * more: PostgreSQL restarts by itself where it could not write, and then nobody need wonder at a load that seems to
 * run. Where it stays away the load is found unfinished by whoever resumes it.
 */
export async function noteFailure(run: FailedRun, failure: Error): Promise<void> {
  const { database, load, batches } = run;
  const { counts } = batches;
  const until = Date.now() + patience;
  do {
    try {
      await database.transaction(async (tx) => {
        await noteProgress(tx, run, counts, null);
        await setLoadState(tx, load, "failed", { counts, error: failure.message });
      });
      return;
    } catch (error) {
      if (error instanceof Conflict) return;
      await sleep(250);
    }
  } while (Date.now() < until);
}

/** An error of the database or file system as a sentence for the person who loads. */
export function inWords(error: unknown, { connectionString }: Pick<Database, "connectionString">): Error {
  if (error instanceof HouseError) return error;
  const { code, message } = error as { code?: string; message: string };
  // Where PostgreSQL cannot write ahead it restarts, and those at work hear only that their connection has ended.
  if (code === "53100" || code === "ENOSPC" || serverLacksRoom(connectionString))
    return new Unavailable(
      "catalogue.disk-full",
      "The disk is full. Nothing that readers see has changed. Make room, then resume the load.",
      { cause: error },
    );
  return new Unavailable(
    "catalogue.load-interrupted",
    `The load was interrupted (${message}). Nothing that readers see has changed. It can be resumed.`,
    { cause: error },
  );
}

/** A load is in effect, and what follows it was interrupted: nobody may be told that nothing has changed. */
export function tellUnsettled(error: unknown): never {
  throw new Unavailable(
    "catalogue.unsettled",
    `The load is in effect. Sorting its records into editions was interrupted (${(error as Error).message}) and goes on with the next load.`,
    { cause: error },
  );
}
