import { NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import type { EditionDetails, EditionSummary } from "#modules/catalogue";
import { facetNames } from "../engine/search-index.ts";
import type { Setting } from "../setting.ts";
import { askedByProgram, requestOf } from "./asked.ts";
import { facetLabel } from "./labels.ts";

/** Search and editions as JSON: `/api/v1/search` and `/api/v1/editions/:id`. */
export function apiRoutes(setting: Setting): Route[] {
  const route = { method: "GET", needs: "public.read" } as const;
  return [
    { ...route, path: "/api/v1/search", handle: (c) => search(setting, c) },
    { ...route, path: "/api/v1/editions/:id", handle: (c) => edition(setting, c) },
  ];
}

/** An edition as the API tells it. */
function asJson({ id, work, title, author, year, isbn, records }: EditionSummary) {
  return {
    edition: id,
    work,
    title,
    author,
    year,
    isbn,
    records: records.map(({ library, controlNumber }) => ({ library, control_number: controlNumber })),
  };
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
    results: editions.map(asJson),
    facets: Object.fromEntries(facets),
  });
}

/** The id in an address; null where it cannot be one. */
export function idOf(c: HouseContext): number | null {
  const id = c.req.param("id") ?? "";
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
}

/** @throws NotFound where no library has it (any more) */
export async function findEdition(
  { database, catalogue }: Setting,
  c: HouseContext,
): Promise<EditionDetails> {
  const id = idOf(c);
  const found = id === null ? null : await catalogue.editionDetails(database, id);
  if (!found)
    throw new NotFound(
      "discovery.no-edition",
      "No library of the network has this any more, or it never was here. Search for its title: it may have another address now.",
    );
  return found;
}

async function edition(setting: Setting, c: HouseContext): Promise<Response> {
  const found = await findEdition(setting, c);
  const holdings = found.holdings.map(({ library, controlNumber, statements, items }) => ({
    library,
    control_number: controlNumber,
    statements,
    items: items.map(({ callNumber, itemType, branch, location, barcode, volume, copy, status, note }) => ({
      branch,
      location,
      call_number: callNumber,
      barcode,
      volume,
      copy,
      item_type: itemType,
      status,
      note,
    })),
  }));
  return c.json({ ...asJson(found), format: found.format, languages: found.languages, holdings });
}
