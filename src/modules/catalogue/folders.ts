import type { ModuleFolders } from "#kernel/module.ts";

/** What the catalogue brings before it is made. */
export const catalogueFolders: ModuleFolders = {
  migrations: { module: "catalogue", folder: new URL("db/migrations/", import.meta.url) },
};
