import { Hono } from "hono";
import type { Config } from "../config/read.ts";
import type { Messages } from "../i18n/messages.ts";
import { newId } from "../ids.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { clientAddresses } from "./client-address.ts";
import { compress } from "./compression.ts";
import { refuseCrossSite } from "./cross-site.ts";
import type { HouseContext, HouseEnv } from "./env.ts";
import { type FailurePageOf, failureOf, nullCharacter, problemOf, wantsProblem } from "./failure.ts";
import { localeOf } from "./language.ts";
import { secure } from "./security-headers.ts";

/** What the HTTP edge works with. */
export interface EdgeOptions {
  readonly config: Pick<Config, "publicUrl" | "trustedProxies">;
  readonly log: Log;
  readonly messages: Messages;
  readonly metrics: Metrics;
  readonly failurePage: FailurePageOf;
}

/** What stands for the route of an address that we do not have: counted together, since anyone can invent them. */
const noRoute = "(none)";

/**
 * Makes the application that stands at the edge, without any route: it numbers, logs and counts requests,
 * chooses their language, refuses what other sites send, and turns errors into answers.
 */
export function createEdge({ config, log, messages, metrics, failurePage }: EdgeOptions): Hono<HouseEnv> {
  const edge = new Hono<HouseEnv>();
  const addressOf = clientAddresses(config.trustedProxies);
  const publicOrigin = new URL(config.publicUrl).origin;
  const isHttps = publicOrigin.startsWith("https:");

  const begin = (c: HouseContext) => {
    const requestId = newId();
    const locale = localeOf(c);
    c.set("requestId", requestId);
    c.set("route", noRoute);
    c.set("address", addressOf(c));
    c.set("log", log.child({ request: requestId }));
    c.set("locale", locale);
    c.set("t", messages.translator(locale));
  };
  const end = async (c: HouseContext, started: number) => {
    await compress(c);
    const { headers, status } = c.res;
    secure(headers, isHttps);
    headers.set("x-request-id", c.get("requestId"));
    if (headers.get("content-type")?.startsWith("text/html")) describePage(c, headers);
    const ms = performance.now() - started;
    metrics.observeRequest(c.get("route"), c.req.method, status, ms / 1000);
    // Neither the address asked for nor the asker's: both say who reads what.
    c.get("log").info(
      { method: c.req.method, route: c.get("route"), status, ms: Math.round(ms * 10) / 10 },
      "request",
    );
  };

  edge.use(async (c, next) => {
    const started = performance.now();
    begin(c);
    await next();
    await end(c, started);
  });
  edge.use((c, next) => {
    refuseCrossSite(c, publicOrigin);
    if (c.req.url.includes("%00")) throw nullCharacter();
    return next();
  });
  edge.onError((thrown, c) => {
    const failure = failureOf(c, thrown, messages);
    return wantsProblem(c) ? problemOf(c, failure) : failurePage(c, failure);
  });
  return edge;
}

/** A page depends on the reader's cookies, and what it shows may change at any time. */
function describePage(c: HouseContext, headers: Headers): void {
  headers.set("content-language", c.get("locale"));
  headers.append("vary", "cookie, accept-language");
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-cache");
}
