import { accepts } from "hono/accepts";
import { Conflict, NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import { Refusal } from "#kernel/http/refusal.ts";
import { UnwritableRecord } from "#standards/marc/fault.ts";
import type { MarcFormat } from "#standards/marc/frame.ts";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { encodeMarcJson } from "#standards/marc/marcjson.ts";
import { encodeMarcXml } from "#standards/marc/marcxml.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { decodeOriginal } from "../db/edition-details.ts";
import { type OriginalRecord, originalRecord } from "../db/originals.ts";
import type { Setting } from "../pages/setting.ts";
import { fileHeaders } from "./csv.ts";

/** What a record can be had as: the bytes that its library sent, or written anew. */
export const recordFormats = ["original", "marc", "marcxml", "json"] as const;
type RecordFormat = (typeof recordFormats)[number];

/** RFC 2220, RFC 6207; MARC-in-JSON has no type of its own. */
const types = { marc: "application/marc", marcxml: "application/marcxml+xml", json: "application/json" };
const endings = { marc: "mrc", marcxml: "xml", json: "json" };

const kindOf: Record<MarcFormat, keyof typeof types> = {
  iso2709: "marc",
  marcxml: "marcxml",
  marcjson: "json",
};

/**
 * The record that an address names. Addresses are made by `recordHref`.
 *
 * @throws NotFound when readers see no such record now
 */
export async function recordAt({ database }: Setting, c: HouseContext): Promise<OriginalRecord> {
  const isil = c.req.param("isil") ?? "";
  const controlNumber = c.req.query("number") ?? c.req.param("controlNumber") ?? "";
  const found = await originalRecord(database, isil, controlNumber);
  if (found) return found;
  throw new NotFound(
    "catalogue.no-record",
    `${isil} has no record ${controlNumber} that readers see now. It may have been withdrawn.`,
    { params: { library: isil, number: controlNumber } },
  );
}

/** The record as a program wants it: by `?format=`, else by the Accept header, else as MARC-in-JSON. */
export async function recordFile(setting: Setting, c: HouseContext): Promise<Response> {
  const format = formatOf(c);
  const original = await recordAt(setting, c);
  const kind = format === "original" ? kindOf[original.format] : format;
  const body = format === "original" ? original.bytes : written(original, format);
  const name = `${original.library}-${original.controlNumber}.${endings[kind]}`;
  const headers = { ...fileHeaders(types[kind], name), "cache-control": "no-cache", vary: "accept" };
  return c.body(body as Uint8Array<ArrayBuffer> | string, 200, headers);
}

function formatOf(c: HouseContext): RecordFormat {
  const asked = c.req.query("format");
  if (asked === undefined) {
    const supports = Object.values(types);
    const type = accepts(c, { header: "Accept", supports, default: types.json });
    return (Object.keys(types) as (keyof typeof types)[]).find((kind) => types[kind] === type) ?? "json";
  }
  const known = recordFormats.find((format) => format === asked);
  if (known) return known;
  const formats = recordFormats.join(", ");
  throw new Refusal(400, "catalogue.no-format", `There is no format "${asked}". Ask for one of ${formats}.`, {
    format: asked,
    formats,
  });
}

function written(original: OriginalRecord, format: keyof typeof types): Buffer | string {
  const record = readable(original);
  try {
    if (format === "marc") return encodeIso2709(record);
    return format === "marcxml" ? encodeMarcXml(record) : encodeMarcJson(record);
  } catch (cause) {
    if (!(cause instanceof UnwritableRecord)) throw cause;
    throw new Conflict(
      "catalogue.record-unwritable",
      `This record cannot be written in this format: ${cause.message} Ask for format=original.`,
      { params: { reason: cause.message }, cause },
    );
  }
}

/**
 * What the record says.
 *
 * @throws Conflict when its library now names a character set by which it cannot be read
 */
export function readable(original: OriginalRecord): MarcRecord {
  const record = decodeOriginal(original);
  if (record) return record;
  throw new Conflict(
    "catalogue.record-unreadable",
    "This record cannot be read by the library's load profile as it is now. Ask for format=original.",
  );
}
