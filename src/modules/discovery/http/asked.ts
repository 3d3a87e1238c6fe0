import { z } from "zod";
import { Invalid } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import { parseQuery } from "../domain/query.ts";
import { type Filters, facetNames, limits, orders, type SearchRequest } from "../engine/search-index.ts";

const mostValues = 100;
const values = z.array(z.string().min(1).max(80)).max(mostValues);
const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().max(most));

/** The parameters of GET /api/v1/search. */
export const searchParameters = z.object({
  q: z.string().max(1_000).default(""),
  limit: wholeNumber(limits.limit).default(20),
  offset: wholeNumber(limits.offset).default(0),
  sort: z.enum(orders).default("relevance"),
  library: values.default([]),
  format: values.default([]),
  language: values.default([]),
});

export type SearchParameters = z.output<typeof searchParameters>;

const sentences: Readonly<Record<string, string>> = {
  q: "The question (q) can have at most 1,000 characters.",
  limit: `limit must be a whole number from 0 to ${limits.limit}.`,
  offset: `offset must be a whole number from 0 to ${limits.offset}; narrow the search to see more.`,
  sort: `sort must be one of ${orders.join(", ")}.`,
};

/**
 * What a program asks for in the address.
 *
 * @throws Invalid naming the first parameter that cannot be read
 */
export function askedByProgram(c: HouseContext): SearchParameters {
  const repeated = Object.fromEntries(facetNames.map((name) => [name, c.req.queries(name) ?? []]));
  const read = searchParameters.safeParse({ ...c.req.query(), ...repeated });
  if (read.success) return read.data;
  const parameter = String(read.error.issues[0]?.path[0] ?? "q");
  const sentence =
    sentences[parameter] ?? `${parameter} can be given at most ${mostValues} times, not empty.`;
  throw new Invalid("discovery.parameter", sentence, { params: { parameter } });
}

export function requestOf(asked: SearchParameters): SearchRequest {
  const { q, limit, offset, sort, library, format, language } = asked;
  const filters = { library, format, language };
  return { query: parseQuery(q), filters, order: sort, limit, offset, forgiving: true };
}

/** What a reader asks for by a page's address: whatever cannot be read counts as not asked. */
export interface AskedByReader {
  readonly q: string;
  readonly sort: SearchParameters["sort"];
  readonly filters: Filters;
  /** From 1. */
  readonly page: number;
}

export const resultsPerPage = 20;

export function askedByReader(c: HouseContext): AskedByReader {
  const chosen = (name: string) => {
    const known = values.safeParse((c.req.queries(name) ?? []).filter((value) => value !== ""));
    return known.success ? [...new Set(known.data)] : [];
  };
  const sort = searchParameters.shape.sort.safeParse(c.req.query("sort"));
  const page = wholeNumber(Math.floor(limits.offset / resultsPerPage) + 1).safeParse(c.req.query("page"));
  return {
    q: (c.req.query("q") ?? "").slice(0, 1_000),
    sort: sort.success ? sort.data : "relevance",
    filters: { library: chosen("library"), format: chosen("format"), language: chosen("language") },
    page: page.success ? Math.max(1, page.data) : 1,
  };
}

/** The address of a page of results; what is as usual is left out. */
export function searchHref({ q, sort, filters, page }: AskedByReader): string {
  const parameters = new URLSearchParams(q === "" ? {} : { q });
  if (sort !== "relevance") parameters.set("sort", sort);
  for (const name of facetNames) for (const value of filters[name]) parameters.append(name, value);
  if (page > 1) parameters.set("page", String(page));
  return `/search?${parameters}`;
}
