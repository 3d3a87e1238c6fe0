import type { MiddlewareHandler } from "hono";
import { Forbidden } from "#kernel/errors.ts";
import type { HouseContext, HouseEnv } from "#kernel/http/env.ts";
import { wantsProblem } from "#kernel/http/failure.ts";
import { Refusal } from "#kernel/http/refusal.ts";
import type { Route } from "#kernel/http/routes.ts";
import { signInHref } from "../domain/next-path.ts";
import { may } from "../domain/permissions.ts";
import { viewerOf } from "../domain/viewer.ts";

/**
 * The middleware that lets a request through to a route only with the permission that the route names. A person
 * without a session is led to the sign-in page.
 *
 * @throws Forbidden `accounts.not-allowed` for somebody signed in without the permission, Refusal 401 for a
 *   program without a session
 */
export function guard(route: Route): MiddlewareHandler<HouseEnv> {
  return async (c, next) => {
    const library = route.library === undefined ? undefined : c.req.param(route.library);
    const viewer = viewerOf(c);
    if (may(viewer, route.needs, library)) return next();
    if (viewer.kind === "person")
      throw new Forbidden("accounts.not-allowed", "Your account does not have the right to do this.");
    if (wantsProblem(c)) throw signInNeeded(c);
    c.header("cache-control", "no-store");
    return c.redirect(signInHref(pageToReturnTo(c)), 303);
  };
}

function signInNeeded(c: HouseContext): Refusal {
  // RFC 9110, section 15.5.2, asks for a challenge; sessions have no registered scheme.
  c.header("www-authenticate", 'Cookie realm="commonshelf"');
  return new Refusal(401, "accounts.sign-in-needed", "Sign in first.");
}

// A form cannot be sent again by a link: after signing in one returns to the page that holds it.
function pageToReturnTo(c: HouseContext): string | undefined {
  const url = new URL(c.req.url);
  if (c.req.method === "GET") return url.pathname + url.search;
  const referer = URL.parse(c.req.header("referer") ?? "");
  return referer?.host === url.host ? referer.pathname + referer.search : undefined;
}
