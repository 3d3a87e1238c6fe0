import { z } from "zod";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import { placeOfFault } from "../domain/json-place.ts";
import { type LoadProfile, loadProfile } from "../domain/profile.ts";

/** Something wrong in a document, with its place: `items[0].parts.branch`, or a line where it is no JSON. */
export interface ProfileFault {
  readonly place: string;
  readonly text: string;
}

type DocumentReading =
  | { readonly kind: "read"; readonly profile: LoadProfile }
  | { readonly kind: "faulty"; readonly faults: readonly ProfileFault[] };

const languages = { en: z.locales.en, id: z.locales.id, es: z.locales.es, ar: z.locales.ar };

// Written into the schema itself, in English.
const ownWords: Readonly<Record<string, string>> = {
  "a tag has three letters or digits": "catalogue.profile.fault.tag",
  "a subfield code is one character": "catalogue.profile.fault.code",
};

/** Reads a profile that somebody wrote; says in the reader's language where what is wrong. */
export function readDocument(locale: Locale, t: Translate, text: string): DocumentReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "faulty", faults: [jsonFault(t, text)] };
  }
  const read = loadProfile.safeParse(value, { error: languages[locale]().localeError });
  if (read.success) return { kind: "read", profile: read.data };
  const faults = read.error.issues.map(({ path, message }) => {
    const key = ownWords[message];
    return { place: z.core.toDotPath(path), text: key ? t(key) : message };
  });
  return { kind: "faulty", faults };
}

function jsonFault(t: Translate, text: string): ProfileFault {
  const before = text.slice(0, placeOfFault(text)).split("\n");
  const place = { line: before.length, column: before.at(-1)!.length + 1 };
  return { place: "", text: t("catalogue.profile.fault.json", place) };
}
