import type { Hono, MiddlewareHandler } from "hono";
import { type Clock, systemClock } from "#kernel/clock.ts";
import type { Config } from "#kernel/config/read.ts";
import { deliveries } from "#kernel/events.ts";
import { createEdge } from "#kernel/http/edge.ts";
import type { HouseContext, HouseEnv } from "#kernel/http/env.ts";
import { healthRoutes } from "#kernel/http/health.ts";
import { mount } from "#kernel/http/mount.ts";
import type { Route } from "#kernel/http/routes.ts";
import type { Messages } from "#kernel/i18n/messages.ts";
import { type JobRunner, startJobs } from "#kernel/jobs.ts";
import type { Log } from "#kernel/log.ts";
import { mailJobs } from "#kernel/mail.ts";
import { Metrics } from "#kernel/metrics.ts";
import type { HouseModule } from "#kernel/module.ts";
import type { DemoSignIn } from "#modules/accounts";
import { type Assets, assetRoutes } from "#web/assets.ts";
import { preferenceRoutes } from "#web/preferences.ts";
import { styleguideRoutes } from "#web/styleguide.tsx";
import { createModules } from "./create-modules.ts";
import { showFailure } from "./failure.tsx";
import { makeFrame } from "./frame.ts";
import { pageRoutes } from "./pages/routes.tsx";
import type { Store } from "./store.ts";
import { subscriptions } from "./subscriptions.ts";

/** What the house is built from. */
export interface HouseOptions {
  readonly config: Config;
  readonly log: Log;
  readonly store: Store;
  readonly messages: Messages;
  readonly assets: Assets;
  readonly clock?: Clock;
  /** Accounts to show on the sign-in page: of the demo only. */
  readonly demoAccounts?: readonly DemoSignIn[];
}

/** The whole house, ready to answer requests. */
export interface House {
  /** The application: `edge.fetch(request)` answers a request. */
  readonly edge: Hono<HouseEnv>;
  /** Every address that it has. */
  readonly routes: readonly Route[];
  /** Starts what works apart from requests: jobs and the search index. */
  start(): Promise<void>;
  /** Names of what is still missing before requests can be served. */
  waitingFor(): Promise<readonly string[]>;
  /** Ports that are open now, by protocol; from the first on, `/readyz` can say yes. */
  readonly ports: Record<string, number>;
  /** Is not ready any more, and takes no more jobs; those under way have so many seconds. */
  drain(seconds: number): Promise<void>;
  /** Stops what requests need, when the last has been answered. */
  stop(): Promise<void>;
}

/** Builds the house: every module, and the edge with their routes behind identification and guard. */
export function createHouse(options: HouseOptions): House {
  const { config, log, store, messages, assets, clock = systemClock } = options;
  const metrics = new Metrics();
  metrics.watchDatabase(store.database);
  const { accounts, discovery, others, networkName } = createModules({ ...options, clock, metrics });
  const modules: HouseModule[] = [accounts, ...others, discovery];
  const ports: Record<string, number> = {};
  const state = { stopping: false };

  const waitingFor = async () => {
    const checks: [name: string, isThere: boolean | Promise<boolean>][] = [
      ["start", Object.keys(ports).length > 0],
      ["stop", !state.stopping],
      ["database", answers(store)],
      ["search", discovery.index.state().ready],
    ];
    const missing = await Promise.all(checks.map(async ([name, isThere]) => ((await isThere) ? [] : [name])));
    return missing.flat();
  };
  const open = [
    ...healthRoutes({
      readiness: async () => ({ waitingFor: await waitingFor(), ports }),
      metrics,
      metricsToken: config.metricsToken,
    }),
    ...assetRoutes(assets),
  ];
  const housed = [
    ...preferenceRoutes(),
    ...styleguideRoutes(),
    ...pageRoutes({ store, clock, discovery }),
    ...modules.flatMap(({ routes }) => routes),
  ];

  const frame = (c: HouseContext, network: string) => c.set("frame", makeFrame(c, network, assets));
  const framing: MiddlewareHandler<HouseEnv> = async (c, next) => {
    frame(c, await networkName(c.get("locale")));
    await next();
  };
  const edge = createEdge({
    ...{ config, log, messages, metrics },
    async failurePage(c, failure) {
      // The database may be what has failed; a page without the network's own name still helps.
      if (!c.get("frame")) frame(c, await networkName(c.get("locale")).catch(() => "Commonshelf"));
      return showFailure(c, failure);
    },
  });
  const groups = [
    { routes: open, enter: () => [] },
    { routes: housed, enter: (route: Route) => [accounts.identify, framing, accounts.guard(route)] },
  ];
  mount(edge, groups, config.requestSeconds);

  let jobs: JobRunner | undefined;
  return {
    edge,
    routes: [...open, ...housed],
    ports,
    waitingFor,
    async start() {
      const handlers = Object.assign(
        { ...mailJobs(store.database, config.smtpUrl, config.mailFrom) },
        deliveries(store.database, subscriptions),
        ...modules.map((module) => module.jobs ?? {}),
      );
      const schedule = modules.flatMap((module) => module.schedule ?? []);
      const starting = startJobs(store.database, handlers, schedule, log);
      await discovery.start();
      jobs = await starting;
    },
    async drain(seconds) {
      state.stopping = true;
      await jobs?.stop(seconds);
    },
    stop: () => discovery.stop(),
  };
}

async function answers({ database }: Store): Promise<boolean> {
  return database.check().then(
    () => true,
    () => false,
  );
}
