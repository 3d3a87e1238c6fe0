import { languageName } from "#kernel/i18n/format.ts";
import type { MessageParameters } from "#kernel/i18n/messages.ts";
import type { Statement } from "../domain/matching/compare.ts";
import type { ReviewField } from "../domain/review-fields.ts";
import type { Speech } from "./setting.ts";

/** A text by its key, or undefined where it cannot be put into words. */
function tried({ t }: Speech, key: string, params: MessageParameters): string | undefined {
  try {
    return t(key, params);
  } catch {
    return undefined;
  }
}

/**
 * A reason of matching in words. A matcher may know a reason that this house has no words for: then its code stands
 * there, said to be one.
 *
 * @param all the statements that it was made with: one about two others names them
 */
export function statementText(speech: Speech, statement: Statement, all: readonly Statement[] = []): string {
  const { code } = statement;
  const params: Record<string, string | number> = { ...statement.params };
  if (code === "together")
    for (const side of ["a", "b"]) {
      const named = all.find((other) => other.code === params[side]);
      if (named && named.code !== "together") params[side] = statementText(speech, named);
    }
  return (
    tried(speech, `catalogue.match.${code}`, params) ?? speech.t("catalogue.review.reason-unknown", { code })
  );
}

/** What a kind of reason is called, without the values that it compares. */
export function codeText(speech: Speech, code: string): string {
  return tried(speech, `catalogue.match.${code}`, { a: "…", b: "…" }) ?? code;
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
