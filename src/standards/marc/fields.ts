import { type Fault, report } from "./fault.ts";
import { type Field, isControlTag, type Subfield } from "./record.ts";

/*
 * Tags, indicators and subfield codes are few and occur millions of times: each is taken from a
 * table, so that a record holds references and not thousands of tiny strings.
 */
const TAGS: string[] = internalised(Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, "0")));
const ASCII: string[] = Array.from({ length: 128 }, (_, n) => String.fromCharCode(n));
const INDICATORS: string[] = Array.from({ length: 128 * 128 }, (_, n) => ASCII[n >> 7]! + ASCII[n & 127]!);

/**
 * The same texts as the strings that the engine keeps one of: they are compared with the literals of a
 * program by address, not letter by letter. Its JSON parser makes such strings of short texts.
 */
function internalised(texts: string[]): string[] {
  return JSON.parse(JSON.stringify(texts));
}

/** The shared string of a tag of three character codes. */
export function tagOf(a: number, b: number, c: number): string {
  if (a >= 48 && a <= 57 && b >= 48 && b <= 57 && c >= 48 && c <= 57) {
    return TAGS[(a - 48) * 100 + (b - 48) * 10 + (c - 48)]!;
  }
  return String.fromCharCode(a, b, c);
}

/** The shared string of two printable ASCII indicators, or null where one is something else. */
export function indicatorsOf(a: number, b: number): string | null {
  if (a < 32 || a > 126 || b < 32 || b > 126) return null;
  return INDICATORS[(a << 7) | b]!;
}

/** The shared string of a subfield code, or null where it is not a visible ASCII character. */
export function codeOf(code: number): string | null {
  if (code < 33 || code > 126) return null;
  return ASCII[code]!;
}

const NUMERIC = /^[0-9]{3}$/;

/** Character that delimits subfields in field text. */
export const MARK = "\u001f";

/**
 * Reads the text of one field (indicators, delimiters and all), repairing what can be repaired.
 * Returns null where nothing is left of it. Takes linear time.
 */
export function readField(tag: string, text: string, faults: Fault[], offset: number): Field | null {
  if (isControlTag(tag)) return readControlField(tag, text, faults, offset);
  const first = text.indexOf(MARK);
  // Aleph and its like write fields such as FMT as bare text, without indicators and subfields.
  if (first === -1 && !NUMERIC.test(tag)) return { tag, value: text };
  const head = first === -1 ? text : text.slice(0, first);
  const subfields: Subfield[] = [];
  const ind = readIndicators(tag, head, subfields, faults, offset);
  let at = first;
  while (at !== -1) {
    const next = text.indexOf(MARK, at + 1);
    const stop = next === -1 ? text.length : next;
    readSubfield(tag, text.slice(at + 1, stop), subfields, faults, offset);
    at = next;
  }
  if (subfields.length > 0) return { tag, ind, subfields };
  const message = `Field ${tag} holds no subfield with a value.`;
  report(faults, { code: "empty-subfield", message, offset, tag, repair: "The field was left out." });
  return null;
}

function readControlField(tag: string, text: string, faults: Fault[], offset: number): Field {
  if (!text.includes(MARK)) return { tag, value: text };
  const message = `Control field ${tag} holds subfield delimiters.`;
  const repair = "The delimiters were taken out and the text kept.";
  report(faults, { code: "stray-data", message, offset, tag, repair });
  return { tag, value: text.replaceAll(MARK, "") };
}

/** Indicators from what stands before the first delimiter; longer text there becomes a first $a. */
function readIndicators(
  tag: string,
  head: string,
  subfields: Subfield[],
  faults: Fault[],
  offset: number,
): string {
  if (head.length === 2) {
    const clean = indicatorsOf(head.charCodeAt(0), head.charCodeAt(1));
    if (clean !== null) return clean;
  }
  const stray = head.slice(2).trim();
  if (stray !== "") {
    const message = `Field ${tag} has text before its first subfield.`;
    const repair = "The text was kept as a first subfield $a.";
    report(faults, { code: "stray-data", message, offset, tag, repair });
    subfields.push({ code: "a", value: stray });
  }
  if (head.length !== 2 || stray === "") {
    const message = `Field ${tag} has ${head.length} indicator characters, or characters that cannot be indicators.`;
    const repair = "Two indicators were kept, with a blank where one was missing or impossible.";
    report(faults, { code: "bad-indicators", message, offset, tag, repair });
  }
  return indicatorsOf(indicatorAt(head, 0), indicatorAt(head, 1))!;
}

function indicatorAt(head: string, at: number): number {
  const code = at < head.length ? head.charCodeAt(at) : 32;
  return code < 32 || code > 126 ? 32 : code;
}

function readSubfield(tag: string, text: string, subfields: Subfield[], faults: Fault[], offset: number) {
  const code = text === "" ? null : codeOf(text.charCodeAt(0));
  const value = text.slice(1);
  if (code === null && text.trim() !== "") {
    const message = `Field ${tag} has a subfield whose code is not a visible ASCII character.`;
    const repair = 'The text was kept under the code "?".';
    report(faults, { code: "bad-subfield-code", message, offset, tag, repair });
    subfields.push({ code: "?", value: text.charCodeAt(0) < 33 ? value : text });
  } else if (code === null || value === "") {
    const message = `Field ${tag} has a subfield${code === null ? "" : ` $${code}`} without a value.`;
    report(faults, { code: "empty-subfield", message, offset, tag, repair: "The subfield was left out." });
  } else {
    subfields.push({ code, value });
  }
}
