import { isAscii, isUtf8 } from "node:buffer";
import { asBuffer, FT, isAlphanumeric, number5, RT } from "./bytes.ts";
import { type Decoded, type Encoding, NO_FAULTS } from "./decoded.ts";
import type { Fault } from "./fault.ts";
import { codeOf, indicatorsOf, tagOf } from "./fields.ts";
import { decodeCarefully } from "./iso2709-repair.ts";
import { readLeader } from "./leader.ts";
import type { Field, Subfield } from "./record.ts";

export { encodeIso2709 } from "./iso2709-write.ts";

const FIELD_END = "\u001e";
const MARK = "\u001f";
const ESCAPE = "\u001b";

/**
 * Reads one ISO 2709 record (ANSI/NISO Z39.2), terminator included. Never throws; what is wrong is
 * repaired where possible and always reported. Takes time linear in the bytes.
 *
 * A record that is wholly in order takes a short way: one native conversion to text, then slices.
 * Anything unexpected sends it down the careful way, which starts afresh.
 */
export function decodeIso2709(bytes: Uint8Array, encoding: Encoding = "auto"): Decoded {
  const buffer = asBuffer(bytes);
  return decodeClean(buffer, encoding) ?? decodeCarefully(buffer, encoding);
}

function decodeClean(buffer: Buffer, encoding: Encoding): Decoded | null {
  const length = buffer.length;
  if (length < 26 || buffer[length - 1] !== RT || number5(buffer, 0) !== length) return null;
  const base = number5(buffer, 12);
  if (base < 37 || base >= length || (base - 25) % 12 !== 0 || buffer[base - 1] !== FT) return null;
  // Positions 10-11 "22" and 20-23 "4500".
  if (buffer[10] !== 50 || buffer[11] !== 50) return null;
  if (buffer[20] !== 52 || buffer[21] !== 53 || buffer[22] !== 48 || buffer[23] !== 48) return null;
  const text = textOf(buffer, encoding);
  if (text === null || text.charCodeAt(base - 1) !== FT) return null;
  const fields = walk(buffer, text, base);
  if (fields === null) return null;
  const faults: Fault[] = [];
  const leader = readLeader(text.slice(0, 24), faults);
  return { record: { leader, fields }, faults: faults.length === 0 ? NO_FAULTS : faults };
}

/** The whole record as text where it needs no conversion of field by field, else null. */
function textOf(buffer: Buffer, encoding: Encoding): string | null {
  let text: string;
  if (isAscii(buffer)) text = buffer.toString("latin1");
  else if (buffer[9] === 97 && (encoding === "auto" || encoding === "utf8") && isUtf8(buffer))
    text = buffer.toString("utf8");
  else return null;
  return encoding !== "utf8" && text.includes(ESCAPE) ? null : text;
}

/**
 * Walks directory and text side by side. Fields must follow one another in directory order without
 * a gap, each ending where the directory says; otherwise null.
 */
function walk(buffer: Buffer, text: string, base: number): Field[] | null {
  const fields: Field[] = new Array((base - 25) / 12);
  let count = 0;
  let position = base;
  let next = base;
  mark = markFrom(text, base);
  for (let entry = 24; entry < base - 1; entry += 12) {
    const a = buffer[entry]!;
    const b = buffer[entry + 1]!;
    const c = buffer[entry + 2]!;
    if (!isAlphanumeric(a) || !isAlphanumeric(b) || !isAlphanumeric(c)) return null;
    if (startOf(buffer, entry) !== next - base) return null;
    next += lengthOf(buffer, entry);
    if (buffer[next - 1] !== FT) return null;
    const end = text.indexOf(FIELD_END, position);
    const tag = tagOf(a, b, c);
    if (a === 48 && b === 48) {
      if (mark < end) return null;
      fields[count++] = { tag, value: text.slice(position, end) };
    } else {
      const ind = indicatorsOf(text.charCodeAt(position), text.charCodeAt(position + 1));
      if (mark !== position + 2 || ind === null) return null;
      const subfields = readSubfields(text, end);
      if (subfields === null) return null;
      fields[count++] = { tag, ind, subfields };
    }
    position = end + 1;
  }
  return position === text.length - 1 && next === buffer.length - 1 ? fields : null;
}

/** Where the next subfield delimiter stands; travels here because returning objects costs time. */
let mark = 0;

function markFrom(text: string, from: number): number {
  const found = text.indexOf(MARK, from);
  return found === -1 ? text.length : found;
}

/**
 * Subfields from `mark` to `end`, or null where one is not in order. Most fields have one to three:
 * these arrays are made at their exact size. (A list kept between calls and copied was measured at
 * half the speed: writing young objects into an old list costs a write barrier each.)
 */
function readSubfields(text: string, end: number): Subfield[] | null {
  const first = readSubfield(text, end);
  if (first === null) return null;
  if (mark >= end) return [first];
  const second = readSubfield(text, end);
  if (second === null) return null;
  if (mark >= end) return [first, second];
  const third = readSubfield(text, end);
  if (third === null) return null;
  const subfields = [first, second, third];
  while (mark < end) {
    const more = readSubfield(text, end);
    if (more === null) return null;
    subfields.push(more);
  }
  return subfields;
}

function readSubfield(text: string, end: number): Subfield | null {
  const code = codeOf(text.charCodeAt(mark + 1));
  const from = mark + 2;
  mark = markFrom(text, from);
  const stop = Math.min(mark, end);
  if (code === null || stop <= from) return null;
  return { code, value: text.slice(from, stop) };
}

/*
 * Digits are not checked: a value made of other bytes can only be wrong, and a wrong one is caught
 * by the terminator that must stand where it points.
 */
function lengthOf(b: Buffer, entry: number): number {
  return b[entry + 3]! * 1000 + b[entry + 4]! * 100 + b[entry + 5]! * 10 + b[entry + 6]! - 53328;
}

function startOf(b: Buffer, entry: number): number {
  return (
    b[entry + 7]! * 10000 +
    b[entry + 8]! * 1000 +
    b[entry + 9]! * 100 +
    b[entry + 10]! * 10 +
    b[entry + 11]! -
    533328
  );
}
