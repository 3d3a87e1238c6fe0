import type { Transaction } from "#kernel/database/database.ts";
import type { ModuleFolders } from "#kernel/module.ts";
import { accountsFolders } from "#modules/accounts";
import { catalogueFolders, renewFeed } from "#modules/catalogue";
import { directoryFolders } from "#modules/directory";
import { discoveryFolders } from "#modules/discovery";

/** The modules in tier order: their tables are made in this order. */
const modules: readonly ModuleFolders[] = [
  accountsFolders,
  directoryFolders,
  catalogueFolders,
  discoveryFolders,
];

/** Every module's migrations. */
export const migrations = modules.flatMap((folders) => (folders.migrations ? [folders.migrations] : []));

/** Every folder of messages of the house. */
export const messageFolders: readonly URL[] = [
  new URL("../web/messages/", import.meta.url),
  new URL("./messages/", import.meta.url),
  new URL("./errors/messages/", import.meta.url),
  ...modules.flatMap((folders) => (folders.messages ? [folders.messages] : [])),
];

/**
 * What must happen when a backup has been restored, in the same transaction: search indexes elsewhere must not
 * take the restored catalogue for the one that they know.
 */
export async function afterRestore(tx: Transaction): Promise<void> {
  await renewFeed(tx);
}
