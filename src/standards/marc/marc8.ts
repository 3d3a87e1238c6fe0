import { ESC, isAlphanumeric, SD } from "./bytes.ts";
import { EACC_RUNS } from "./marc8-eacc-table.ts";
import * as tables from "./marc8-tables.ts";

/** Receives what is wrong in MARC-8 text: plain words, and the byte offset in the text. */
export type Marc8Report = (problem: string, offset: number) => void;

/** A single-byte set: characters by code (0 to 127, "" = unassigned) and which of them combine. */
interface ByteSet {
  characters: string[];
  combining: boolean[];
}

/** "eacc" stands for the one three-byte set. */
type WorkingSet = ByteSet | "eacc";

const UNKNOWN = "\ufffd";

function byteSet(runs: string): ByteSet {
  const characters: string[] = new Array(128).fill("");
  characters[32] = " ";
  for (const [code, character] of assignments(runs)) characters[code] = character;
  return { characters, combining: characters.map((character) => /^\p{M}$/u.test(character)) };
}

/** Code and character pairs of a table of runs (see `marc8-tables.ts`). */
function* assignments(runs: string): Generator<[number, string]> {
  for (const line of runs.trim().split("\n")) {
    const gap = line.indexOf(" ");
    let code = Number.parseInt(line.slice(0, gap), 16);
    for (const character of line.slice(gap + 1)) yield [code++, character];
  }
}

const ASCII = byteSet(`21 ${String.fromCharCode(...Array.from({ length: 94 }, (_, n) => n + 33))}`);
const ANSEL = byteSet(tables.ANSEL);

/** Sets by the final character of their escape sequence. */
const SETS = new Map<number, WorkingSet>([
  [0x42, ASCII],
  [0x45, ANSEL],
  [0x4e, byteSet(tables.BASIC_CYRILLIC)],
  [0x51, byteSet(tables.EXTENDED_CYRILLIC)],
  [0x53, byteSet(tables.BASIC_GREEK)],
  [0x32, byteSet(tables.BASIC_HEBREW)],
  [0x33, byteSet(tables.BASIC_ARABIC)],
  [0x34, byteSet(tables.EXTENDED_ARABIC)],
  [0x31, "eacc"],
]);

/** Short escapes ("Technique 1"): one character after ESC. */
const SHORT_ESCAPES = new Map<number, ByteSet>([
  [0x67, byteSet(tables.GREEK_SYMBOLS)],
  [0x62, byteSet(tables.SUBSCRIPTS)],
  [0x70, byteSet(tables.SUPERSCRIPTS)],
  [0x73, ASCII],
]);

/** Control codes from 80 to 9F that MARC-8 defines: non-sorting begin and end, joiner, non-joiner. */
const CONTROLS = new Map([
  [0x88, "\u0098"],
  [0x89, "\u009c"],
  [0x8d, "\u200d"],
  [0x8e, "\u200c"],
]);

let eaccTable: Map<number, string> | null = null;

/** EACC by three-byte code; built on first use, since most files never need it. */
function eacc(): Map<number, string> {
  if (eaccTable === null) {
    eaccTable = new Map(assignments(EACC_RUNS));
    eaccTable.set(0x212320, "\u3000");
  }
  return eaccTable;
}

/**
 * Converts the MARC-8 text of one field to Unicode in normal form C. The working sets start as ASCII
 * and ANSEL, and start so again after each subfield delimiter (1F); delimiters and the code after
 * each are passed through as they are. Never throws; unknown codes become U+FFFD and are reported.
 *
 * Source: MARC 21 Specifications, "MARC-8 Encoding Environment".
 */
export function decodeMarc8(bytes: Uint8Array, start: number, end: number, report: Marc8Report): string {
  return new Marc8Reader(bytes, start, end, report).read();
}

const REFERENCE = /&#x([0-9A-Fa-f]{1,6});/g;

/** Numeric character references, which carry what MARC-8 cannot; one that names no character stays. */
function resolveReferences(text: string): string {
  if (!text.includes("&#x")) return text;
  return text.replace(REFERENCE, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    if (code < 32 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return whole;
    return String.fromCodePoint(code);
  });
}

class Marc8Reader {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly report: Marc8Report;
  g0: WorkingSet = ASCII;
  g1: WorkingSet = ANSEL;
  at: number;
  out = "";
  /** Combining marks that wait for their letter: MARC-8 writes them before it, Unicode after. */
  marks = "";

  constructor(bytes: Uint8Array, start: number, end: number, report: Marc8Report) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.report = report;
    this.at = start;
  }

  read(): string {
    while (this.at < this.end) {
      const byte = this.bytes[this.at]!;
      if (byte === ESC) this.escape();
      else if (byte < 0x20) this.control(byte);
      else if (byte === 0x7f) this.deleteCharacter();
      else if (byte < 0x80) this.graphic(byte, this.g0);
      else if (byte < 0xa0) this.upperControl(byte);
      else this.graphic(byte & 0x7f, this.g1);
    }
    this.strandedMarks();
    return resolveReferences(this.out).normalize("NFC");
  }

  control(byte: number): void {
    this.strandedMarks();
    this.out += String.fromCharCode(byte);
    this.at++;
    if (byte === SD) this.subfieldCode();
  }

  /**
   * A subfield code is always ASCII. The sets start afresh with it: writers must return to ASCII
   * before a delimiter, and those that forget it mean it nevertheless.
   */
  subfieldCode(): void {
    this.g0 = ASCII;
    this.g1 = ANSEL;
    let code = this.at;
    while (code < this.end && code < this.at + 3 && this.bytes[code]! >= 0x80) code++;
    if (code > this.at && isAlphanumeric(this.byteAt(code))) {
      this.problem("a byte that is not ASCII stands before a subfield code", 1);
      this.at = code;
    }
    if (this.byteAt(this.at) < 0x20) return;
    this.out += String.fromCharCode(this.bytes[this.at]!);
    this.at++;
  }

  deleteCharacter(): void {
    this.problem("the control character 7F stands in the text", 1);
    this.at++;
  }

  upperControl(byte: number): void {
    const character = CONTROLS.get(byte);
    if (character === undefined) this.problem(`the byte ${hex(byte)} is not a MARC-8 character`, 1);
    this.out += character ?? UNKNOWN;
    this.at++;
  }

  graphic(code: number, set: WorkingSet): void {
    if (set === "eacc") this.eastAsian(code);
    else this.oneByte(code, set);
  }

  oneByte(code: number, set: ByteSet): void {
    const character = set.characters[code]!;
    if (set.combining[code]) {
      this.marks += character;
    } else if (character === "") {
      this.problem(`the byte ${hex(this.bytes[this.at]!)} has no character in the set in use`, 1);
      this.base(UNKNOWN);
    } else {
      this.base(character);
    }
    this.at++;
  }

  /** Reads three bytes. A blank, or ASCII where writers forgot to return to it, is read as ASCII. */
  eastAsian(first: number): void {
    const second = this.byteAt(this.at + 1);
    const third = this.byteAt(this.at + 2);
    const code = (first << 16) | ((second & 0x7f) << 8) | (third & 0x7f);
    const character = first === 0x20 || second < 0x20 || third < 0x20 ? undefined : eacc().get(code);
    if (character !== undefined) {
      this.base(character);
      this.at += 3;
    } else if (first === 0x20) {
      this.base(" ");
      this.at++;
    } else if (second <= 0x20 || third <= 0x20) {
      this.problem("ASCII text stands among EACC characters without an escape", 1);
      this.base(String.fromCharCode(first));
      this.at++;
    } else {
      this.problem(`EACC has no character ${hex(code)}`, 3);
      this.base(UNKNOWN);
      this.at += this.bytesToNextEastAsian();
    }
  }

  /** 3, or less where dropping a byte or two brings the three-byte rhythm back. */
  bytesToNextEastAsian(): number {
    for (let step = 1; step < 3; step++) {
      const at = this.at + step;
      const code = (this.byteAt(at) << 16) | (this.byteAt(at + 1) << 8) | this.byteAt(at + 2);
      if (eacc().has(code)) return step;
    }
    return 3;
  }

  base(character: string): void {
    this.out += character;
    if (this.marks !== "") {
      this.out += this.marks;
      this.marks = "";
    }
  }

  strandedMarks(): void {
    if (this.marks === "") return;
    this.problem("a combining mark has no letter after it", 1);
    this.out += this.marks;
    this.marks = "";
  }

  /** Reads one escape sequence; one that is unknown or cut short is left out and reported. */
  escape(): void {
    const at = this.at + 1;
    const first = this.byteAt(at);
    const short = SHORT_ESCAPES.get(first);
    if (short !== undefined) {
      this.g0 = short;
      this.at = at + 1;
      return;
    }
    this.designate(at, first === 0x24);
  }

  /** Reads what follows ESC, or ESC $ for a set of several bytes: where to put which set. */
  designate(first: number, multibyte: boolean): void {
    let at = multibyte ? first + 1 : first;
    const intermediate = this.byteAt(at);
    const designatesG1 = intermediate === 0x29 || intermediate === 0x2d;
    if (designatesG1 || intermediate === 0x28 || intermediate === 0x2c) at++;
    const designates = at > first;
    if (designates && this.byteAt(at) === 0x21) at++;
    const set = designates ? SETS.get(this.byteAt(at)) : undefined;
    if (set === undefined || (set === "eacc") !== multibyte) {
      this.badEscape(at);
      return;
    }
    if (designatesG1) this.g1 = set;
    else this.g0 = set;
    this.at = at + 1;
  }

  /** Leaves out ESC, the intermediates, and a final that belongs to it; never a delimiter. */
  badEscape(finalAt: number): void {
    const named = this.byteAt(finalAt) >= 0x20 && finalAt > this.at + 1;
    this.problem(named ? "an escape sequence names no known set" : "an escape sequence is cut short", 1);
    this.at = named ? finalAt + 1 : finalAt;
  }

  byteAt(at: number): number {
    return at < this.end ? this.bytes[at]! : -1;
  }

  problem(words: string, length: number): void {
    this.report(words, Math.min(this.at, this.end - length) - this.start);
  }
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(2, "0");
}
