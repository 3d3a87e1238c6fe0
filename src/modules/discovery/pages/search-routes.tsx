import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { viewerOf } from "#modules/accounts";
import type { PlacedItem } from "#modules/catalogue";
import { frameOf } from "#web/frame.ts";
import { renderPage } from "#web/page.tsx";
import { parseQuery } from "../domain/query.ts";
import { limits } from "../engine/search-index.ts";
import { askedByReader, resultsPerPage } from "../http/asked.ts";
import type { Setting } from "../setting.ts";
import { resultOf } from "./result.ts";
import { SearchPage } from "./search-page.tsx";

/** `GET /search`: the results of a question, or the way to ask one. */
export function searchRoutes(setting: Setting): Route[] {
  return [{ method: "GET", path: "/search", needs: "public.read", handle: (c) => show(setting, c) }];
}

/** ISIL of the library that the reader belongs to, or null. */
export function homeOf(c: HouseContext): string | null {
  const viewer = viewerOf(c);
  return viewer.kind === "person" ? viewer.homeLibrary : null;
}

async function show({ index, database, catalogue, namesIn }: Setting, c: HouseContext): Promise<Response> {
  const asked = askedByReader(c);
  const { q, sort, filters, page } = asked;
  const [t, locale] = [c.get("t"), c.get("locale")];
  const request = { query: parseQuery(q), filters, order: sort, limit: resultsPerPage, forgiving: true };
  const [answer, names] = await Promise.all([
    index.search({ ...request, offset: (page - 1) * resultsPerPage }),
    namesIn(locale),
  ]);
  const [editions, items] = await Promise.all([
    catalogue.editionSummaries(database, answer.editions),
    answer.editions.length > 0 ? catalogue.itemsOf(database, answer.editions) : [],
  ]);
  const byEdition = Map.groupBy<number, PlacedItem>(items, (item) => item.edition);
  const speech = { t, locale, names };
  const results = editions.map((edition) =>
    resultOf(speech, edition, byEdition.get(edition.id) ?? [], homeOf(c)),
  );
  const last = Math.floor(limits.offset / resultsPerPage) + 1;
  const pages = Math.min(last, Math.ceil(answer.total / resultsPerPage));
  c.set("frame", { ...frameOf(c), query: q });
  const { total, facets, corrected, suggestion } = answer;
  const view = { speech, asked, total, facets, corrected, suggestion, results, pages };
  const title = q.trim() === "" ? t("discovery.search.title-all") : t("discovery.search.title", { q });
  // Pages of results are many, and the same things under other addresses.
  return renderPage(c, { title, wide: true, robots: "noindex" }, <SearchPage {...view} />);
}
