import { collator, languageName } from "#kernel/i18n/format.ts";
import type { Statement } from "../domain/matching/compare.ts";
import { statementText as textOf } from "../domain/matching/statement-text.ts";
import type { ReviewField } from "../domain/review-fields.ts";
import type { Speech } from "./setting.ts";

/**
 * A reason of matching in words. A matcher may know a reason that this house has no words for: then its code stands
 * there, said to be one.
 */
export function statementText({ t }: Speech, statement: Statement): string {
  try {
    return textOf(t, statement);
  } catch {
    return t("catalogue.review.reason-unknown", { code: statement.code });
  }
}

/** What a kind of reason is called: its sentence up to the values that it compares. */
function codeText({ t }: Speech, code: string): string {
  try {
    return textOf(t, { code, params: { a: "…", b: "…" } }).replace(/\s*(?:[:：]|…).*$/su, "");
  } catch {
    return code;
  }
}

/** Kinds of reason to choose from; those that are called the same are one choice, their codes joined by commas. */
export function reasonChoices(speech: Speech, codes: readonly string[]): { value: string; label: string }[] {
  const byText = new Map<string, string[]>();
  for (const code of codes) {
    const label = codeText(speech, code);
    byText.set(label, [...(byText.get(label) ?? []), code].sort());
  }
  const { compare } = collator(speech.locale);
  return [...byText]
    .map(([label, group]) => ({ value: group.join(","), label }))
    .sort((a, b) => compare(a.label, b.label));
}

const weightFormats = new Map<string, Intl.NumberFormat>();

/** What a reason weighs: +3.2 or −1.1. */
export function weightText({ locale }: Speech, weight: number): string {
  let format = weightFormats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale, { signDisplay: "exceptZero", maximumFractionDigits: 1 });
    weightFormats.set(locale, format);
  }
  return format.format(weight);
}

/** Kinds of date (008/06) that mean more than the years themselves. */
const datesWithMeaning = new Set(["r", "t", "c", "u", "q", "n"]);

function dateText(speech: Speech, value: string): string {
  const [type = "", ...years] = value.split(" ");
  // "u" stands for a digit that is not known (MARC 21, 008/07-14).
  const [first = "", second = first] = years.map((year) =>
    year === "uuuu" ? speech.t("catalogue.review.year-unknown") : year.replaceAll("u", "?"),
  );
  if (datesWithMeaning.has(type))
    return speech.t("catalogue.review.date", { type, first, second, both: first === second ? "no" : "yes" });
  return first === second ? first : `${first}–${second}`;
}

/** What a record says in one place, codes put into words. */
export function fieldText(speech: Speech, field: ReviewField, value: string): string {
  if (field === "format") return speech.t(`catalogue.format.${value}`);
  if (field === "languages") return languageName(speech.locale, value);
  return field === "dates" ? dateText(speech, value) : value;
}
