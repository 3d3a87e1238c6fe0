import type { MiddlewareHandler } from "hono";
import { Forbidden } from "#kernel/errors.ts";
import type { HouseContext, HouseEnv } from "#kernel/http/env.ts";
import { wantsProblem } from "#kernel/http/failure.ts";
import { Refusal } from "#kernel/http/refusal.ts";
import type { Route } from "#kernel/http/routes.ts";
import { signInHref } from "../domain/next-path.ts";
import { may } from "../domain/permissions.ts";
import { viewerOf } from "../domain/viewer.ts";

/** Code of the refusal of a visitor who has to sign in first. */
export const signInNeeded = "accounts.sign-in-needed";

/**
 * Lets a request through to a route only with the permission that the route names.
 *
 * @throws Forbidden `accounts.not-allowed` for somebody signed in without it, Refusal 401 for a visitor
 */
export function checkEntry(c: HouseContext, route: Route): void {
  const library = route.library === undefined ? undefined : c.req.param(route.library);
  const viewer = viewerOf(c);
  if (may(viewer, route.needs, library)) return;
  if (viewer.kind === "person")
    throw new Forbidden("accounts.not-allowed", "Your account does not have the right to do this.");
  // RFC 9110, section 15.5.2, asks for a challenge; sessions have no registered scheme.
  c.header("www-authenticate", 'Cookie realm="commonshelf"');
  throw new Refusal(401, signInNeeded, "Sign in first.");
}

/**
 * `checkEntry` as a middleware before the route's handler. Here people without a session are led to the sign-in
 * page; programs get the Refusal as a problem document.
 */
export function guard(route: Route): MiddlewareHandler<HouseEnv> {
  return async (c, next) => {
    try {
      checkEntry(c, route);
    } catch (error) {
      if (!(error instanceof Refusal) || wantsProblem(c)) throw error;
      return leadToSignIn(c);
    }
    return next();
  };
}

/** Leads a visitor to the sign-in page, and from there back to where the visitor is now. */
export function leadToSignIn(c: HouseContext): Response {
  c.header("www-authenticate", undefined);
  c.header("cache-control", "no-store");
  return c.redirect(signInHref(pageToReturnTo(c)), 303);
}

// A form cannot be sent again by a link: after signing in one returns to the page that holds it.
function pageToReturnTo(c: HouseContext): string | undefined {
  const url = new URL(c.req.url);
  if (c.req.method === "GET") return url.pathname + url.search;
  const referer = URL.parse(c.req.header("referer") ?? "");
  return referer?.host === url.host ? referer.pathname + referer.search : undefined;
}
