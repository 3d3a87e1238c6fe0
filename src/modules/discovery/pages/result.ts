import type { EditionSummary, PlacedItem } from "#modules/catalogue";
import type { ResultModel } from "#web/components/result-row.tsx";
import { formatLabel, languageTag, type Speech } from "../http/labels.ts";
import { availabilityOf } from "./availability.ts";
import { formatIcons } from "./format-icons.ts";

/** A name as it was written first, and as it was romanised. */
export function bothScripts(original: string | null, romanised: string | null): string | undefined {
  if (original && romanised && original !== romanised) return `${original} (${romanised})`;
  return original ?? romanised ?? undefined;
}

/** An edition as one row of a list. */
export function resultOf(
  speech: Speech,
  edition: EditionSummary,
  items: readonly PlacedItem[],
  home: string | null,
): ResultModel {
  const { id, work, title, originalTitle, author, originalAuthor, year, format } = edition;
  const href = `/editions/${id}`;
  const label = formatLabel(speech, format);
  const lang = languageTag(edition.languages[0]);
  return {
    href,
    title: bothScripts(originalTitle, title) ?? title,
    titleLang: lang,
    author: bothScripts(originalAuthor, author),
    year: year === null ? undefined : String(year),
    format: { icon: formatIcons[format], label },
    availability: availabilityOf(speech, items, edition.records, home),
    action: { href, label: speech.t("discovery.result.open") },
    cover: {
      id: String(work),
      title: originalTitle ?? title,
      author: originalAuthor ?? author ?? undefined,
      format: formatIcons[format],
      lang,
    },
  };
}
