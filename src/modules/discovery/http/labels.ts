import { languageName } from "#kernel/i18n/format.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import { formats } from "#modules/catalogue";
import type { FacetName } from "../engine/search-index.ts";
import type { Names } from "../names.ts";

/** What is needed to call things by their names in the reader's language. */
export interface Speech {
  readonly t: Translate;
  readonly locale: Locale;
  readonly names: Names;
}

/** A format in the reader's words. */
export function formatLabel({ t }: Pick<Speech, "t">, format: string): string {
  return t(`discovery.format.${(formats as readonly string[]).includes(format) ? format : "other"}`);
}

/** A language (MARC code) in the reader's words. */
export function languageLabel({ t, locale }: Pick<Speech, "t" | "locale">, code: string): string {
  return code === "und" || code === "zxx" ? t(`discovery.language.${code}`) : languageName(locale, code);
}

/** The value of a facet in the reader's words. */
export function facetLabel(speech: Speech, facet: FacetName, value: string): string {
  if (facet === "library") return speech.names.library(value);
  return facet === "format" ? formatLabel(speech, value) : languageLabel(speech, value);
}

/** The language tag (BCP 47) of a MARC code, for the page's `lang`; undefined where there is none. */
export function languageTag(code: string | undefined): string | undefined {
  if (code === undefined || ["und", "zxx", "mul", "mis"].includes(code)) return undefined;
  try {
    return Intl.getCanonicalLocales(code)[0];
  } catch {
    return undefined;
  }
}

/** Whether a language (MARC code) is the one that the reader reads the site in. */
export function isOwnLanguage({ locale }: Pick<Speech, "locale">): (code: string) => boolean {
  return (code) => languageTag(code) === locale;
}
