import type { Framer, Piece } from "./framer.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const NEWLINE = 0x0a;

/**
 * Cuts MARC-in-JSON into objects, whether they come as an array, one a line, or one after another.
 * Braces inside strings are stepped over. A record that is not closed ends at a line end inside a
 * string (which JSON forbids) or where the next line starts a new record, so that one broken record
 * does not swallow the rest.
 */
export const jsonFramer: Framer = {
  format: "marcjson",
  cut(buffer, final, pieces) {
    let at = 0;
    for (;;) {
      at = afterSeparators(buffer, at);
      if (at >= buffer.length) return at;
      const end = buffer[at] === OPEN ? objectEnd(buffer, at) : garbageEnd(buffer, at);
      if (end === -1) break;
      pieces.push({ start: at, end, format: "marcjson", fault: null });
      at = end;
    }
    return final ? cutRest(buffer, at, pieces) : at;
  },
  resume: (buffer) => {
    const found = buffer.indexOf(NEWLINE);
    return found === -1 ? -1 : found + 1;
  },
};

function cutRest(buffer: Buffer, at: number, pieces: Piece[]): number {
  const message = "The file ends in the middle of this record.";
  const fault = buffer[at] === OPEN ? ({ code: "truncated", message } as const) : null;
  pieces.push({ start: at, end: buffer.length, format: "marcjson", fault });
  return buffer.length;
}

/** Steps over blanks, commas, array brackets, and the separators of JSON text sequences (RFC 7464). */
function afterSeparators(buffer: Buffer, from: number): number {
  let at = from;
  while (at < buffer.length) {
    const byte = buffer[at]!;
    if (byte === 0xef && buffer[at + 1] === 0xbb && buffer[at + 2] === 0xbf) at += 3;
    else if (byte > 0x20 && byte !== 0x2c && byte !== 0x5b && byte !== 0x5d) break;
    else at++;
  }
  return at;
}

/** Bytes that start no object: up to the next line or object. */
function garbageEnd(buffer: Buffer, from: number): number {
  for (let at = from; at < buffer.length; at++) {
    if (buffer[at] === NEWLINE || buffer[at] === OPEN) return at;
  }
  return -1;
}

/** Index after the object that opens at `from`, or -1 where its end has not come yet. */
function objectEnd(buffer: Buffer, from: number): number {
  let depth = 0;
  for (let at = from; at < buffer.length; at++) {
    const byte = buffer[at]!;
    if (byte === QUOTE) {
      const end = stringEnd(buffer, at + 1);
      if (end < 0) return end === -1 ? -1 : -end;
      at = end;
    } else if (byte === OPEN) {
      depth++;
    } else if (byte === CLOSE) {
      if (--depth === 0) return at + 1;
    } else if (byte === NEWLINE && startsRecord(buffer, at + 1)) {
      return at;
    }
  }
  return -1;
}

/**
 * Index of the quote that ends a string; -1 where it has not come yet; minus the index of a line end
 * inside the string, where the record is broken.
 */
function stringEnd(buffer: Buffer, from: number): number {
  for (let at = from; at < buffer.length; at++) {
    const byte = buffer[at]!;
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at++;
    else if (byte === NEWLINE) return -at;
  }
  return -1;
}

/** Says whether a line starts a record at its first column, as files of one record a line do. */
function startsRecord(buffer: Buffer, at: number): boolean {
  if (buffer[at] !== OPEN) return false;
  const text = buffer.toString("latin1", at, at + 10);
  return text.startsWith('{"leader"') || text.startsWith('{"fields"');
}
