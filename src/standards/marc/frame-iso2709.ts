import { FT, number5, RT } from "./bytes.ts";
import { cutXml } from "./frame-xml.ts";
import type { Framer, Piece } from "./framer.ts";

const LEADER = 24;

/**
 * Cuts ISO 2709 at its record terminators (1D), which are trusted over the lengths. Bytes between
 * records become pieces too, so that nothing is lost in silence; only line ends, blanks, NUL and the
 * DOS end-of-file byte between records are passed over. MARCXML records mixed in are cut out.
 */
export const iso2709Framer: Framer = {
  format: "iso2709",
  cut(buffer, final, pieces) {
    let at = 0;
    for (;;) {
      at = afterPadding(buffer, at);
      if (at >= buffer.length) return at;
      const end = recordEnd(buffer, at);
      if (end === -1) break;
      cutStretch(buffer, at, end, pieces);
      at = end;
    }
    if (!final) return at;
    cutStretch(buffer, at, buffer.length, pieces);
    return buffer.length;
  },
  resume: (buffer) => {
    const found = buffer.indexOf(RT);
    return found === -1 ? -1 : found + 1;
  },
};

function afterPadding(buffer: Buffer, from: number): number {
  let at = from;
  while (at < buffer.length && isPadding(buffer[at]!)) at++;
  if (buffer[at] === 0xef && buffer[at + 1] === 0xbb && buffer[at + 2] === 0xbf) return at + 3;
  return at;
}

function isPadding(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x00 || byte === 0x1a;
}

/**
 * Index after the record that starts at `at`, or -1. A terminator that stands in the middle of a
 * field is passed over where the length leads to one that properly follows a field terminator.
 */
function recordEnd(buffer: Buffer, at: number): number {
  const found = buffer.indexOf(RT, at);
  if (found === -1) return -1;
  if (buffer[found - 1] === FT) return found + 1;
  const stated = at + number5(buffer, at);
  if (stated > found + 1 && buffer[stated - 1] === RT && buffer[stated - 2] === FT) return stated;
  return found + 1;
}

/** Adds the stretch as one piece if it looks like one record, else as the pieces found in it. */
function cutStretch(buffer: Buffer, start: number, end: number, pieces: Piece[]): void {
  if (number5(buffer, start) === end - start) {
    pieces.push({ start, end, format: "iso2709", fault: null });
    return;
  }
  let at = start;
  for (const xml of embeddedXml(buffer.subarray(start, end))) {
    cutGarbled(buffer, at, start + xml.start, pieces);
    pieces.push({ start: start + xml.start, end: start + xml.end, format: "marcxml", fault: xml.fault });
    at = start + xml.end;
  }
  cutGarbled(buffer, at, end, pieces);
}

function embeddedXml(stretch: Buffer): Piece[] {
  if (!stretch.includes("<")) return [];
  const pieces: Piece[] = [];
  cutXml(stretch, true, pieces);
  return pieces.filter(({ start, end }) => stretch.subarray(start, end).includes("leader>"));
}

/** Splits off a whole record at the end of a stretch from what stands before it. */
function cutGarbled(buffer: Buffer, start: number, end: number, pieces: Piece[]): void {
  if (isBlank(buffer, start, end)) return;
  const record = findRecord(buffer, start, end);
  if (record > start) pieces.push({ start, end: record, format: "iso2709", fault: null });
  pieces.push({ start: record, end, format: "iso2709", fault: null });
}

function isBlank(buffer: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = buffer[at]!;
    if (!isPadding(byte) && byte !== RT) return false;
  }
  return true;
}

/** Where in the stretch a record starts whose length leads exactly to its end; else the start. */
function findRecord(buffer: Buffer, start: number, end: number): number {
  const first = Math.max(start, end - 99_999);
  for (let at = first; at + LEADER < end; at++) {
    if (number5(buffer, at) === end - at && buffer[at + 10] === 0x32 && buffer[at + 11] === 0x32) return at;
  }
  for (let at = first; at + LEADER < end; at++) {
    if (at > start && looksLikeLeader(buffer, at)) return isLeaderish(buffer, start) ? start : at;
  }
  return start;
}

function isLeaderish(buffer: Buffer, at: number): boolean {
  return number5(buffer, at) >= 0 || looksLikeLeader(buffer, at);
}

/** Digits, indicator count 2, subfield code length 2, digits, entry map: a leader whatever its length says. */
function looksLikeLeader(buffer: Buffer, at: number): boolean {
  return (
    buffer[at + 10] === 0x32 &&
    buffer[at + 11] === 0x32 &&
    buffer[at + 20] === 0x34 &&
    buffer[at + 21] === 0x35 &&
    number5(buffer, at) >= 0 &&
    number5(buffer, at + 12) >= 0
  );
}
