import type { Locale } from "#kernel/i18n/locales.ts";
import type { Measure } from "../domain/quality-report.ts";
import type { Speech } from "./setting.ts";

const percents = new Map<Locale, Intl.NumberFormat>();

function percent(locale: Locale, share: number): string {
  let format = percents.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
    percents.set(locale, format);
  }
  return format.format(share);
}

/** Shares are shown to a tenth of a per cent. */
const finest = 0.001;

/** A share as one says it. What is not quite nothing or not quite all is never rounded to it. */
export function shareText({ t, locale }: Speech, share: number | null): string {
  if (share === null) return "";
  if (share > 0 && share < finest) return t("catalogue.quality.under", { size: percent(locale, finest) });
  if (share < 1 && share > 1 - finest)
    return t("catalogue.quality.over", { size: percent(locale, 1 - finest) });
  return percent(locale, share);
}

/** How a figure differs from the load before. */
export function changeText({ t }: Speech, change: Measure["change"]): string {
  if (change === null) return "";
  if (change === 0) return t("catalogue.quality.same");
  return t(`catalogue.quality.${change > 0 ? "more" : "fewer"}`, { count: Math.abs(change) });
}

const lists = new Map<Locale, Intl.ListFormat>();

/** The shares after the last loads, for those who cannot see the line that is drawn of them. */
export function courseText(speech: Speech, course: readonly number[]): string {
  const { locale } = speech;
  let format = lists.get(locale);
  if (!format) {
    format = new Intl.ListFormat(locale, { type: "unit", style: "short" });
    lists.set(locale, format);
  }
  return format.format(course.map((share) => shareText(speech, share)));
}
