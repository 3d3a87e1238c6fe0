import type { ModuleFolders } from "#kernel/module.ts";

/** What discovery brings before it is made; it has no tables, its index is no truth. */
export const discoveryFolders = {
  messages: new URL("./messages/", import.meta.url),
} as const satisfies ModuleFolders;
