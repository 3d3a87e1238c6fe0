import { z } from "zod";
import { itemStatuses } from "./edition.ts";

const tag = z.string().regex(/^[0-9A-Za-z]{3}$/, "a tag has three letters or digits");
const code = z.string().length(1, "a subfield code is one character");
const codes = z
  .union([code, z.array(code).min(1)])
  .transform((value) => (Array.isArray(value) ? value : [value]));
const status = z.enum(itemStatuses);

/** A condition on one field: that a subfield exists, or holds one of these values (case ignored). */
const condition = z.strictObject({
  tag: tag.optional(),
  subfield: code,
  equals: z.array(z.string()).min(1).optional(),
});

/** Where each part of an item lies among the subfields of its field. Several codes are joined, or the first filled one is taken. */
const itemParts = z.strictObject({
  branch: code.optional(),
  location: codes.optional().describe("first filled one"),
  callNumber: codes.optional().describe("joined by a space"),
  barcode: codes.optional().describe("first filled one"),
  volume: code.optional(),
  copy: code.optional(),
  itemType: code.optional(),
  note: code.optional(),
  status: z
    .strictObject({
      checks: z
        .array(
          z.strictObject({
            subfield: code,
            map: z.record(z.string(), status).default({}),
            ignore: z
              .array(z.string())
              .default([])
              .describe("values that say nothing, such as 0 for 'not lost'"),
            otherwise: status.optional().describe("any other value; without it the next check is asked"),
          }),
        )
        .min(1),
      absent: status.default("available").describe("when no check decides"),
    })
    .optional(),
  /** Which library the item belongs to, where one file carries items of many: matched with the directory's symbols. */
  owner: code.optional(),
});

const itemRule = z.strictObject({
  tag,
  requires: codes.optional().describe("not an item unless one of these is filled"),
  unless: z.array(condition.omit({ tag: true })).default([]),
  parts: itemParts,
  /** Fields of a second tag that complete this one (holdings 852 for items 876), joined by equal subfields. */
  join: z.strictObject({ tag, here: code, there: code, parts: itemParts }).optional(),
});

/**
 * How one library's records are read: data, never code. Profiles for the known systems lie in
 * `src/modules/catalogue/profiles/`; a library may keep its own, changed from one of them.
 */
export const loadProfile = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  description: z.string(),
  encoding: z.enum(["auto", "marc8", "utf8", "latin1"]).default("auto"),
  controlNumber: z.strictObject({
    tag: tag.default("001"),
    subfield: code.optional().describe("for data fields"),
    /** Taken off the front, e.g. ".b" or "(Sirsi) ". */
    prefix: z.string().optional(),
  }),
  /** A record with such a field is not shown, e.g. 942 $n = 1 (Koha), 998 $e = n (Sierra). */
  suppress: z.array(condition.extend({ tag })).default([]),
  /** Tags that are not shown to readers; they stay in the stored record. */
  drop: z.array(tag).default([]),
  items: z.array(itemRule).default([]),
  /** Textual holdings, e.g. 866 $a. */
  statements: z.array(z.strictObject({ tag, subfield: code })).default([]),
  branches: z
    .record(z.string(), z.string())
    .default({})
    .describe("branch code in the file -> branch code in the directory"),
  locations: z
    .record(z.string(), z.string())
    .default({})
    .describe("location code -> words a reader understands"),
  ownerNames: z
    .strictObject({ tag, symbol: code, name: code })
    .optional()
    .describe("where the file names the libraries that own items"),
});

export type LoadProfile = z.output<typeof loadProfile>;
export type ItemParts = z.output<typeof itemParts>;
export type ItemRule = z.output<typeof itemRule>;
export type FieldCondition = z.output<typeof condition>;
