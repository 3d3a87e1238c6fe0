import { isAscii, isUtf8 } from "node:buffer";
import { ESC, SD } from "./bytes.ts";
import type { Encoding } from "./decoded.ts";
import { type Fault, report } from "./fault.ts";
import { decodeMarc8 } from "./marc8.ts";

/** How the text of a field turned out to be encoded. */
export type Charset = "ascii" | "utf8" | "marc8" | "latin1";

/** Windows-1252 where it differs from Latin-1: 80 to 9F; gaps are unassigned. */
const WINDOWS_1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";
const C1 = /[\x80-\x9f]/g;
const REPLACEMENT = "\ufffd";
const ESCAPE = "\u001b";

/**
 * Converts the fields of one record to text. leader/09 often lies, so each field is judged by its
 * bytes; the declared set only decides where the bytes leave a choice.
 */
export class FieldText {
  readonly buffer: Buffer;
  readonly encoding: Encoding;
  readonly claimsUtf8: boolean;
  readonly faults: Fault[];
  /** Sets met so far, for the verdict on the record as a whole. */
  readonly met = new Set<Charset>();

  constructor(buffer: Buffer, encoding: Encoding, claimsUtf8: boolean, faults: Fault[]) {
    this.buffer = buffer;
    this.encoding = encoding;
    this.claimsUtf8 = claimsUtf8;
    this.faults = faults;
  }

  /** Text of the bytes from `start` to `end`, which belong to a field with this tag. */
  read(tag: string, start: number, end: number): string {
    const bytes = this.buffer.subarray(start, end);
    const charset = this.charsetOf(bytes);
    this.met.add(charset);
    if (charset === "marc8") return this.readMarc8(tag, start, end);
    if (charset === "latin1") return this.readLatin1(tag, bytes, start);
    if (charset === "ascii") return bytes.toString("latin1");
    const text = bytes.toString("utf8");
    if (!isUtf8(bytes)) {
      const message = `Field ${tag} holds bytes that are not valid UTF-8.`;
      const repair = "Each was replaced by the character U+FFFD.";
      report(this.faults, { code: "bad-utf8", message, offset: start, tag, repair });
    }
    return text.includes(ESCAPE) ? this.withoutEscapes(tag, text, start) : text;
  }

  private withoutEscapes(tag: string, text: string, start: number): string {
    const message = `Field ${tag} is UTF-8 but holds escape characters.`;
    report(this.faults, { code: "bad-utf8", message, offset: start, tag, repair: "They were taken out." });
    return text.replaceAll(ESCAPE, "");
  }

  /** Reports what leader/09 should have said, and a record that mixes character sets. */
  reportVerdict(): void {
    const sets = [...this.met].filter((set) => set !== "ascii");
    if (sets.length > 1) {
      const message = `The record mixes character sets: ${sets.map((set) => NAMES[set]).join(", ")}.`;
      report(this.faults, { code: "mixed-encoding", message, repair: "Each field was read in its own set." });
    } else if (sets.length === 1 && (sets[0] === "utf8") !== this.claimsUtf8 && this.encoding === "auto") {
      const claimed = this.claimsUtf8 ? "UTF-8" : "MARC-8";
      const message = `leader/09 says ${claimed}, but the text is ${NAMES[sets[0]!]}.`;
      const repair = "The text was read as what it is.";
      report(this.faults, { code: "wrong-encoding-flag", message, offset: 9, repair });
    }
  }

  private charsetOf(bytes: Buffer): Charset {
    const escapes = bytes.includes(ESC);
    if (!escapes && isAscii(bytes))
      return this.encoding === "marc8" || !this.claimsUtf8 ? asciiOf(bytes) : "ascii";
    if (this.encoding !== "auto") return this.encoding;
    if (isUtf8(bytes) && !isAscii(bytes)) return "utf8";
    if (escapes) return "marc8";
    return this.guess(bytes);
  }

  /** Decides about bytes that are neither ASCII nor valid UTF-8 and hold no escape. */
  private guess(bytes: Buffer): Charset {
    const evidence = weigh(bytes);
    if (evidence.utf8 > evidence.notUtf8) return "utf8";
    if (!this.claimsUtf8) return evidence.againstMarc8 > evidence.forMarc8 ? "latin1" : "marc8";
    if (evidence.forMarc8 > 0 && evidence.againstMarc8 === 0) return "marc8";
    return evidence.utf8 > 0 ? "utf8" : "latin1";
  }

  private readMarc8(tag: string, start: number, end: number): string {
    return decodeMarc8(this.buffer, start, end, (problem, offset) => {
      const message = `Field ${tag}: ${problem}.`;
      const repair = "What could be read was kept; an unreadable character became U+FFFD.";
      report(this.faults, { code: "bad-marc8", message, offset: start + offset, tag, repair });
    });
  }

  private readLatin1(tag: string, bytes: Buffer, start: number): string {
    if (this.encoding === "auto") {
      const message = `Field ${tag} is neither valid UTF-8 nor MARC-8.`;
      const repair = "It was read as Windows-1252 (Western European).";
      report(this.faults, { code: "bad-utf8", message, offset: start, tag, repair });
    }
    return decodeWindows1252(bytes);
  }
}

const NAMES: Record<Charset, string> = {
  ascii: "ASCII",
  utf8: "UTF-8",
  marc8: "MARC-8",
  latin1: "Windows-1252",
};

/** A MARC-8 field in plain ASCII may still hold character references. */
function asciiOf(bytes: Buffer): Charset {
  return bytes.includes("&#x") ? "marc8" : "ascii";
}

/** Windows-1252 text (a superset of the printable part of ISO 8859-1). */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replace(C1, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? REPLACEMENT);
}

interface Evidence {
  /** Well-formed UTF-8 sequences of two bytes or more. */
  utf8: number;
  notUtf8: number;
  /** ANSEL marks before a letter that they are written on. */
  forMarc8: number;
  /** Marks before no letter, and bytes that ANSEL does not assign. */
  againstMarc8: number;
}

function weigh(bytes: Buffer): Evidence {
  const evidence: Evidence = { utf8: 0, notUtf8: 0, forMarc8: 0, againstMarc8: 0 };
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80 || bytes[at - 1] === SD) continue;
    weighMarc8(bytes, at, evidence);
    const length = sequenceLength(bytes, at);
    if (length > 1) {
      evidence.utf8++;
      at += length - 1;
    } else {
      evidence.notUtf8++;
    }
  }
  return evidence;
}

/** Length of the well-formed UTF-8 sequence at `at`, or 0. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at]!;
  const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (lead >= 0xf5 || length === 0 || at + length > bytes.length) return 0;
  for (let i = 1; i < length; i++) {
    if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  }
  return length;
}

const UNASSIGNED_ANSEL = new Set([0xaf, 0xbb, 0xbe, 0xbf, 0xfc, 0xfd, 0xff]);

function weighMarc8(bytes: Buffer, at: number, evidence: Evidence): void {
  const byte = bytes[at]!;
  if (byte >= 0xe0 && !UNASSIGNED_ANSEL.has(byte)) {
    const next = at + 1 < bytes.length ? bytes[at + 1]! : 0x20;
    if (next >= 0xe0) return;
    const lower = next | 0x20;
    if (lower >= 0x61 && lower <= 0x7a) evidence.forMarc8++;
    else evidence.againstMarc8++;
  } else if (UNASSIGNED_ANSEL.has(byte) || byte > 0xc8 || byte === 0xa0) {
    evidence.againstMarc8++;
  } else if (byte < 0xa0 && byte !== 0x88 && byte !== 0x89 && byte !== 0x8d && byte !== 0x8e) {
    evidence.againstMarc8++;
  }
}
