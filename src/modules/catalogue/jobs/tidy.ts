import { stat } from "node:fs/promises";
import type { Database } from "#kernel/database/database.ts";
import type { FileStore } from "#kernel/files.ts";
import { forgetOldChanges } from "../db/feed.ts";
import { forgetUploads, neededFiles } from "../db/uploaded.ts";

const keptFor = 7 * 24 * 60 * 60 * 1000;

/**
 * The daily job: forgets old changes of the feed, uploads that nobody loaded within a week, and stored files
 * that no load needs any more.
 */
export function tidyJob(database: Database, files: FileStore, now: () => number = Date.now) {
  return async (): Promise<void> => {
    await forgetOldChanges(database);
    await forgetUploads(database);
    const needed = await neededFiles(database);
    for await (const key of files.list()) {
      if (!key.startsWith("uploads/") || needed.has(key)) continue;
      // A file without a load may still be arriving beside others of its form.
      const found = await stat(files.pathOf(key)).catch(() => undefined);
      if (found && now() - found.mtimeMs > keptFor) await files.delete(key);
    }
  };
}
