import { locales } from "#kernel/i18n/locales.ts";
import { readClosures, readHours, writeClosures, writeHours } from "./calendar-text.ts";
import { weekdays } from "./hours.ts";
import type { BranchDocument, LibraryDetails, Names } from "./library.ts";

/** One column of the directory as a table. */
export interface Column<T> {
  readonly name: string;
  readonly write: (document: T) => string;
  /** Path in the document and the value there, from a cell that is not empty. */
  readonly path: readonly string[];
  readonly read: (cell: string) => unknown;
}

const asIs = (cell: string): unknown => cell;

function column<T>(
  name: string,
  path: readonly string[],
  write: Column<T>["write"],
  read: Column<T>["read"] = asIs,
): Column<T> {
  return { name, path, write, read };
}

function plain<T>(name: string, field: keyof T & string): Column<T> {
  return column<T>(name, [field], (document) => String(document[field] ?? ""));
}

function nameColumns<T extends { names: Names }>(prefix: string): Column<T>[] {
  return locales.map((locale) =>
    column<T>(`${prefix}_${locale}`, ["names", locale], ({ names }) => names[locale] ?? ""),
  );
}

function readSymbols(cell: string): { scheme: string; value: string }[] {
  return cell
    .split("\n")
    .filter((each) => each.trim() !== "")
    .map((each) => {
      const [scheme = "", ...value] = each.split("=");
      return { scheme, value: value.join("=") };
    });
}

/** The columns that speak of the library; each of its rows repeats them. */
export const libraryColumns: readonly Column<LibraryDetails>[] = [
  plain("isil", "isil"),
  column(
    "symbols",
    ["symbols"],
    ({ symbols }) => symbols.map(({ scheme, value }) => `${scheme}=${value}`).join("\n"),
    readSymbols,
  ),
  plain("name", "name"),
  ...nameColumns<LibraryDetails>("name"),
  plain("language", "language"),
  plain("time_zone", "timeZone"),
  plain("local_system", "localSystem"),
  column(
    "joins",
    ["joins"],
    ({ joins }) => joins.join(" "),
    (cell) => cell.split(/[\s,]+/).filter((each) => each !== ""),
  ),
  plain("website", "website"),
  plain("about", "about"),
  plain("accent", "accent"),
  column("holidays", ["holidays"], ({ holidays }) => writeClosures(holidays), readClosures),
];

const addressFields = ["street", "city", "postcode", "region", "country"] as const;

/** The columns that speak of the branch. */
export const branchColumns: readonly Column<BranchDocument>[] = [
  plain("branch_code", "code"),
  plain("branch_name", "name"),
  ...nameColumns<BranchDocument>("branch_name"),
  ...addressFields.map((field) =>
    column<BranchDocument>(field, ["address", field], ({ address }) => address[field] ?? ""),
  ),
  plain("latitude", "latitude"),
  plain("longitude", "longitude"),
  plain("phone", "phone"),
  plain("email", "email"),
  plain("branch_time_zone", "timeZone"),
  ...weekdays.map((day) =>
    column<BranchDocument>(`hours_${day}`, ["hours", day], ({ hours }) => writeHours(hours[day]), readHours),
  ),
  column("closures", ["closures"], ({ closures }) => writeClosures(closures), readClosures),
];

/** The columns of the table, in their order. */
export const columnNames: readonly string[] = [...libraryColumns, ...branchColumns].map(({ name }) => name);
