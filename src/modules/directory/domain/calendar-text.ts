import type { DayHours } from "./hours.ts";
import type { Closure } from "./library.ts";

// Calendars as one writes them into a cell of a table. What cannot be read is handed on as it is, so that
// the schema says what is wrong with it.

/** `09:00-12:00 14:00-18:00`; empty when closed. */
export function writeHours(hours: DayHours): string {
  return hours.map(([from, to]) => `${from}-${to}`).join(" ");
}

/** Reads what `writeHours` writes; a period that is none keeps its text as opening time. */
export function readHours(text: string): string[][] {
  return text
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .map((part) => /^(\d\d?:\d\d)[-–](\d\d?:\d\d)$/.exec(part)?.slice(1).map(twoDigits) ?? [part, ""]);
}

function twoDigits(time: string): string {
  return time.padStart(5, "0");
}

/** `2026-12-24/2026-12-26: Feast`, `2026-12-31 (09:00-12:00): Last day`; one line each. */
export function writeClosures(closures: readonly Closure[]): string {
  return closures
    .map(({ from, to, reason, hours }) => {
      const days = from === to ? from : `${from}/${to}`;
      return `${days}${hours ? ` (${writeHours(hours)})` : ""}: ${reason}`;
    })
    .join("\n");
}

const closureLine = /^(\S+?)(?:\/(\S+?))? *(?:\(([^)]*)\))? *: *(.*)$/;

/** Reads what `writeClosures` writes. */
export function readClosures(
  text: string,
): { from: string; to?: string; reason: string; hours?: string[][] }[] {
  return text
    .split(/\r?\n/)
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map((each) => {
      const [, from = each, to, hours, reason = ""] = closureLine.exec(each) ?? [];
      return { from, ...(to && { to }), reason, ...(hours !== undefined && { hours: readHours(hours) }) };
    });
}
