import type { EditionSummary, LeadRecord } from "#modules/catalogue";
import type { Reference } from "#standards/citations/reference.ts";
import { referenceOf } from "../domain/reference-of.ts";
import type { Setting } from "../setting.ts";
import { languageTag } from "./labels.ts";

/** An edition as a reference that somebody cites today. */
export function referenceToday(
  { clock }: Pick<Setting, "clock">,
  edition: EditionSummary,
  lead: LeadRecord | null,
): Reference {
  const now = clock.now();
  const accessed = { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1, day: now.getUTCDate() };
  const language = languageTag(edition.languages[0]) ?? null;
  return referenceOf(edition, lead?.record ?? null, { language, accessed });
}
