import type { Store } from "#app/store.ts";
import type { Config } from "#kernel/config/read.ts";
import type { Log } from "#kernel/log.ts";
import { untilSignal } from "./signals.ts";

/** What a command works with. */
export interface Workplace {
  readonly config: Config;
  readonly log: Log;
  readonly store: Store;
}

/**
 * Opens the store for one command and closes it afterwards, also when the command is stopped by a signal: the
 * embedded server must not stay behind.
 *
 * @param prepare whether to bring the database to this program's schema first
 */
export async function withStore<T>(prepare: boolean, work: (workplace: Workplace) => Promise<T>): Promise<T> {
  const [{ readConfig }, { createLog }, { openStore }] = await Promise.all([
    import("#kernel/config/read.ts"),
    import("#kernel/log.ts"),
    import("#app/store.ts"),
  ]);
  const config = readConfig();
  // A command speaks for itself; its log is for warnings.
  const log = createLog(config.logLevel === "info" ? "warn" : config.logLevel);
  const store = await openStore(config, log);
  const stopped = untilSignal().then(async (signal) => {
    await store.close().catch(() => {});
    process.exit(signal === "SIGINT" ? 130 : 143);
  });
  try {
    if (prepare) await prepareStore(store);
    return await Promise.race([work({ config, log, store }), stopped]);
  } finally {
    await store.close();
  }
}

async function prepareStore(store: Store): Promise<void> {
  const [{ prepareDatabase }, { migrations }] = await Promise.all([
    import("#kernel/database/prepare.ts"),
    import("#app/modules.ts"),
  ]);
  await prepareDatabase(store.database, migrations);
}
