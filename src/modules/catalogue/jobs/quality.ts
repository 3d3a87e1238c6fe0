import type { Database, Queryable } from "#kernel/database/database.ts";
import { addJob } from "#kernel/jobs.ts";
import { librariesToCount, takeQuality } from "../db/quality.ts";

/** The job that counts a library's records; without a library, all that have changed since they were counted. */
export const qualityJob = "catalogue.quality";

/**
 * Counts the records of one library, or of each whose records or editions have changed since: loads of other
 * libraries and people's decisions change what is a duplicate and what stands alone.
 */
export function countQuality(database: Database) {
  return async (payload: { library?: string } | undefined): Promise<void> => {
    const libraries = payload?.library ? [payload.library] : await librariesToCount(database);
    for (const library of libraries) await takeQuality(database, library);
  };
}

/**
 * Has a library's records counted soon: with the transaction of a load that takes effect, or when somebody asks. One
 * request that waits is enough, however often it is made.
 */
export function askForCount(tx: Queryable, library: string): Promise<void> {
  return addJob(tx, qualityJob, { library }, { key: `${qualityJob}:${library}`, queue: qualityJob });
}
