import type { Locale } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import type { AvailabilityState } from "#web/components/state-badge.tsx";
import type { LoadCounts, LoadState, LoadSummary } from "../domain/load.ts";
import type { LoadProfile } from "../domain/profile.ts";
import { shippedProfiles } from "../profiles/shipped.ts";
import type { Speech } from "./setting.ts";

/** How a load's state is coloured. */
export const stateColours: Record<LoadState, AvailabilityState> = {
  uploaded: "waiting",
  waiting: "waiting",
  running: "waiting",
  stopped: "not-possible",
  failed: "not-possible",
  active: "available",
  "rolled-back": "elsewhere",
  discarded: "elsewhere",
};

/** Whether a load is on its way, so that its page follows it. */
export function isUnderWay(state: LoadState): boolean {
  return state === "waiting" || state === "running";
}

/** The counts of records that a load's page shows, in its order. */
export const shownCounts = [
  "read",
  "added",
  "changed",
  "unchanged",
  "removed",
  "suppressed",
  "repaired",
  "quarantined",
  "repeated",
  "items",
] as const satisfies readonly (keyof LoadCounts)[];

/** A count of a load; a load that has not begun has none. */
export function countOf({ counts }: LoadSummary, name: (typeof shownCounts)[number]): number {
  return counts[name] ?? 0;
}

const knownFaults = new Set<string>([
  ...["bad-indicators", "bad-leader", "bad-marc8", "bad-subfield-code", "bad-tag", "bad-utf8"],
  ...["directory-mismatch", "empty-subfield", "json-malformed", "missing-terminator", "mixed-encoding"],
  ...["no-fields", "not-marc", "stray-data", "too-long", "truncated", "wrong-base-address"],
  ...["wrong-encoding-flag", "wrong-length", "xml-malformed", "xml-refused"],
  ...["no-control-number", "not-bibliographic", "repeated-control-number"],
]);

/** What a kind of fault is called. */
export function faultText(t: Translate, code: string): string {
  return knownFaults.has(code) ? t(`catalogue.fault.${code}`) : code;
}

/** What a profile is called: a shipped one in the reader's language, a library's own as its staff wrote it. */
export function profileTitle(t: Translate, { name, title }: LoadProfile): string {
  const shipped = shippedProfiles().find((profile) => profile.name === name);
  return shipped?.title === title ? t(`catalogue.profile.title.${name}`) : title;
}

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
const sizeFormats = new Map<string, Intl.NumberFormat>();

/** A size of a file as one says it: 2.1 GB. */
export function sizeText(locale: Locale, bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const unit = units[power]!;
  const key = `${locale} ${unit}`;
  let format = sizeFormats.get(key);
  if (!format) {
    const style = { style: "unit", unit, maximumFractionDigits: 1 } as const;
    format = new Intl.NumberFormat(locale, style);
    sizeFormats.set(key, format);
  }
  return format.format(bytes / 1000 ** power);
}

/** How far a load has come, in one sentence. */
export function progressText({ t, locale }: Speech, load: LoadSummary): string {
  if (load.state === "waiting") return t("catalogue.progress.waiting");
  const { bytes = 0, total = 0 } = load.progress;
  if (load.state !== "running" || total === 0) return t(`catalogue.state.${load.state}`);
  return t("catalogue.progress.running", {
    records: countOf(load, "read"),
    done: sizeText(locale, bytes),
    total: sizeText(locale, total),
  });
}
