import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "#kernel/config/read.ts";
import type { Log } from "#kernel/log.ts";
import type { DemoSignIn } from "#modules/accounts";
import type { House } from "./house.ts";
import { openStore, type Store } from "./store.ts";

/** How to serve. */
export interface ServeOptions {
  readonly config: Config;
  readonly log: Log;
  /** Accounts to show on the sign-in page: of the demo only. */
  readonly demoAccounts?: readonly DemoSignIn[];
  /** What to do with the store before anything is served: the demo fills it. */
  readonly fill?: (store: Store, stopping: AbortSignal) => Promise<void>;
  /** Gives up starting when it is aborted. */
  readonly stopping: AbortSignal;
}

/** Everything that runs. */
export interface RunningHouse {
  readonly address: string;
  /**
   * Finishes what is under way, so many seconds at most, and stops all that was started. Called again, it only
   * shortens the time.
   */
  stop(seconds: number): Promise<void>;
}

/**
 * Starts everything: the database first, since it is another process, and while it starts the rest of the
 * program is loaded. Resolves when requests can be served.
 *
 * @throws Unavailable where a part cannot start; then nothing is left running
 */
export async function serveHouse({
  config,
  log,
  demoAccounts,
  fill,
  stopping,
}: ServeOptions): Promise<RunningHouse> {
  const opening = openStore(config, log);
  const loading = loadRest();
  // Whichever fails first is told; the other must not end the process by itself.
  loading.catch(() => {});
  const store = await opening;
  try {
    const { assets, modules, ...rest } = await loading;
    await rest.prepareDatabase(store.database, modules.migrations);
    await fill?.(store, stopping);
    stopping.throwIfAborted();
    const messages = rest.Messages.read(modules.messageFolders);
    const house = rest.createHouse({ config, log, store, messages, assets, demoAccounts });
    const server = await rest.listen(house, config, log);
    const stop = shortening(async (limit) => {
      await Promise.all([server.close(limit), house.drain(limit)]);
      await house.stop();
      await store.close();
    });
    try {
      await house.start();
      await untilReady(house, stopping);
    } catch (error) {
      await stop(0);
      throw error;
    }
    return { address: server.address, stop };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Makes a function that begins to stop once, and whose every call may bring the limit nearer. */
function shortening(begin: (limit: AbortSignal) => Promise<void>): (seconds: number) => Promise<void> {
  const limit = new AbortController();
  let stopped: Promise<void> | undefined;
  return (seconds) => {
    const timer = setTimeout(() => limit.abort(), seconds * 1000);
    stopped ??= begin(limit.signal);
    return stopped.finally(() => clearTimeout(timer));
  };
}

async function loadRest() {
  const [{ createHouse }, { listen }, { prepareDatabase }, { Messages }, modules, { createAssets }] =
    await Promise.all([
      import("./house.ts"),
      import("./server.ts"),
      import("#kernel/database/prepare.ts"),
      import("#kernel/i18n/messages.ts"),
      import("./modules.ts"),
      import("#web/assets.ts"),
    ]);
  return { createHouse, listen, prepareDatabase, Messages, modules, assets: await createAssets() };
}

/** The search index may still be reading what changed since it was last open. */
async function untilReady(house: House, stopping: AbortSignal): Promise<void> {
  while ((await house.waitingFor()).length > 0) await sleep(20, undefined, { signal: stopping });
}
