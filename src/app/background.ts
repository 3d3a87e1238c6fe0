import type { Config } from "#kernel/config/read.ts";
import { deliveries } from "#kernel/events.ts";
import { type JobRunner, startJobs } from "#kernel/jobs.ts";
import type { Log } from "#kernel/log.ts";
import { mailJobs } from "#kernel/mail.ts";
import type { Modules } from "./create-modules.ts";
import type { Store } from "./store.ts";
import { subscriptions } from "./subscriptions.ts";

/** What works apart from requests: jobs, loads and the search index. */
export interface Background {
  start(): Promise<void>;
  /** Takes no more jobs; those under way may go on until `limit` is aborted. */
  drain(limit: AbortSignal): Promise<void>;
  /** Stops what requests need, when the last has been answered. */
  stop(): Promise<void>;
}

interface BackgroundParts {
  readonly config: Config;
  readonly log: Log;
  readonly store: Store;
  readonly modules: Modules;
}

export function createBackground({ config, log, store: { database }, modules }: BackgroundParts): Background {
  const { all, catalogue, discovery } = modules;
  const handlers = Object.assign(
    { ...mailJobs(database, config.smtpUrl, config.mailFrom) },
    deliveries(database, subscriptions),
    ...all.map((module) => module.jobs ?? {}),
  );
  const schedule = all.flatMap((module) => module.schedule ?? []);
  let jobs: JobRunner | undefined;
  return {
    async start() {
      const starting = startJobs(database, handlers, schedule, log);
      await discovery.start();
      jobs = await starting;
      await catalogue.start();
    },
    async drain(limit) {
      // A load under way is asked to stop where it is; without that its job would be waited for to the end.
      await Promise.all([jobs?.stop(limit), catalogue.stop()]);
    },
    stop: () => discovery.stop(),
  };
}
