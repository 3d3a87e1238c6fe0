import type { ModuleFolders } from "#kernel/module.ts";

/** The directory module's migrations and messages. */
export const directoryFolders = {
  migrations: { module: "directory", folder: new URL("./db/migrations/", import.meta.url) },
  messages: new URL("./messages/", import.meta.url),
} as const satisfies ModuleFolders;
