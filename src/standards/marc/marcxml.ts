import { isAscii, isUtf8 } from "node:buffer";
import { asBuffer } from "./bytes.ts";
import { decodeWindows1252 } from "./charset.ts";
import { type Decoded, NO_FAULTS } from "./decoded.ts";
import { type Fault, report } from "./fault.ts";
import { lengthlessLeader } from "./leader.ts";
import { parseMarcXml } from "./marcxml-sax.ts";
import { scanMarcXml } from "./marcxml-scan.ts";
import { isControlField, type MarcRecord } from "./record.ts";
import { checkWritable } from "./writable.ts";

/** Namespace of MARCXML. */
export const MARCXML_NAMESPACE = "http://www.loc.gov/MARC21/slim";

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 (section 2.2) forbids these.
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const ALL_FORBIDDEN = new RegExp(FORBIDDEN, "g");
const LATIN1 = new Set(["iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252"]);

/**
 * Reads one `record` element. The namespace prefix need not be declared within it. Never throws, and
 * never expands an entity beyond the five of XML itself. `charset` is what the XML declaration of
 * the file names, null for UTF-8.
 */
export function decodeMarcXml(bytes: Uint8Array, charset: string | null = null): Decoded {
  const faults: Fault[] = [];
  const text = withoutForbidden(textOf(asBuffer(bytes), charset, faults), faults);
  const record = scanMarcXml(text);
  if (record === null) return parseMarcXml(text, faults);
  return { record, faults: faults.length === 0 ? NO_FAULTS : faults };
}

function textOf(buffer: Buffer, charset: string | null, faults: Fault[]): string {
  if (isAscii(buffer)) return buffer.toString("latin1");
  if (isUtf8(buffer)) return buffer.toString("utf8");
  if (charset !== null && LATIN1.has(charset)) return decodeWindows1252(buffer);
  const message = "The record holds bytes that are not valid UTF-8.";
  const repair = "Each was replaced by the character U+FFFD.";
  report(faults, { code: "bad-utf8", message, repair });
  return buffer.toString("utf8");
}

function withoutForbidden(text: string, faults: Fault[]): string {
  if (!FORBIDDEN.test(text)) return text;
  const message = "The record holds control characters that XML forbids.";
  report(faults, { code: "xml-malformed", message, repair: "They were taken out." });
  return text.replace(ALL_FORBIDDEN, "");
}

/**
 * Writes one record as a `record` element, with the namespace declared on it unless `namespace` is
 * false (inside a collection that declares it). Characters that XML 1.0 forbids are left out.
 * Throws `UnwritableRecord` for a tag, indicators or code that MARC cannot have.
 */
export function encodeMarcXml(record: MarcRecord, options: { namespace?: boolean } = {}): string {
  const declaration = options.namespace === false ? "" : ` xmlns="${MARCXML_NAMESPACE}"`;
  let xml = `<record${declaration}><leader>${escapeText(lengthlessLeader(record.leader))}</leader>`;
  for (const field of record.fields) {
    checkWritable(field);
    if (isControlField(field)) {
      xml += `<controlfield tag="${field.tag}">${escapeText(field.value)}</controlfield>`;
      continue;
    }
    xml += `<datafield tag="${field.tag}" ind1="${escapeText(field.ind[0]!)}" ind2="${escapeText(field.ind[1]!)}">`;
    for (const { code, value } of field.subfields) {
      xml += `<subfield code="${escapeText(code)}">${escapeText(value)}</subfield>`;
    }
    xml += "</datafield>";
  }
  return `${xml}</record>`;
}

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};
const NEEDS_ESCAPE = /[&<>"\r]/;
const ALL_ESCAPES = /[&<>"\r]/g;

function escapeText(text: string): string {
  const allowed = FORBIDDEN.test(text) ? text.replace(ALL_FORBIDDEN, "") : text;
  const formed = allowed.isWellFormed() ? allowed : allowed.toWellFormed();
  return NEEDS_ESCAPE.test(formed) ? formed.replace(ALL_ESCAPES, (character) => ESCAPES[character]!) : formed;
}
