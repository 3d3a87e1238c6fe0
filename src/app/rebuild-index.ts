import type { Config } from "#kernel/config/read.ts";
import type { Log } from "#kernel/log.ts";
import * as catalogue from "#modules/catalogue";
import { libraryNames } from "#modules/directory";
import { createDiscovery } from "#modules/discovery";
import type { Store } from "./store.ts";

interface Workplace {
  readonly config: Config;
  readonly log: Log;
  readonly store: Store;
}

/**
 * Makes the search index of this machine anew.
 *
 * @returns how many editions it has
 */
export async function rebuildIndex(
  { config, log, store: { database } }: Workplace,
  onProgress: (editions: number) => void,
): Promise<number> {
  const { connectionString } = database;
  const directory = config.dataDirectory;
  const discovery = createDiscovery({ database, connectionString, directory, catalogue, libraryNames, log });
  try {
    await discovery.start();
    await discovery.rebuild(onProgress);
    return discovery.index.state().documents;
  } finally {
    await discovery.stop();
  }
}
