import type { Locale } from "./locales.ts";

// Making an Intl object costs far more than using it; each is made once for its language and options.
const made = new Map<string, unknown>();
function once<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}

/** A number as people of this language write it: 12,345 or 12.345 or ١٢٬٣٤٥. */
export function formatNumber(locale: Locale, value: number): string {
  return once(`n ${locale}`, () => new Intl.NumberFormat(locale)).format(value);
}

/** A day as people say it: "Tuesday 24 November 2026". `timeZone` is an IANA name. */
export function formatDay(locale: Locale, value: Date, timeZone = "UTC"): string {
  return once(
    `d ${locale} ${timeZone}`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone }),
  ).format(value);
}

/** Date and time, short: for tables and hover texts. `timeZone` is an IANA name. */
export function formatMoment(locale: Locale, value: Date, timeZone = "UTC"): string {
  return once(
    `m ${locale} ${timeZone}`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }),
  ).format(value);
}

/** The name of a language (ISO 639 code) in the reader's language, or the code where none is known. */
export function languageName(locale: Locale, code: string): string {
  const names = once(
    `l ${locale}`,
    () => new Intl.DisplayNames(locale, { type: "language", fallback: "none" }),
  );
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** The name of a weekday, 1 = Monday to 7 = Sunday (ISO 8601). */
export function weekdayName(locale: Locale, weekday: number): string {
  const format = once(
    `w ${locale}`,
    () => new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }),
  );
  return format.format(new Date(Date.UTC(2024, 0, weekday)));
}

/** Orders words as this language's dictionaries do. */
export function collator(locale: Locale): Intl.Collator {
  return once(`c ${locale}`, () => new Intl.Collator(locale, { usage: "sort", numeric: true }));
}
