/** Records for tests: arbitrary ones for properties, and raw ISO 2709 bytes with any fault wanted. */
import fc from "fast-check";
import type { Frame, MarcFormat } from "./frame.ts";
import type { DataField, Field, MarcRecord } from "./record.ts";

const TEXT_TAG = fc.stringMatching(/^([1-9][0-9]{2}|[A-Z]{3}|0[1-9][0-9])$/);
const CONTROL_TAG = fc.stringMatching(/^00[1-9]$/);
const CODE = fc.stringMatching(/^[0-9a-z]$/);
const INDICATORS = fc.stringMatching(/^[ 0-9]{2}$/);
const LEADER = fc
  .tuple(fc.constantFrom(..."acdnp"), fc.constantFrom(..."aemgo"), fc.constantFrom(..."ms"))
  .map((parts) => `00000${parts.join("")} a2200000 a 4500`);

/** Text that every format can carry: no control characters, no lone surrogates, not empty. */
const VALUE = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the purpose.
  .map((text) => text.replace(/[\x00-\x1f\x7f-\x9f\ufffe\uffff]/g, "·"));

const controlField: fc.Arbitrary<Field> = fc.record({ tag: CONTROL_TAG, value: VALUE });
const dataField: fc.Arbitrary<Field> = fc.record({
  tag: TEXT_TAG,
  ind: INDICATORS,
  subfields: fc.array(fc.record({ code: CODE, value: VALUE }), { minLength: 1, maxLength: 5 }),
});

/** Any record that all three formats can hold. */
export const arbitraryRecord: fc.Arbitrary<MarcRecord> = fc.record({
  leader: LEADER,
  fields: fc.array(fc.oneof(controlField, dataField), { minLength: 1, maxLength: 12 }),
});

/** A data field from "$aTitle$bRest": "$" stands for the delimiter. */
export function dataFieldOf(tag: string, ind: string, text: string): DataField {
  const subfields = text
    .split("$")
    .slice(1)
    .map((part) => ({ code: part[0]!, value: part.slice(1) }));
  return { tag, ind, subfields };
}

interface RawOptions {
  /** Leader positions 5 to 9, default "nam a" (UTF-8). */
  kind?: string;
  length?: string;
  base?: string;
  tail?: string;
  /** Terminator of the directory, default 1E. */
  directoryEnd?: string;
  end?: string;
}

/**
 * ISO 2709 bytes from fields as [tag, bytes as Latin-1 text without terminator], with correct lengths
 * unless others are asked for. Numbers too large for their place wrap round, as some systems write.
 */
export function rawRecord(fields: [tag: string, body: string][], options: RawOptions = {}): Buffer {
  let directory = "";
  let data = "";
  for (const [tag, body] of fields) {
    directory += tag + pad(body.length + 1, 4) + pad(data.length, 5);
    data += `${body}\x1e`;
  }
  const directoryEnd = options.directoryEnd ?? "\x1e";
  const base = 24 + directory.length + directoryEnd.length;
  const end = options.end ?? "\x1d";
  const length = options.length ?? pad(base + data.length + end.length, 5);
  const leader = `${length}${options.kind ?? "nam a"}22${options.base ?? pad(base, 5)}${options.tail ?? " a 4500"}`;
  return Buffer.from(leader + directory + directoryEnd + data + end, "latin1");
}

function pad(value: number, width: number): string {
  return String(value % 10 ** width).padStart(width, "0");
}

/** UTF-8 bytes of a text, as Latin-1 text for `rawRecord`. */
export function utf8(text: string): string {
  return Buffer.from(text).toString("latin1");
}

export function frameOf(bytes: Uint8Array, format: MarcFormat = "iso2709"): Frame {
  return { bytes, offset: 0, number: 1, format, fault: null, charset: null };
}

/** The bytes as a stream in chunks of `size`. */
export async function* streamOf(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
