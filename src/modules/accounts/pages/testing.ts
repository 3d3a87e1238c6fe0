import { Writable } from "node:stream";
import type { Hono } from "hono";
import { pino } from "pino";
import type { Database } from "#kernel/database/database.ts";
import { createEdge } from "#kernel/http/edge.ts";
import type { HouseEnv } from "#kernel/http/env.ts";
import { mount } from "#kernel/http/mount.ts";
import type { Route } from "#kernel/http/routes.ts";
import { Messages } from "#kernel/i18n/messages.ts";
import { Metrics } from "#kernel/metrics.ts";
import { testFrame } from "#web/testing.ts";
import { type Accounts, type AccountsOptions, createAccounts } from "../accounts.ts";
import { accountsFolders } from "../folders.ts";

const messages = Messages.read([
  new URL("../../../web/messages/", import.meta.url),
  accountsFolders.messages,
]);
const origin = "https://house.example";

/** A browser of a test: it keeps cookies and shows what came back. */
export interface Browser {
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a form from the page at the same path. */
  post(path: string, form?: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly headers: Headers;
  readonly html: string;
}

/** The real edge, middleware and pages over a test's own database, with a log that the test can read. */
export function testSite(
  database: Database,
  more: Partial<AccountsOptions> = {},
  extra: readonly Route[] = [],
) {
  const clock = { at: new Date("2026-03-01T08:00:00Z"), now: () => clock.at };
  const logged: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      logged.push(String(chunk));
      done();
    },
  });
  const accounts = createAccounts({
    ...{ database, clock, publicUrl: `${origin}/`, secureCookies: true },
    libraries: async () => [
      { isil: "ZZ-N", name: "Northgate Library" },
      { isil: "ZZ-H", name: "Harbour Library" },
    ],
    ...more,
  });
  const edge = createEdge({
    ...{ log: pino({ level: "trace" }, sink), messages, metrics: new Metrics() },
    config: { publicUrl: origin, trustedProxies: [] },
    failurePage: (c, failure) => c.html(`failure ${failure.code}`, failure.status),
  });
  mountAccounts(edge, accounts, extra);
  return { accounts, clock, logged, browser: (language = "en") => browserOf(edge, language) };
}

function mountAccounts(edge: Hono<HouseEnv>, accounts: Accounts, extra: readonly Route[]): void {
  const enter = (route: Route) => [
    accounts.identify,
    accounts.guard(route),
    async (c: Parameters<Accounts["identify"]>[0], next: () => Promise<void>) => {
      c.set("frame", testFrame({ locale: c.get("locale"), t: c.get("t"), path: c.req.path }));
      await next();
    },
  ];
  mount(edge, [{ routes: [...accounts.routes, ...extra], enter }], 30);
}

function browserOf(edge: Hono<HouseEnv>, language: string): Browser {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit, headers: Record<string, string>): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const all = { accept: "text/html", "accept-language": language, ...(cookie && { cookie }), ...headers };
    const response = await edge.request(`${origin}${path}`, { ...init, headers: all });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    const { status } = response;
    const location = response.headers.get("location");
    return { status, location, headers: response.headers, html: await response.text() };
  };
  return {
    cookies,
    get: (path, headers = {}) => send(path, {}, headers),
    post: (path, form = {}, headers = {}) =>
      send(
        path,
        { method: "POST", body: new URLSearchParams(form) },
        { origin, "sec-fetch-site": "same-origin", ...headers },
      ),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";");
  const [name = "", value = ""] = pair.split("=");
  if (/max-age=0/i.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}
