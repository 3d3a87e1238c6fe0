import type { Database, Queryable } from "#kernel/database/database.ts";
import { addJob } from "#kernel/jobs.ts";
import { announceShared } from "../db/shared-editions.ts";

/** A stretch of a library's records whose editions are announced to search. */
export interface PriorityAnnouncement {
  readonly source: number;
  /** Control number that the stretch begins after. */
  readonly after: string;
}

const jobName = "catalogue.announce-priority";

/** Records in one transaction, and transactions in one job: a job that is broken off repeats little. */
const stretch = 2_000;
const stretches = 25;

/** Sees to it that search learns whose words stand for a library's editions now. */
export function announcePriority(tx: Queryable, announcement: PriorityAnnouncement): Promise<void> {
  return addJob(tx, jobName, announcement, { queue: jobName });
}

/** The job: announces some stretches, and hands the rest on to the next job in the transaction of the last. */
export function announcePriorityJobs(database: Database) {
  const run = async ({ source, after }: PriorityAnnouncement): Promise<void> => {
    let from: string | null = after;
    for (let left = stretches; from !== null && left > 0; left--) {
      const begin: string = from;
      from = await database.transaction(async (tx) => {
        const next = await announceShared(tx, source, begin, stretch);
        if (next !== null && left === 1) await announcePriority(tx, { source, after: next });
        return next;
      });
    }
  };
  return { [jobName]: run };
}
