import type { ModuleFolders } from "#kernel/module.ts";

/** What the catalogue brings before it is made. */
export const catalogueFolders = {
  migrations: { module: "catalogue", folder: new URL("db/migrations/", import.meta.url) },
  messages: new URL("messages/", import.meta.url),
} as const satisfies ModuleFolders;
