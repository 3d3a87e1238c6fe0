import { closedWeek, type DayHours, type WeeklyHours } from "./domain/hours.ts";
import type { Branch, BranchDocument, Library, LibraryDocument } from "./domain/library.ts";

// Made-up libraries for this module's tests; ZZ is a country code that ISO 3166 leaves to its users.

const nineToFive: DayHours = [["09:00", "17:00"]];

/** Monday to Friday from nine to five. */
export const officeHours: WeeklyHours = {
  ...closedWeek,
  1: nineToFive,
  2: nineToFive,
  3: nineToFive,
  4: nineToFive,
  5: nineToFive,
};

/** A branch document, other in what is given. */
export function exampleBranchDocument(parts: Partial<BranchDocument> = {}): BranchDocument {
  return {
    code: "MAIN",
    name: "Northgate Central",
    names: {},
    address: { street: "1 North Gate", city: "Northgate", postcode: "NG1 1AA", country: "GB" },
    latitude: 54.5,
    longitude: -1.25,
    hours: officeHours,
    closures: [],
    ...parts,
  };
}

/** A library document, other in what is given. */
export function exampleLibraryDocument(parts: Partial<LibraryDocument> = {}): LibraryDocument {
  return {
    isil: "ZZ-NGT",
    symbols: [],
    name: "Northgate Library",
    names: {},
    language: "en",
    timeZone: "Europe/London",
    localSystem: "Koha",
    joins: ["catalogue", "lending"],
    holidays: [],
    branches: [exampleBranchDocument()],
    ...parts,
  };
}

/** A branch as the house gives it. */
export function exampleBranch(parts: Partial<Branch> = {}): Branch {
  return {
    ...exampleBranchDocument(),
    library: "ZZ-NGT",
    timeZone: "Europe/London",
    holidays: [],
    revision: 1,
    ...parts,
  };
}

/** A library as the house gives it. */
export function exampleLibrary(parts: Partial<Library> = {}): Library {
  const { branches: _, ...details } = exampleLibraryDocument();
  return { ...details, branches: [exampleBranch()], revision: 1, ...parts };
}
