import { z } from "zod";
import { locales } from "#kernel/i18n/locales.ts";
import { isColour } from "./accent.ts";
import type { FaultCode } from "./faults.ts";

/** The error of a schema, by its code. */
export function fault(code: FaultCode): { error: FaultCode } {
  return { error: code };
}

/** What stands for "nothing" in a form, a CSV cell or somebody else's JSON. */
function nothing(value: unknown): unknown {
  return value === "" || value === null ? undefined : value;
}

/** A value that may be left out; empty text and null count as left out. */
export function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess(nothing, schema.optional());
}

/** One line of text, tidied: no control characters, single spaces, composed letters (NFC). */
export function line(max: number) {
  return z
    .string(fault("required"))
    .overwrite((text) =>
      text
        .normalize("NFC")
        .replace(/[\p{Cc}\s]+/gu, " ")
        .trim(),
    )
    .min(1, fault("required"))
    .max(max, fault("too-long"));
}

/** Text of several lines, each ending in `\n`. */
export function prose(max: number) {
  return z
    .string(fault("shape"))
    .overwrite((text) =>
      text
        .normalize("NFC")
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n]+/gu, " ")
        .trim(),
    )
    .max(max, fault("too-long"));
}

/** A line for which a test holds. */
export function checked(max: number, code: FaultCode, holds: (text: string) => boolean) {
  return line(max).refine((text) => text === "" || holds(text), fault(code));
}

function isTimeZone(text: string): boolean {
  // Offsets such as +07:00 are known to Intl, but know nothing of summer time.
  if (/^[+-]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.hostname !== "";
}

const phoneShape = /^\+?[\d ()./-]+(?: ?(?:ext\.?|x) ?\d{1,6})?$/i;
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  return phoneShape.test(text) && digits >= 3 && digits <= 21;
}

export const timeZone = checked(64, "time-zone", isTimeZone);
export const language = checked(35, "language", isLanguage);
export const website = checked(500, "url", isWebAddress);
export const phone = checked(40, "phone", isPhone);
export const email = checked(254, "mail", (text) =>
  /^[^\s@<>",;]+@[^\s@<>",;.]+(\.[^\s@<>",;.]+)+$/.test(text),
);
export const country = checked(2, "country", (text) => /^[A-Z]{2}$/.test(text));
export const colour = checked(7, "colour", isColour).overwrite((text) => text.toLowerCase());

/** Degrees between two bounds; text with a decimal point is taken too, as forms and CSV bring it. */
export function degrees(limit: number, code: FaultCode) {
  const number = z.number(fault(code)).min(-limit, fault(code)).max(limit, fault(code));
  return z.preprocess(
    (value) =>
      typeof value === "string" && /^[+-]?\d{1,3}(\.\d+)?$/.test(value.trim()) ? Number(value) : value,
    number,
  );
}

/** Names by interface language; empty ones are dropped. */
export const names = z.preprocess(
  (value) =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).filter(([, text]) => nothing(text) !== undefined))
      : (value ?? {}),
  z.partialRecord(z.enum(locales, fault("unknown-field")), line(200)),
);
