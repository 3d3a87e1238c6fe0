import type { Child } from "hono/jsx";
import { Bug } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import { frameOf } from "./frame.ts";
import { Layout, type PageOptions } from "./layout.tsx";

export type { PageOptions } from "./layout.tsx";

/**
 * Answers with a whole page: the body in the site's layout, with the frame of this request.
 *
 * @throws Bug when a component is asynchronous: a page is a pure function of its view model,
 *   and whatever it needs is fetched before it is drawn
 */
export function renderPage(c: HouseContext, options: PageOptions, body: Child): Response {
  const html: unknown = (
    <Layout frame={frameOf(c)} options={options}>
      {body}
    </Layout>
  ).toString();
  if (typeof html !== "string")
    throw new Bug("web.page-is-asynchronous", "A page must not hold async components.");
  return c.html(`<!doctype html>${html}`, options.status ?? 200);
}
