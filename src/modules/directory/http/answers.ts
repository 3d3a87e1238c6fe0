import { z } from "zod";
import type { Description } from "#kernel/http/describe.ts";
import { branchSchema, librarySchema } from "../domain/schemas.ts";

const branch = branchSchema.extend({
  open: z.boolean(),
  changesAt: z.iso.datetime().nullable().describe("When `open` changes; null where nobody knows."),
});

const library = librarySchema.extend({
  logo: z.string().nullable().describe("Address of the picture."),
  branches: z.array(branch),
});

/** `GET /api/v1/libraries` */
export const aboutLibraries: Description = {
  summary: "All libraries of the network with their branches, and whether those are open now.",
  query: z.object({
    near: z
      .string()
      .optional()
      .describe("A town, a postcode, or `latitude, longitude`: adds the nearest branches."),
  }),
  answer: z.object({
    libraries: z.array(library),
    nearest: z
      .array(z.object({ isil: z.string(), code: z.string(), kilometres: z.number() }))
      .nullable()
      .optional()
      .describe("Null where the place is not known or not clear."),
  }),
};

/** `GET /api/v1/libraries/:isil` */
export const aboutLibrary: Description = { summary: "One library with its branches.", answer: library };

/** `GET /api/v1/libraries/:isil/branches/:code` */
export const aboutBranch: Description = { summary: "One branch of a library.", answer: branch };
