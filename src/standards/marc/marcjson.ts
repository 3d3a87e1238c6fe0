import { isUtf8 } from "node:buffer";
import { RecordBuilder } from "./builder.ts";
import { asBuffer } from "./bytes.ts";
import type { Decoded } from "./decoded.ts";
import { report } from "./fault.ts";
import { lengthlessLeader } from "./leader.ts";
import { isControlField, type MarcRecord } from "./record.ts";
import { checkWritable } from "./writable.ts";

type JsonObject = Record<string, unknown>;

/**
 * Reads one MARC-in-JSON record: fields as `{"245": {"ind1", "ind2", "subfields": [{"a": ".."}]}}`,
 * or as `{"tag": "245", "ind1", "ind2", "subfields": [{"code": "a", "value": ".."}]}`, mixed at
 * will. Never throws.
 */
export function decodeMarcJson(bytes: Uint8Array): Decoded {
  const buffer = asBuffer(bytes);
  const builder = new RecordBuilder();
  if (!isUtf8(buffer)) {
    const message = "The record holds bytes that are not valid UTF-8.";
    const repair = "Each was replaced by the character U+FFFD.";
    report(builder.faults, { code: "bad-utf8", message, repair });
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(buffer.toString("utf8"));
  } catch (error) {
    return malformed(builder, `The JSON cannot be read: ${(error as SyntaxError).message}`);
  }
  if (!isObject(parsed) || !Array.isArray(parsed.fields)) {
    return malformed(builder, 'The JSON object has no list "fields".');
  }
  builder.setLeader(textOf(parsed.leader));
  for (const field of parsed.fields) addField(builder, field);
  return builder.finish();
}

function malformed(builder: RecordBuilder, message: string): Decoded {
  return { record: null, faults: [...builder.faults, { code: "json-malformed", message }] };
}

function addField(builder: RecordBuilder, field: unknown): void {
  if (!isObject(field)) {
    reportOdd(builder, "A field is not an object.");
  } else if (typeof field.tag === "string") {
    addContent(builder, field.tag, field);
  } else {
    for (const [tag, content] of Object.entries(field)) addContent(builder, tag, content);
  }
}

function addContent(builder: RecordBuilder, tag: string, content: unknown): void {
  const holder = isObject(content) ? content : { value: content };
  if (holder.subfields === undefined) {
    if (isText(holder.value)) builder.addControlField(tag, textOf(holder.value));
    else reportOdd(builder, `Field ${tag.slice(0, 20)} has neither a value nor subfields.`);
  } else if (Array.isArray(holder.subfields)) {
    const subfields = holder.subfields.flatMap((subfield) => subfieldsOf(builder, tag, subfield));
    builder.addDataField(tag, indicatorOf(holder.ind1), indicatorOf(holder.ind2), subfields);
  } else {
    reportOdd(builder, `The subfields of field ${tag.slice(0, 20)} are not a list.`);
  }
}

function subfieldsOf(builder: RecordBuilder, tag: string, subfield: unknown): [string, string][] {
  if (!isObject(subfield)) {
    reportOdd(builder, `A subfield of field ${tag.slice(0, 20)} is not an object.`);
    return [];
  }
  if (typeof subfield.code === "string") return [[subfield.code, textOf(subfield.value)]];
  return Object.entries(subfield).map(([code, value]) => [code, textOf(value)]);
}

function reportOdd(builder: RecordBuilder, message: string): void {
  report(builder.faults, { code: "json-malformed", message, repair: "It was left out." });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function textOf(value: unknown): string {
  return isText(value) ? String(value) : "";
}

function indicatorOf(value: unknown): string | null {
  return isText(value) ? String(value) : null;
}

/**
 * Writes one record as MARC-in-JSON on one line: `{"leader", "fields": [{"001": ".."}, {"245": ..}]}`.
 * Throws `UnwritableRecord` for a tag, indicators or code that MARC cannot have.
 */
export function encodeMarcJson(record: MarcRecord): string {
  const fields = record.fields.map((field) => {
    checkWritable(field);
    if (isControlField(field)) return { [field.tag]: field.value };
    const subfields = field.subfields.map(({ code, value }) => ({ [code]: value }));
    return { [field.tag]: { ind1: field.ind[0], ind2: field.ind[1], subfields } };
  });
  return JSON.stringify({ leader: lengthlessLeader(record.leader), fields });
}
