import { UnwritableRecord } from "./fault.ts";
import { writtenLeader } from "./leader.ts";
import { type Field, isControlField, type MarcRecord } from "./record.ts";
import { checkWritable } from "./writable.ts";

const LONGEST_FIELD = 9_999;
const LONGEST_RECORD = 99_999;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the separators of ISO 2709.
const SEPARATORS = /[\x1d\x1e\x1f]/g;

/**
 * Writes one record as ISO 2709 in UTF-8, with the right lengths and leader/09 = "a". Separator
 * bytes inside values are taken out, since they would end the field.
 *
 * Throws `UnwritableRecord` for what the format cannot hold: a field over 9,999 bytes with its
 * terminator, a record over 99,999 bytes (codes `too-long`), a tag that is not three letters or
 * digits, indicators that are not two characters, or a subfield code that is not one. Nothing is
 * ever cut short in silence; write such records as MARCXML or MARC-in-JSON.
 */
export function encodeIso2709(record: MarcRecord): Buffer {
  let directory = "";
  let body = "";
  let start = 0;
  for (const field of record.fields) {
    const text = fieldText(field);
    const length = Buffer.byteLength(text);
    if (length > LONGEST_FIELD) {
      throw new UnwritableRecord("too-long", tooLong(`Field ${field.tag}`, length, LONGEST_FIELD));
    }
    directory += field.tag + String(length).padStart(4, "0") + String(start).padStart(5, "0");
    body += text;
    start += length;
  }
  const base = 24 + directory.length + 1;
  const total = base + start + 1;
  if (total > LONGEST_RECORD) {
    throw new UnwritableRecord("too-long", tooLong("The record", total, LONGEST_RECORD));
  }
  return Buffer.from(`${writtenLeader(record.leader, total, base)}${directory}\x1e${body}\x1d`);
}

function tooLong(what: string, length: number, most: number): string {
  return `${what} takes ${length} bytes; ISO 2709 holds at most ${most}. Write it as MARCXML or MARC-in-JSON, or take out items.`;
}

function fieldText(field: Field): string {
  checkWritable(field);
  if (isControlField(field)) return `${clean(field.value)}\x1e`;
  let text = field.ind;
  for (const { code, value } of field.subfields) text += `\x1f${code}${clean(value)}`;
  return `${text}\x1e`;
}

function clean(value: string): string {
  return value.replace(SEPARATORS, "");
}
