import { NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import type { Setting } from "../setting.ts";
import { addressIn } from "./export-formats.ts";

// The sitemap protocol (sitemaps.org, 0.90): an index, and pages of at most 50,000 addresses. A page holds the
// editions of one stretch of ids, so that it can be made by itself and keeps its address when others change.

const stretch = 10_000;
const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** What search engines ask for: `/robots.txt`, `/sitemap.xml` and its pages. */
export function sitemapRoutes(setting: Setting): Route[] {
  const route = { method: "GET", needs: "public.read" } as const;
  return [
    { ...route, path: "/robots.txt", handle: (c) => robots(setting, c) },
    { ...route, path: "/sitemap.xml", handle: (c) => index(setting, c) },
    { ...route, path: "/sitemaps/:page", handle: (c) => page(setting, c) },
  ];
}

// Results are endless in number, and the records behind an edition say the same again.
const keptOut = ["/search", "/api/", "/records/", "/staff", "/account", "/editions/*/"];

function robots({ publicUrl }: Setting, c: HouseContext): Response {
  const lines = [
    "User-agent: *",
    ...keptOut.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${publicUrl}/sitemap.xml`,
  ];
  return c.text(`${lines.join("\n")}\n`, 200, kept);
}

async function index({ database, catalogue, publicUrl }: Setting, c: HouseContext): Promise<Response> {
  const stretches = await catalogue.editionStretches(database, stretch);
  const pages = stretches.map(
    (number) => `<sitemap><loc>${publicUrl}/sitemaps/editions-${number}.xml</loc></sitemap>`,
  );
  return answer(c, `<sitemapindex xmlns="${namespace}">\n${pages.join("\n")}\n</sitemapindex>\n`);
}

/** @throws NotFound where the address names no page, or one that has no editions any more */
async function page(setting: Setting, c: HouseContext): Promise<Response> {
  const { database, catalogue } = setting;
  const [, number] = /^editions-(0|[1-9]\d{0,9})\.xml$/.exec(c.req.param("page") ?? "") ?? [];
  const ids =
    number === undefined ? [] : await catalogue.editionsInStretch(database, Number(number), stretch);
  if (ids.length === 0)
    throw new NotFound("discovery.no-sitemap", "There is no such page of the sitemap. See /sitemap.xml.");
  const addresses = ids.map((id) => `<url><loc>${addressIn(setting, id)}</loc></url>`);
  return answer(c, `<urlset xmlns="${namespace}">\n${addresses.join("\n")}\n</urlset>\n`);
}

const kept = { "cache-control": "public, max-age=3600" };

function answer(c: HouseContext, xml: string): Response {
  return c.body(declaration + xml, 200, { "content-type": "application/xml; charset=utf-8", ...kept });
}
