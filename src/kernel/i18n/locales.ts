/** The languages of the interface, in the order in which they are offered. */
export const locales = ["en", "id", "es", "ar"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** Each language named in itself, as a reader looks for it. */
export const localeNames: Record<Locale, string> = {
  en: "English",
  id: "Bahasa Indonesia",
  es: "Español",
  ar: "العربية",
};

/** Writing direction of a language: `ltr` or `rtl`. */
export function directionOf(locale: Locale): "ltr" | "rtl" {
  return locale === "ar" ? "rtl" : "ltr";
}

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && (locales as readonly string[]).includes(value);
}

/**
 * Chooses the language: the reader's own choice first, then the browser's `Accept-Language`
 * (RFC 9110, section 12.5.4: weights, highest first), then English.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | undefined): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().split(";");
      const weight = params.find((param) => param.trim().startsWith("q="));
      return {
        language: tag.toLowerCase().split("-")[0],
        weight: weight ? Number(weight.trim().slice(2)) : 1,
      };
    })
    .filter((part) => part.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.map((part) => part.language).find(isLocale) ?? defaultLocale;
}
