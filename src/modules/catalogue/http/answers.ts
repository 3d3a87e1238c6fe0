import { z } from "zod";
import type { Description } from "#kernel/http/describe.ts";
import { recordFormats } from "./record-files.ts";

/** MARC-in-JSON: a field is `{"001": "..."}` or `{"245": {ind1, ind2, subfields: [{"a": "..."}]}}`. */
const field = z.union([
  z.record(z.string(), z.string()),
  z.record(
    z.string(),
    z.object({
      ind1: z.string(),
      ind2: z.string(),
      subfields: z.array(z.record(z.string(), z.string())),
    }),
  ),
]);

/** `GET /api/v1/records/:isil/:controlNumber` */
export const aboutRecord: Description = {
  summary: "One library's own record, by `format` or else by the Accept header.",
  query: z.object({
    format: z.enum(recordFormats).optional().describe("`original`: the bytes as the library sent them."),
    number: z.string().optional().describe("The control number, where it cannot stand in the address."),
  }),
  answer: z.object({ leader: z.string(), fields: z.array(field) }),
  alsoAs: ["application/marc", "application/marcxml+xml"],
};

const counts = z.object({
  read: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  deleted: z.int(),
  removed: z.int(),
  suppressed: z.int(),
  repaired: z.int(),
  quarantined: z.int(),
  repeated: z.int(),
  items: z.int(),
  faults: z.record(z.string(), z.int()),
});

/** `GET /api/v1/loads/:id/progress` */
export const aboutProgress: Description = {
  summary: "How far a load has come.",
  answer: z.object({
    done: z.int().describe("Bytes read."),
    total: z.int().nullable().describe("Bytes of all files; null before the load has begun."),
    text: z.string().describe("The same in words, in the language asked for."),
    finished: z.boolean(),
    state: z.string(),
    file: z.string().nullable(),
    // A load that has not begun has counted nothing.
    counts: counts.partial(),
  }),
};

/** `GET /api/v1/libraries/:isil/quarantine` */
export const aboutQuarantine: Description = {
  summary: "Records of a library that could not be read.",
  query: z.object({
    after: z.string().regex(/^\d+$/).optional().describe("`next_after` of the page before."),
    limit: z.string().regex(/^\d+$/).optional().describe("From 1 to 1000; 100 when not given."),
  }),
  answer: z.object({
    total: z.int(),
    next_after: z.int().nullable().describe("Null on the last page."),
    results: z.array(
      z.object({
        id: z.int(),
        load: z.int(),
        file: z.string(),
        number: z.int().describe("Of the record in its file, from 1."),
        position: z.int().describe("Byte offset in the file."),
        control_number: z.string().nullable(),
        size: z.int(),
        content: z.string().describe("Address of the record's bytes."),
        faults: z.array(
          z.object({
            code: z.string(),
            message: z.string(),
            offset: z.int().optional(),
            tag: z.string().optional(),
            repair: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
};

/** `GET /api/v1/libraries/:isil/quality` */
export const aboutQuality: Description = {
  summary: "What a library's records lack, after its newest load and those before.",
  answer: z.object({
    library: z.string(),
    load: z.int().nullable(),
    counted_at: z.iso.datetime().nullable(),
    records: z.int().nullable(),
    complete: z.int().nullable(),
    figures: z.array(
      z.object({
        name: z.string(),
        fault: z.boolean(),
        count: z.int(),
        of: z.int(),
        share: z.number().nullable(),
        change: z.int().nullable(),
        list: z.string(),
        csv: z.string(),
      }),
    ),
    loads: z.array(
      z.object({ load: z.int(), counted_at: z.iso.datetime(), counts: z.record(z.string(), z.int()) }),
    ),
  }),
};
