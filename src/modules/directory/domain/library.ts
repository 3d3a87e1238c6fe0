import type { Locale } from "#kernel/i18n/locales.ts";
import type { DayHours, WeeklyHours } from "./hours.ts";

/** What a member library can take part in. */
export const joinable = ["catalogue", "lending", "ebooks", "reference", "exchange"] as const;
export type Joinable = (typeof joinable)[number];

/** Names in the interface's languages, where they differ from the name proper. */
export type Names = Readonly<Partial<Record<Locale, string>>>;

/** A symbol that another system knows the library by: `{ scheme: "OCLC", value: "NGT" }`. */
export interface LibrarySymbol {
  readonly scheme: string;
  readonly value: string;
}

/** Days, both included (`YYYY-MM-DD`), on which the usual hours do not hold. */
export interface Closure {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** Hours kept on these days in place of the usual ones; closed all day when not given. */
  readonly hours?: DayHours;
}

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  readonly region?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** A place on the earth in degrees (WGS 84). */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** What is written down about a branch. */
export interface BranchDocument extends Position {
  /** Unique within its library; holdings name it. */
  readonly code: string;
  readonly name: string;
  readonly names: Names;
  readonly address: Address;
  readonly phone?: string;
  readonly email?: string;
  /** IANA name, only where it differs from the library's. */
  readonly timeZone?: string;
  readonly hours: WeeklyHours;
  readonly closures: readonly Closure[];
}

/** A place of a library that people can visit, with all that is needed to tell whether it is open. */
export interface Branch extends Omit<BranchDocument, "timeZone"> {
  /** ISIL of its library. */
  readonly library: string;
  /** IANA name of the clock on its wall. */
  readonly timeZone: string;
  /** Days on which the whole library keeps other hours. */
  readonly holidays: readonly Closure[];
  /** Grows with every change; an edit form sends it back. */
  readonly revision: number;
}

/** What is written down about a library itself. */
export interface LibraryDetails {
  readonly isil: string;
  readonly symbols: readonly LibrarySymbol[];
  readonly name: string;
  readonly names: Names;
  /** Language that the library works in (BCP 47). */
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Kind of the local library system, e.g. `Koha`. */
  readonly localSystem: string;
  readonly joins: readonly Joinable[];
  readonly website?: string;
  readonly about?: string;
  /** Its own colour `#rrggbb`, legible on our pages. */
  readonly accent?: string;
  /** Days that hold for every branch. */
  readonly holidays: readonly Closure[];
}

export interface LibraryDocument extends LibraryDetails {
  readonly branches: readonly BranchDocument[];
}

/** A member of the network and its branches, in their order. */
export interface Library extends LibraryDetails {
  readonly branches: readonly Branch[];
  /** Names the stored logo and changes with it; not there without one. */
  readonly logo?: string;
  readonly revision: number;
}

/** The network itself. */
export interface NetworkDocument {
  readonly name: string;
  readonly names: Names;
  readonly about?: string;
}

export interface Network extends NetworkDocument {
  readonly revision: number;
}

/** The whole directory as it is imported and exported. */
export interface DirectoryDocument {
  /** Not there in a CSV, which has nothing to say of the network. */
  readonly network?: NetworkDocument;
  readonly libraries: readonly LibraryDocument[];
}

/** A name for a reader, and the language it is in. */
export function nameFor(
  locale: Locale,
  named: { readonly name: string; readonly names: Names },
  language?: string,
): { readonly text: string; readonly lang?: string } {
  const own = named.names[locale];
  return own ? { text: own, lang: locale } : { text: named.name, lang: language };
}
