import type { WeeklyHours } from "../domain/hours.ts";
import type { Branch, Closure, Joinable, Library, LibrarySymbol, Names, Network } from "../domain/library.ts";

/** A row of directory.branch as JSON. */
export interface BranchRow {
  readonly code: string;
  readonly name: string;
  readonly names: Names;
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  readonly region: string | null;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly phone: string | null;
  readonly email: string | null;
  readonly time_zone: string | null;
  readonly hours: WeeklyHours;
  readonly closures: readonly Closure[];
  readonly revision: number;
}

/** A row of directory.library with its branches. */
export interface LibraryRow {
  readonly isil: string;
  readonly symbols: readonly LibrarySymbol[];
  readonly name: string;
  readonly names: Names;
  readonly language: string;
  readonly time_zone: string;
  readonly local_system: string;
  readonly joins: readonly Joinable[];
  readonly website: string | null;
  readonly about: string | null;
  readonly accent: string | null;
  readonly holidays: readonly Closure[];
  readonly logo: string | null;
  readonly revision: number;
  readonly branches: readonly BranchRow[];
}

export interface NetworkRow {
  readonly name: string;
  readonly names: Names;
  readonly about: string | null;
  readonly revision: number;
}

// null in a column is "not there" in the house.
function present<T extends object>(fields: T): { [K in keyof T]: NonNullable<T[K]> | undefined } {
  const kept = Object.entries(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as { [K in keyof T]: NonNullable<T[K]> | undefined };
}

/** A branch from its row. */
export function branchOf(row: BranchRow, library: Omit<LibraryRow, "branches">): Branch {
  const { street, city, postcode, region, country } = row;
  return {
    library: library.isil,
    code: row.code,
    name: row.name,
    names: row.names,
    address: { street, city, postcode, ...present({ region }), country },
    latitude: row.latitude,
    longitude: row.longitude,
    ...present({ phone: row.phone, email: row.email }),
    timeZone: row.time_zone ?? library.time_zone,
    hours: row.hours,
    closures: row.closures,
    holidays: library.holidays,
    revision: row.revision,
  };
}

/** A library from its row. */
export function libraryOf(row: LibraryRow): Library {
  return {
    isil: row.isil,
    symbols: row.symbols,
    name: row.name,
    names: row.names,
    language: row.language,
    timeZone: row.time_zone,
    localSystem: row.local_system,
    joins: row.joins,
    ...present({ website: row.website, about: row.about, accent: row.accent, logo: row.logo }),
    holidays: row.holidays,
    branches: row.branches.map((branch) => branchOf(branch, row)),
    revision: row.revision,
  };
}

/** The network from its row. */
export function networkOf(row: NetworkRow): Network {
  const { name, names, about, revision } = row;
  return { name, names, ...present({ about }), revision };
}
