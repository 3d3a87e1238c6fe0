import { constants, gunzipSync } from "node:zlib";
import { asBuffer, FT, number5, RT, SD } from "./bytes.ts";
import type { Format } from "./frame.ts";
import { isGzip } from "./inflate.ts";

const ADVICE = "Please send MARC 21 as ISO 2709 (.mrc), MARCXML or MARC-in-JSON; gzip is fine.";

/** First bytes of files that are often sent instead of MARC. */
const MAGIC: readonly [bytes: string, what: string, advice: string][] = [
  ["%PDF", "a PDF document", ADVICE],
  ["PK\x03\x04", "a ZIP archive, or a Word, Excel or EPUB file", `Unpack it first. ${ADVICE}`],
  ["\xd0\xcf\x11\xe0", "an old Microsoft Office document (Word or Excel)", ADVICE],
  ["{\\rtf", "a rich text document", ADVICE],
  ["\x89PNG", "a picture (PNG)", ADVICE],
  ["\xff\xd8\xff", "a picture (JPEG)", ADVICE],
  ["GIF8", "a picture (GIF)", ADVICE],
  ["RIFF", "a picture, sound or film", ADVICE],
  ["II*\0", "a picture (TIFF)", ADVICE],
  ["MM\0*", "a picture (TIFF)", ADVICE],
  ["BZh", "a bzip2 archive", "Unpack it, or compress it with gzip instead."],
  ["\xfd7zXZ", "an xz archive", "Unpack it, or compress it with gzip instead."],
  ["\x28\xb5\x2f\xfd", "a Zstandard archive", "Unpack it, or compress it with gzip instead."],
  ["7z\xbc\xaf", "a 7-Zip archive", "Unpack it, or compress it with gzip instead."],
  ["Rar!", "a RAR archive", "Unpack it, or compress it with gzip instead."],
  ["SQLite format 3", "an SQLite database", ADVICE],
  ["\xff\xfe", "text in UTF-16", "Save it as UTF-8 and send it again."],
  ["\xfe\xff", "text in UTF-16", "Save it as UTF-8 and send it again."],
];

/**
 * Says what a file is, from its first bytes (64 KiB are plenty; gzip is looked into). Names no
 * format for what cannot be read: the sentence then says what it seems to be and what to send.
 */
export function sniff(head: Uint8Array): Format {
  const bytes = isGzip(head) ? unpackHead(head) : asBuffer(head);
  if (bytes === null) return unknown("a gzip file that is damaged", "Compress it again and resend it.");
  if (bytes.length === 0) return { unknown: "The file is empty: it holds no byte at all." };
  const text = bytes.toString("latin1").replace(/^\xef\xbb\xbf/, "");
  for (const [magic, what, advice] of MAGIC) {
    if (text.startsWith(magic)) return unknown(what, advice);
  }
  const start = text.trimStart();
  if (start === "") return { unknown: "The file holds nothing but blank space." };
  if (start.startsWith("<")) return sniffMarkup(start, bytes);
  if (start.startsWith("{") || start.startsWith("[")) return sniffJson(start);
  if (isIso2709(bytes, text)) return "iso2709";
  return sniffOther(text, start);
}

function unpackHead(head: Uint8Array): Buffer | null {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 };
    return gunzipSync(head.subarray(0, 64 * 1024), options);
  } catch {
    // Damage is an answer here, not an accident.
    return null;
  }
}

function unknown(what: string, advice: string): Format {
  return { unknown: `This seems to be ${what}, not a file of MARC records. ${advice}` };
}

const RECORD_ELEMENT = /<([A-Za-z_][\w.-]*:)?record[\s>]/;

/** Sentence for XML with a document type or entities, which can hide an attack and is never read. */
export const XML_REFUSED =
  "The XML declares a document type or entities. These are never expanded, because they can be used to attack a server; remove the DOCTYPE and send plain MARCXML.";

function sniffMarkup(start: string, bytes: Buffer): Format {
  if (/^(<!--[\s\S]*?-->|\s|<\?[\s\S]*?\?>)*<(!doctype\s+html|html[\s>])/i.test(start.slice(0, 4096))) {
    return unknown("a web page (HTML), perhaps a sign-in or error page saved in place of the file", ADVICE);
  }
  if (/<!(DOCTYPE|ENTITY)/i.test(start)) return { unknown: XML_REFUSED };
  if (RECORD_ELEMENT.test(start)) return bytes.includes(RT) ? "iso2709" : "marcxml";
  if (/<([\w.-]+:)?collection[\s>]/.test(start)) return "marcxml";
  if (/<([\w.-]+:)?mods(Collection)?[\s>]/.test(start)) return unknown("MODS", "Export as MARCXML instead.");
  return unknown("XML of another kind, without any <record>", ADVICE);
}

function sniffJson(start: string): Format {
  if (/"(leader|fields)"\s*:/.test(start)) return "marcjson";
  return unknown("JSON of another kind, without any leader and fields", ADVICE);
}

/** Damaged files count as ISO 2709 as long as records in it, or MARCXML records mixed in, can be found. */
function isIso2709(bytes: Buffer, text: string): boolean {
  if (number5(bytes, 0) >= 0 && (text.startsWith("22", 10) || bytes.includes(FT))) return true;
  if (bytes.includes(FT) && (bytes.includes(SD) || bytes.includes(RT))) return true;
  return RECORD_ELEMENT.test(text) && /<([\w.-]+:)?leader>/.test(text);
}

function sniffOther(text: string, start: string): Format {
  if (/^=(LDR|leader|\d{3}) /im.test(start.slice(0, 200))) {
    return unknown("MARC in the mnemonic text form (.mrk)", "Compile it to .mrc first and send that.");
  }
  if (text.slice(257, 262) === "ustar") return unknown("a tar archive", `Unpack it first. ${ADVICE}`);
  const zeros = text.slice(0, 400).split("\0").length - 1;
  if (zeros > 100) return unknown("text in UTF-16", "Save it as UTF-8 and send it again.");
  if (zeros > 0) return unknown("a program's own binary file", ADVICE);
  const lines = start.split(/\r?\n/, 6).filter((line) => line !== "");
  for (const [separator, name] of SEPARATORS) {
    const columns = lines.map((line) => line.split(separator).length);
    if (lines.length > 1 && columns.every((count) => count > 2)) {
      return unknown(`a table (${name})`, `A table cannot carry MARC fields. ${ADVICE}`);
    }
  }
  return unknown("plain text or something unknown", ADVICE);
}

const SEPARATORS: readonly [separator: string, name: string][] = [
  [",", "CSV"],
  [";", "CSV with semicolons"],
  ["\t", "tab-separated text"],
];
