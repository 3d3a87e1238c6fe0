import { type Fault, report } from "./fault.ts";

/** Positions where a blank may stand and where some systems write "#" or "|" for it. */
const BLANKABLE = [7, 8, 9, 17, 18, 19] as const;
const NUMBERS = /^[0-9]{5}$/;

/**
 * A leader of 24 characters from the characters found before the directory, with what was wrong
 * reported. A leader that is in order is returned as it is.
 */
export function readLeader(text: string, faults: Fault[]): string {
  let leader = text;
  if (leader.length !== 24) {
    const message = `The leader has ${leader.length} characters, not 24.`;
    report(faults, { code: "bad-leader", message, offset: 0, repair: "It was filled up or cut to 24." });
    leader = `${leader.slice(0, 20).padEnd(20, " ")}4500`;
  }
  for (const at of BLANKABLE) {
    const code = leader.charCodeAt(at);
    if (code === 35 || code === 124) return withBlanks(leader, faults);
  }
  return isPrintable(leader) ? leader : withoutOddities(leader, faults);
}

function withBlanks(leader: string, faults: Fault[]): string {
  const characters = leader.split("");
  for (const at of BLANKABLE) {
    if (characters[at] === "#" || characters[at] === "|") characters[at] = " ";
  }
  const message = 'The leader has "#" or "|" where a blank is meant.';
  report(faults, { code: "bad-leader", message, offset: 7, repair: "Read as blanks." });
  const blanked = characters.join("");
  return isPrintable(blanked) ? blanked : withoutOddities(blanked, faults);
}

function withoutOddities(leader: string, faults: Fault[]): string {
  const message = "The leader has characters that are not printable ASCII.";
  report(faults, { code: "bad-leader", message, offset: 0, repair: "They were read as blanks." });
  return leader.replace(/[^ -~]/g, " ");
}

function isPrintable(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || code > 126) return false;
  }
  return true;
}

/**
 * The leader with indicator and subfield code counts (positions 10, 11) "22" and entry map (20-23)
 * "4500", the only values MARC 21 knows; others are reported.
 */
export function withFixedCounts(leader: string, faults: Fault[]): string {
  if (leader.startsWith("22", 10) && leader.startsWith("4500", 20)) return leader;
  const message = `The leader gives "${leader.slice(10, 12)}" for indicator and subfield code lengths and "${leader.slice(20)}" for the entry map.`;
  report(faults, {
    code: "bad-leader",
    message,
    offset: 10,
    repair: "Read as 22 and 4500, as MARC 21 has it.",
  });
  return `${leader.slice(0, 10)}22${leader.slice(12, 20)}4500`;
}

/**
 * A leader to be written: lengths filled in, counts and entry map as MARC 21 fixes them, and
 * position 9 = "a", since everything is written as UTF-8.
 */
export function writtenLeader(leader: string, length: number, base: number): string {
  const clean = leader.replace(/[^ -~]/g, " ").padEnd(24, " ");
  return `${digits5(length)}${clean.slice(5, 9)}a22${digits5(base)}${clean.slice(17, 20)}4500`;
}

/** A leader for the XML and JSON forms, which carry no lengths: existing digits are kept, others become zeros. */
export function lengthlessLeader(leader: string): string {
  const clean = leader.replace(/[^ -~]/g, " ").padEnd(24, " ");
  const length = NUMBERS.test(clean.slice(0, 5)) ? clean.slice(0, 5) : "00000";
  const base = NUMBERS.test(clean.slice(12, 17)) ? clean.slice(12, 17) : "00000";
  return `${length}${clean.slice(5, 9)}a22${base}${clean.slice(17, 20)}4500`;
}

function digits5(value: number): string {
  return String(value).padStart(5, "0");
}
