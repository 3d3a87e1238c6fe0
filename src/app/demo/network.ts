import type { CataloguingStyle } from "./style.ts";

/** How readily a library buys: by MARC language code, and `other` for any not named. */
export interface Affinity {
  languages: Record<string, number>;
  other: number;
}

/** Opening and closing time, `hh:mm`. */
export type DemoPeriod = [string, string];

/** Hours by weekday, 1 = Monday to 7 = Sunday. */
export type DemoWeek = Record<"1" | "2" | "3" | "4" | "5" | "6" | "7", DemoPeriod[]>;

/** Days, both included, on which a branch is closed. */
export interface DemoClosure {
  from: string;
  to: string;
  reason: string;
}

export interface DemoBranch {
  code: string;
  /** In the library's language; `names` holds the others. */
  name: string;
  names: DemoNames;
  address: { street: string; city: string; postcode: string; country: string };
  latitude: number;
  longitude: number;
  /** Only from ranges that are reserved for fiction; none where the country has no such range. */
  phone?: string;
  email: string;
  hours: DemoWeek;
  closures: DemoClosure[];
  /** What the local system calls this branch in its items, where that is not `code`. */
  itemCode?: string;
}

export type DemoNames = Partial<Record<"en" | "id" | "es" | "ar", string>>;
export type DemoJoinable = "catalogue" | "lending" | "ebooks" | "reference" | "exchange";

/** What most members take part in. */
export const everything: DemoJoinable[] = ["catalogue", "lending", "ebooks", "reference", "exchange"];
export type DemoFileFormat = "iso2709" | "iso2709-gzip" | "marcxml" | "marcjson-lines";

export interface DemoLibrary {
  /** Fictional: the prefix ZZ is nobody's. */
  isil: string;
  name: string;
  names: DemoNames;
  /** ISO 3166-1 alpha-2, for the style of cataloguing; the towns are fictional. */
  country: string;
  /** IANA name. */
  timeZone: string;
  /** BCP 47. */
  language: string;
  localSystem: string;
  /** Name of the load profile that its files are read with. */
  profile: string;
  /** What the library's own profile adds to that one: codes in items to branches and to words. */
  profileChanges: { branches: Record<string, string>; locations: Record<string, string> };
  cataloguingStyle: CataloguingStyle;
  /** How readily it buys in each language. */
  affinity: Affinity;
  joins: DemoJoinable[];
  fileFormat: DemoFileFormat;
  /** First digits of its barcodes, five of fourteen. */
  barcodePrefix: string;
  branches: DemoBranch[];
}

export interface DemoNetwork {
  name: string;
  names: DemoNames;
  about: string;
  libraries: DemoLibrary[];
}

/** The same hours from Monday to Friday, others on Saturday; closed on Sunday. */
export function week(
  weekday: DemoPeriod[],
  saturday: DemoPeriod[] = [],
  sunday: DemoPeriod[] = [],
): DemoWeek {
  return { 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: weekday, 6: saturday, 7: sunday };
}
