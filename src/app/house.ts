import type { Hono, MiddlewareHandler } from "hono";
import { systemClock } from "#kernel/clock.ts";
import { createEdge } from "#kernel/http/edge.ts";
import type { HouseContext, HouseEnv } from "#kernel/http/env.ts";
import { healthRoutes } from "#kernel/http/health.ts";
import { mount } from "#kernel/http/mount.ts";
import type { Route } from "#kernel/http/routes.ts";
import { Metrics } from "#kernel/metrics.ts";
import { type Assets, assetRoutes } from "#web/assets.ts";
import { preferenceRoutes } from "#web/preferences.ts";
import { styleguideRoutes } from "#web/styleguide.tsx";
import { apiRoutes } from "./api.ts";
import { type Background, createBackground } from "./background.ts";
import { createModules, type Modules } from "./create-modules.ts";
import { showFailure } from "./failure.tsx";
import { makeFrame } from "./frame.ts";
import type { HouseOptions } from "./house-options.ts";
import { pageRoutes } from "./pages/routes.tsx";
import type { Store } from "./store.ts";

/** The whole house, ready to answer requests. */
export interface House extends Background {
  /** The application: `edge.fetch(request)` answers a request. */
  readonly edge: Hono<HouseEnv>;
  /** Every address that it has. */
  readonly routes: readonly Route[];
  /** Names of what is still missing before requests can be served. */
  waitingFor(): Promise<readonly string[]>;
  /** Ports that are open now, by protocol; from the first on, `/readyz` can say yes. */
  readonly ports: Record<string, number>;
}

/** Builds the house: every module, and the edge with their routes behind identification and guard. */
export function createHouse(options: HouseOptions): House {
  const { config, log, store, messages, assets, clock = systemClock } = options;
  const metrics = new Metrics();
  metrics.watchDatabase(store.database);
  const modules = createModules({ ...options, clock, metrics });
  const { accounts, discovery } = modules;
  const background = createBackground({ config, log, store, modules });
  const ports: Record<string, number> = {};
  let stopping = false;

  const waitingFor = () =>
    missing({
      start: Object.keys(ports).length > 0,
      stop: !stopping,
      database: answers(store),
      search: discovery.index.state().ready,
    });
  const readiness = async () => ({ waitingFor: await waitingFor(), ports });
  const open = [
    ...healthRoutes({ readiness, metrics, metricsToken: config.metricsToken }),
    ...assetRoutes(assets),
  ];
  const housed = [
    ...preferenceRoutes(),
    ...styleguideRoutes(),
    ...pageRoutes({ store, clock, discovery }),
    ...modules.all.flatMap(({ routes }) => routes),
  ];
  const described = apiRoutes([...open, ...housed]);
  const frame = framing(modules, assets);
  const edge = createEdge({
    ...{ config, log, messages, metrics },
    async failurePage(c, failure) {
      if (!c.get("frame")) await frame(c);
      return showFailure(c, failure);
    },
  });
  const enterHouse = (route: Route) => [accounts.identify, withFrame(frame), accounts.guard(route)];
  const groups = [
    { routes: [...open, ...described], enter: () => [] },
    { routes: housed, enter: enterHouse },
  ];
  mount(edge, groups, config.requestSeconds);
  return {
    ...background,
    ...{ edge, ports, waitingFor, routes: [...open, ...described, ...housed] },
    drain(limit) {
      stopping = true;
      return background.drain(limit);
    },
  };
}

/** Puts the frame into a request. The database may be what has failed: a page without the network's own name still helps. */
function framing({ networkName }: Modules, assets: Assets): (c: HouseContext) => Promise<void> {
  return async (c) => {
    const network = await networkName(c.get("locale")).catch(() => "Commonshelf");
    c.set("frame", makeFrame(c, network, assets));
  };
}

function withFrame(frame: (c: HouseContext) => Promise<void>): MiddlewareHandler<HouseEnv> {
  return async (c, next) => {
    await frame(c);
    await next();
  };
}

async function missing(checks: Record<string, boolean | Promise<boolean>>): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, isThere]) => ((await isThere) ? [] : [name])),
  );
  return found.flat();
}

function answers({ database }: Store): Promise<boolean> {
  return database.check().then(
    () => true,
    () => false,
  );
}
