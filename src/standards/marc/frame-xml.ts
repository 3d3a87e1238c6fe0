import type { Framer, Piece, Refusal } from "./framer.ts";
import { XML_REFUSED } from "./sniff.ts";

const NAME = Buffer.from("record");
const MARKUP = Buffer.from("<!");
const COMMENT_END = Buffer.from("-->");
const CDATA_END = Buffer.from("]]>");
const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
/** Longest part of a tag that may lie across two buffers: "</", a prefix, "record". */
const STRADDLE = 256;

/**
 * Cuts MARCXML on its `record` elements, with or without a namespace prefix. Of nested elements the
 * innermost counts, so that records wrapped in OAI-PMH or SRU responses are found. Comments and
 * CDATA are stepped over; a DOCTYPE or ENTITY declaration refuses the stream.
 */
export const xmlFramer: Framer = {
  format: "marcxml",
  cut: (buffer, final, pieces) => cutXml(buffer, final, pieces),
  resume: (buffer) => {
    const found = buffer.indexOf("record>");
    return found === -1 ? -1 : found + 7;
  },
};

/** As `Framer.cut`; stands alone because ISO 2709 files may have MARCXML mixed in. */
export function cutXml(buffer: Buffer, final: boolean, pieces: Piece[]): number | Refusal {
  let open = -1;
  let done = 0;
  let at = 0;
  let name = buffer.indexOf(NAME);
  let markup = buffer.indexOf(MARKUP);
  for (;;) {
    if (markup !== -1 && (name === -1 || markup < name)) {
      const after = afterMarkup(buffer, markup, final);
      if (typeof after !== "number") return after;
      if (after === -1) {
        if (final && open === -1) open = markup;
        return finish(buffer, final, open, markup, done, pieces);
      }
      at = after;
      markup = buffer.indexOf(MARKUP, at);
      if (name !== -1 && name < at) name = buffer.indexOf(NAME, at);
      continue;
    }
    if (name === -1) break;
    const tag = tagAround(buffer, name);
    at = name + NAME.length;
    if (tag === "unfinished" && !final) return finish(buffer, final, open, name - STRADDLE, done, pieces);
    if (tag !== null && tag !== "unfinished" && !tag.closing) open = tag.start;
    if (tag !== null && tag !== "unfinished" && tag.closing && open !== -1) {
      pieces.push({ start: open, end: tag.end, format: "marcxml", fault: null });
      open = -1;
      done = tag.end;
    }
    name = buffer.indexOf(NAME, at);
  }
  return finish(buffer, final, open, buffer.length - STRADDLE, done, pieces);
}

/** Bytes done with: up to an open record, else up to `safe`; at the end all. */
function finish(
  buffer: Buffer,
  final: boolean,
  open: number,
  safe: number,
  done: number,
  pieces: Piece[],
): number {
  if (!final) return open === -1 ? Math.max(done, safe) : open;
  if (open !== -1) {
    const message = "The file ends in the middle of this record.";
    const fault = { code: "truncated", message } as const;
    pieces.push({ start: open, end: buffer.length, format: "marcxml", fault });
  }
  return buffer.length;
}

/** Index after a comment or CDATA section that starts at `at`; -1 where its end has not come yet. */
function afterMarkup(buffer: Buffer, at: number, final: boolean): number | Refusal {
  const text = buffer.toString("latin1", at, at + 9);
  if (text.startsWith("<!--")) return after(buffer, COMMENT_END, at + 4);
  if (text === "<![CDATA[") return after(buffer, CDATA_END, at + 9);
  if (text.length < 9 && !final) return -1;
  return { refused: XML_REFUSED, at };
}

function after(buffer: Buffer, end: Buffer, from: number): number {
  const found = buffer.indexOf(end, from);
  return found === -1 ? -1 : found + end.length;
}

interface Tag {
  start: number;
  /** Index after the closing ">" of an end tag; 0 for a start tag. */
  end: number;
  closing: boolean;
}

/** The record tag whose name stands at `at`; null where the word is text or part of another name. */
function tagAround(buffer: Buffer, at: number): Tag | "unfinished" | null {
  let start = at - 1;
  if (start >= 0 && buffer[start] === COLON) {
    start--;
    while (start >= 0 && at - start < STRADDLE && isNameByte(buffer[start]!)) start--;
  }
  const closing = buffer[start] === SLASH;
  if (closing) start--;
  if (start < 0 || buffer[start] !== LT) return null;
  const next = at + NAME.length;
  if (next >= buffer.length) return "unfinished";
  const following = buffer[next]!;
  if (following !== GT && following > 0x20) return null;
  if (!closing) return { start, end: 0, closing };
  const end = buffer.indexOf(GT, next);
  return end === -1 ? "unfinished" : { start, end: end + 1, closing };
}

function isNameByte(byte: number): boolean {
  return (
    byte > 0x7f ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x5f
  );
}
