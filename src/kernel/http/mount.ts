import type { Hono, MiddlewareHandler } from "hono";
import { Bug, NotFound } from "../errors.ts";
import { limitBody, usualBodyLimit } from "./body-limit.ts";
import type { HouseContext, HouseEnv } from "./env.ts";
import { Refusal } from "./refusal.ts";
import type { Route } from "./routes.ts";
import { withinTime } from "./time-limit.ts";

/** Routes that are entered in one way. */
export interface RouteGroup {
  readonly routes: readonly Route[];
  /** What happens before a route's handler: identifying the viewer, making the frame, asking for the permission. */
  readonly enter: (route: Route) => readonly MiddlewareHandler<HouseEnv>[];
}

/**
 * Puts routes behind their entrance, the more exact address before the more general one, so that the order of
 * modules does not matter. Other methods of a known address are answered with 405, unknown addresses with 404.
 *
 * @param seconds longest time of one request; uploads (a larger bodyLimit) are held by the server's own limit
 * @throws Bug when two routes have the same method and address
 */
export function mount(edge: Hono<HouseEnv>, groups: readonly RouteGroup[], seconds: number): void {
  const entries = groups.flatMap(({ routes, enter }) => routes.map((route) => ({ route, enter })));
  entries.sort((a, b) => compareExactness(a.route.path, b.route.path));
  refuseDoubles(entries.map(({ route }) => route));
  for (const { route, enter } of entries)
    edge.on(route.method, [route.path], begin(route), ...enter(route), handlerOf(route, seconds));
  const paths = new Set(entries.map(({ route }) => route.path));
  for (const path of paths)
    edge.all(path, otherMethods(entries.flatMap(({ route }) => (route.path === path ? [route.method] : []))));
  edge.notFound((c) => elsewhere(c as HouseContext));
}

function begin(route: Route): MiddlewareHandler<HouseEnv> {
  return (c, next) => {
    c.set("route", route.path);
    limitBody(c, route.bodyLimit ?? usualBodyLimit);
    return next();
  };
}

function handlerOf(route: Route, seconds: number): (c: HouseContext) => Response | Promise<Response> {
  const isUpload = (route.bodyLimit ?? usualBodyLimit) > usualBodyLimit;
  if (isUpload) return (c) => route.handle(c);
  return (c) => withinTime(Promise.resolve(route.handle(c)), seconds);
}

function otherMethods(methods: readonly string[]) {
  const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  return (c: HouseContext) => {
    c.header("allow", allowed);
    if (c.req.method === "OPTIONS") return c.body(null, 204);
    throw new Refusal(405, "kernel.method", `This address takes only ${allowed}.`, { allowed });
  };
}

function elsewhere(c: HouseContext): Response {
  const { path } = c.req;
  // "/libraries/" is what people write for "/libraries". Two slashes at the start would name another host.
  if (c.req.method === "GET" && path.length > 1 && path.endsWith("/") && !path.startsWith("//")) {
    const query = new URL(c.req.url).search;
    return c.redirect(`${path.replace(/\/+$/, "")}${query}`, 301);
  }
  throw new NotFound("kernel.no-such-address", "There is nothing at this address.");
}

/** Fixed segments before parameters before wildcards, from the left. */
function compareExactness(one: string, other: string): number {
  const rank = (segment: string | undefined) =>
    segment === undefined ? -1 : segment.includes("*") ? 2 : segment.startsWith(":") ? 1 : 0;
  const [a, b] = [one.split("/"), other.split("/")];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = rank(a[i]) - rank(b[i]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function refuseDoubles(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const { method, path } of routes) {
    const name = `${method} ${path.replaceAll(/:[a-zA-Z0-9_]+/g, ":")}`;
    if (seen.has(name)) throw new Bug("kernel.route-twice", `Two routes answer ${method} ${path}.`);
    seen.add(name);
  }
}
