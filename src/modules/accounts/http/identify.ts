import type { MiddlewareHandler } from "hono";
import type { Clock } from "#kernel/clock.ts";
import type { Queryable } from "#kernel/database/database.ts";
import type { HouseEnv } from "#kernel/http/env.ts";
import { viewerBySecret } from "../db/sessions.ts";
import { anonymous } from "../domain/viewer.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** The middleware that finds out who is asking and puts it into `c.var.viewer`. */
export function identifier(
  database: Queryable,
  clock: Clock,
  cookie: SessionCookie,
): MiddlewareHandler<HouseEnv> {
  return async (c, next) => {
    const secret = cookie.read(c);
    c.set("viewer", (secret && (await viewerBySecret(database, secret, clock.now()))) || anonymous);
    await next();
  };
}
