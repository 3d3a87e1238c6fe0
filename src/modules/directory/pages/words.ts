import { formatDay, formatNumber } from "#kernel/i18n/format.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { DayHours } from "../domain/hours.ts";
import type { Address, Branch, Closure } from "../domain/library.ts";
import { type OpeningState, openingState } from "../domain/opening.ts";
import type { Speech } from "./setting.ts";

// Making an Intl object costs far more than using it.
const made = new Map<string, unknown>();
function once<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}

function dated(locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  return once(key, () => new Intl.DateTimeFormat(locale, { ...options, timeZone }));
}

/** A moment's time of day by a clock of its place: "6:00 pm", "18.00". */
export function timeText(locale: Locale, moment: Date, timeZone: string): string {
  return dated(locale, timeZone, { timeStyle: "short" }).format(moment);
}

/** A time `hh:mm` as people of this language write it. */
export function wallTime(locale: Locale, time: string): string {
  return timeText(locale, new Date(`2024-01-01T${time}:00Z`), "UTC");
}

/** A day `YYYY-MM-DD` as people say it. */
export function dateText(locale: Locale, date: string): string {
  return formatDay(locale, new Date(`${date}T00:00:00Z`));
}

/** A day of the coming week, which needs no year: "Wednesday, November 25". */
export function nearDateText(locale: Locale, date: string): string {
  const options = { weekday: "long", day: "numeric", month: "long" } as const;
  return dated(locale, "UTC", options).format(new Date(`${date}T00:00:00Z`));
}

/** The hours of a day, or that it is closed. */
export function hoursText({ t, locale }: Pick<Speech, "t" | "locale">, hours: DayHours): string {
  if (hours.length === 0) return t("directory.hours.closed");
  const periods = hours.map(([from, to]) =>
    from === "00:00" && to === "00:00"
      ? t("directory.hours.all-day")
      : t("directory.hours.period", { from: wallTime(locale, from), to: wallTime(locale, to) }),
  );
  return once(`list ${locale}`, () => new Intl.ListFormat(locale, { type: "unit", style: "short" })).format(
    periods,
  );
}

/** The days of a closure, and its hours where it has any. */
export function closureDays(speech: Pick<Speech, "t" | "locale">, closure: Closure): string {
  const { t, locale } = speech;
  const [from, to] = [dateText(locale, closure.from), dateText(locale, closure.to)];
  const days = closure.from === closure.to ? from : t("directory.closure.days", { from, to });
  if (!closure.hours?.length) return days;
  return t("directory.closure.hours", { days, hours: hoursText(speech, closure.hours) });
}

function daysApart(date: string, moment: Date, timeZone: string): number {
  const then = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
  return Temporal.PlainDate.from(date).until(then.toPlainDate(), { largestUnit: "days" }).days;
}

function opensText({ t, locale }: Speech, state: OpeningState, change: Date, timeZone: string): string {
  const time = timeText(locale, change, timeZone);
  const days = daysApart(state.date, change, timeZone);
  if (days === 0) return t("directory.opening.today", { time });
  if (days === 1) return t("directory.opening.tomorrow", { time });
  const options: Intl.DateTimeFormatOptions =
    days < 7 ? { weekday: "long" } : { weekday: "long", day: "numeric", month: "long" };
  return t("directory.opening.day", { time, day: dated(locale, timeZone, options).format(change) });
}

/** Whether a branch is open and until when, in one sentence. */
export function openingText(speech: Speech, branch: Branch, state: OpeningState): string {
  const { t, locale } = speech;
  const { open, changesAt } = state;
  if (!open)
    return changesAt ? opensText(speech, state, changesAt, branch.timeZone) : t("directory.opening.closed");
  if (!changesAt || daysApart(state.date, changesAt, branch.timeZone) > 1) return t("directory.opening.open");
  return t("directory.opening.until", { time: timeText(locale, changesAt, branch.timeZone) });
}

/** A branch's state and the sentence for it. */
export function openingOf(
  speech: Speech,
  branch: Branch,
): { readonly state: OpeningState; readonly text: string } {
  const state = openingState(branch, speech.now);
  return { state, text: openingText(speech, branch, state) };
}

/** The name of a country in the reader's language; the empty text for a code that stands for none. */
export function countryName(locale: Locale, code: string): string {
  const known = once(
    `r ${locale}`,
    () => new Intl.DisplayNames(locale, { type: "region", fallback: "none" }),
  );
  return code === "ZZ" ? "" : (known.of(code) ?? code);
}

// Where the post writes the postcode after the town (and in the first three, the region between them).
const regionInLine = new Set(["AU", "CA", "US"]);
const postcodeLast = new Set([...regionInLine, "BD", "EG", "GB", "ID", "IE", "IN", "NZ", "PH", "SG", "ZA"]);

/** An address as lines of a letter, in the order of its country. */
export function addressLines(locale: Locale, { street, city, postcode, region, country }: Address): string[] {
  const land = countryName(locale, country);
  if (regionInLine.has(country) && region) return [street, `${city}, ${region} ${postcode}`, land];
  const town = postcodeLast.has(country) ? `${city} ${postcode}` : `${postcode} ${city}`;
  return [street, town, region ?? "", land].filter(Boolean);
}

/** A distance as one says it: "1.2 km", "35 km". */
export function distanceText(locale: Locale, kilometres: number): string {
  const maximumFractionDigits = kilometres < 10 ? 1 : 0;
  const options = { style: "unit", unit: "kilometer", maximumFractionDigits } as const;
  return once(`km ${locale} ${maximumFractionDigits}`, () => new Intl.NumberFormat(locale, options)).format(
    kilometres,
  );
}

/** The name of a time zone in the reader's language, as it is called at a moment: "Western Indonesia Time". */
export function timeZoneText({ locale, now }: Speech, timeZone: string): string {
  const parts = dated(locale, timeZone, { timeZoneName: "long" }).formatToParts(now);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** Degrees north or south, east or west, short enough to read out. */
export function positionText(
  locale: Locale,
  { latitude, longitude }: { latitude: number; longitude: number },
): string {
  const round = (degrees: number) => formatNumber(locale, Math.round(degrees * 1000) / 1000);
  return `${round(latitude)}; ${round(longitude)}`;
}
