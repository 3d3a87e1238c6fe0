import type { Database } from "#kernel/database/database.ts";
import { Forbidden } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import { collator } from "#kernel/i18n/format.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import type { Log } from "#kernel/log.ts";
import { may, type Viewer, viewerOf } from "#modules/accounts";
import type { LibraryNames } from "#modules/directory";
import type { Uploads } from "../jobs/uploads.ts";

/** What the pages of this module work with. */
export interface Setting {
  readonly database: Database;
  readonly uploads: Uploads;
  readonly log: Log | undefined;
  /** Deletes stored files of an upload. */
  readonly deleteFiles: (keys: readonly string[]) => Promise<void>;
  readonly owners: () => Promise<ReadonlyMap<string, string>>;
  readonly libraryNames: (locale: Locale) => Promise<ReadonlyMap<string, LibraryNames>>;
}

/** How to speak in this request. */
export interface Speech {
  readonly t: Translate;
  readonly locale: Locale;
}

export function speechOf(c: HouseContext): Speech {
  return { t: c.get("t"), locale: c.get("locale") };
}

/** A library that somebody may load for. */
export interface OwnLibrary {
  readonly isil: string;
  readonly name: string;
}

/** The name of a library, or its ISIL where the directory does not know it. */
export function libraryName(names: ReadonlyMap<string, LibraryNames>, isil: string): string {
  return names.get(isil)?.name ?? isil;
}

/** The libraries that the viewer may load for, by name. */
export function ownLibraries(
  viewer: Viewer,
  names: ReadonlyMap<string, LibraryNames>,
  locale: Locale,
): OwnLibrary[] {
  const { compare } = collator(locale);
  return [...names]
    .filter(([isil]) => may(viewer, "catalogue.load", isil))
    .map(([isil, { name }]) => ({ isil, name }))
    .sort((a, b) => compare(a.name, b.name));
}

/** @throws Forbidden when the viewer may not load for this library */
export function askForLibrary(c: HouseContext, isil: string): void {
  if (may(viewerOf(c), "catalogue.load", isil)) return;
  throw new Forbidden("catalogue.not-your-library", "This belongs to a library that you do not work for.");
}

/** A whole number of an address, or undefined where it is none. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
