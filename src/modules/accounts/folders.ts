import type { ModuleFolders } from "#kernel/module.ts";

/** The accounts module's migrations and messages. */
export const accountsFolders = {
  migrations: { module: "accounts", folder: new URL("./db/migrations/", import.meta.url) },
  messages: new URL("./messages/", import.meta.url),
} as const satisfies ModuleFolders;
