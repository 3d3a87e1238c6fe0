import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { facetNames } from "../engine/search-index.ts";
import type { Setting } from "../setting.ts";
import { aboutEdition, aboutSearch } from "./answers.ts";
import { askedByProgram, requestOf } from "./asked.ts";
import { asJson, editionAsJson } from "./edition.ts";
import { facetLabel } from "./labels.ts";

/** Search and editions as JSON: `/api/v1/search` and `/api/v1/editions/:id`. */
export function apiRoutes(setting: Setting): Route[] {
  const route = { method: "GET", needs: "public.read" } as const;
  return [
    { ...route, path: "/api/v1/search", describe: aboutSearch, handle: (c) => search(setting, c) },
    {
      ...route,
      path: "/api/v1/editions/:id",
      describe: aboutEdition,
      handle: (c) => editionAsJson(setting, c),
    },
  ];
}

async function search({ index, database, catalogue, namesIn }: Setting, c: HouseContext): Promise<Response> {
  const answer = await index.search(requestOf(askedByProgram(c)));
  const [locale, t] = [c.get("locale"), c.get("t")];
  const names = await namesIn(locale);
  const editions = await catalogue.editionSummaries(database, answer.editions);
  const facets = facetNames.map((facet) => [
    facet,
    answer.facets[facet].map(({ value, count }) => ({
      value,
      label: facetLabel({ t, locale, names }, facet, value),
      count,
    })),
  ]);
  return c.json({
    total: answer.total,
    corrected: answer.corrected,
    suggestion: answer.suggestion,
    results: editions.map(asJson),
    facets: Object.fromEntries(facets),
  });
}
