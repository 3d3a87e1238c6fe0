import { migrateJobs } from "../jobs.ts";
import type { Database } from "./database.ts";
import { type MigrationFolder, migrate } from "./migrate.ts";

/** The kernel's own migrations, which come before every module's. */
export const kernelMigrations: MigrationFolder = {
  module: "kernel",
  folder: new URL("../migrations/", import.meta.url),
};

/**
 * Brings a database, empty or older, to what this program needs: the job queue's tables, the kernel's,
 * then each module's in the order given.
 *
 * @returns the migrations applied now
 */
export async function prepareDatabase(
  database: Database,
  folders: readonly MigrationFolder[],
): Promise<string[]> {
  await migrateJobs(database);
  return migrate(database, [kernelMigrations, ...folders]);
}
