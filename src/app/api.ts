import { z } from "zod";
import { openApiOf } from "#kernel/http/openapi.ts";
import type { Route } from "#kernel/http/routes.ts";

/**
 * `/api/openapi.json`: what programs can ask, made from the routes themselves.
 *
 * @param routes all others of the house
 */
export function apiRoutes(routes: readonly Route[]): Route[] {
  const own: Route = {
    method: "GET",
    path: "/api/openapi.json",
    needs: "public.read",
    describe: {
      summary: "This description.",
      answer: z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.looseObject({})) }),
    },
    handle: (c) => c.json(document, 200, { "cache-control": "max-age=300" }),
  };
  const facts = { title: "Commonshelf", version: "1", open: "public.read", sessionCookie: "session" };
  const document = openApiOf([own, ...routes], facts);
  return [own];
}
