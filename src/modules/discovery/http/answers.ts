import { z } from "zod";
import type { Description } from "#kernel/http/describe.ts";
import { facetNames } from "../engine/search-index.ts";
import { searchParameters } from "./asked.ts";

const reference = z.object({
  library: z.string().describe("ISIL"),
  control_number: z.string(),
});

const listed = z.object({
  edition: z.int(),
  work: z.int().describe("The edition's own number while no other edition is known."),
  title: z.string(),
  author: z.string().nullable(),
  year: z.int().nullable(),
  isbn: z.array(z.string()).describe("ISBN-13"),
  records: z.array(reference),
});

const choices = z.array(
  z.object({ value: z.string(), label: z.string().describe("In the language asked for."), count: z.int() }),
);

const item = z.object({
  branch: z.string().nullable(),
  location: z.string().nullable(),
  call_number: z.string().nullable(),
  barcode: z.string().nullable(),
  volume: z.string().nullable(),
  copy: z.string().nullable(),
  item_type: z.string().nullable(),
  status: z.string(),
  note: z.string().nullable(),
});

const said = z.object({ value: z.string(), records: z.array(reference) });

/** `GET /api/v1/search` */
export const aboutSearch: Description = {
  summary: "Searches all libraries; values of one filter are alternatives, filters narrow each other.",
  query: searchParameters,
  answer: z.object({
    total: z.int(),
    corrected: z
      .string()
      .optional()
      .describe("The question that is answered instead, where nothing has all the words of the one asked."),
    suggestion: z
      .string()
      .optional()
      .describe("A question that finds far more, where very little was found."),
    results: z.array(listed),
    facets: z.object(Object.fromEntries(facetNames.map((name) => [name, choices]))),
  }),
};

/** `GET /api/v1/editions/:id` */
export const aboutEdition: Description = {
  summary:
    "One edition and which library holds it; an address of an edition that was joined leads on by 301.",
  query: z.object({
    sources: z.literal("1").optional().describe("Also where each statement comes from."),
  }),
  answer: listed.extend({
    format: z.string(),
    languages: z.array(z.string()).describe("MARC language codes, the main one first."),
    holdings: z.array(reference.extend({ statements: z.array(z.string()), items: z.array(item) })),
    sources: z.array(said.extend({ statement: z.string(), otherwise: z.array(said) })).optional(),
  }),
};
