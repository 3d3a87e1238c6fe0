import { branchColumns, type Column, columnNames, libraryColumns } from "./columns.ts";
import { type CsvRow, readCsv, writeCsv } from "./csv.ts";
import { type DocumentReading, readDocument } from "./document.ts";
import type { Fault } from "./faults.ts";
import type { DirectoryDocument } from "./library.ts";

/** The libraries as CSV: a row for each branch, the library's columns repeated; one row for a library without branches. */
export function writeTable({ libraries }: DirectoryDocument): string {
  const rows = libraries.flatMap((library) => {
    const own = libraryColumns.map(({ write }) => write(library));
    if (library.branches.length === 0) return [[...own, ...branchColumns.map(() => "")]];
    return library.branches.map((branch) => [...own, ...branchColumns.map(({ write }) => write(branch))]);
  });
  return writeCsv([columnNames, ...rows]);
}

/** A fault, the line of the file it stands on, and as its path the name of the column. */
export interface TableFault extends Fault {
  readonly line: number;
}

/** A table that was read, and what was wrong with its rows. */
export interface TableReading extends Omit<DocumentReading, "faults"> {
  readonly faults: readonly TableFault[];
}

type Raw = Record<string, unknown>;

function put(target: Raw, path: readonly string[], value: unknown): void {
  const [first, second] = path as [string, string?];
  if (second === undefined) target[first] = value;
  else target[first] = { ...(target[first] as Raw | undefined), [second]: value };
}

function rawOf<T>(columns: readonly Column<T>[], cells: ReadonlyMap<string, string>): Raw {
  const raw: Raw = {};
  for (const { name, path, read } of columns) {
    const cell = cells.get(name) ?? "";
    if (cell.trim() !== "") put(raw, path, read(cell));
  }
  return raw;
}

interface Row {
  readonly line: number;
  readonly library: Raw;
  readonly branch?: Raw;
}

function rowOf(names: readonly string[], { line, cells }: CsvRow): Row {
  const byName = new Map(names.map((name, at) => [name, cells[at] ?? ""]));
  const library = rawOf(libraryColumns, byName);
  const branch = rawOf(branchColumns, byName);
  return Object.keys(branch).length > 0
    ? { line, library, branch: { hours: {}, ...branch } }
    : { line, library };
}

function gather(rows: readonly Row[]): {
  raw: Raw;
  lines: { library: number; branches: number[] }[];
  faults: TableFault[];
} {
  const libraries = new Map<string, { first: Row; branches: Raw[]; lines: number[] }>();
  const faults: TableFault[] = [];
  for (const row of rows) {
    const isil = String(row.library.isil ?? `line ${row.line}`);
    const known = libraries.get(isil) ?? { first: row, branches: [], lines: [] };
    libraries.set(isil, known);
    const other = differing(known.first.library, row.library);
    if (other) faults.push({ line: row.line, path: columnAt(libraryColumns, [other]), code: "differs" });
    else if (row.branch) {
      known.branches.push(row.branch);
      known.lines.push(row.line);
    }
  }
  const all = [...libraries.values()];
  return {
    raw: { libraries: all.map(({ first, branches }) => ({ ...first.library, branches })) },
    lines: all.map(({ first, lines }) => ({ library: first.line, branches: lines })),
    faults,
  };
}

/** The first fact in which a row says something else of its library than the library's first row. */
function differing(first: Raw, other: Raw): string | undefined {
  const names = new Set([...Object.keys(first), ...Object.keys(other)]);
  return [...names].find((name) => JSON.stringify(first[name]) !== JSON.stringify(other[name]));
}

/** The column that a path of the document is written in. */
function columnAt<T>(columns: readonly Column<T>[], path: Fault["path"]): string[] {
  const found = columns.find((column) =>
    column.path.every((part, at) => path[at] === undefined || String(path[at]) === part),
  );
  return [found?.name ?? path.join(".")];
}

function unreadable(line: number, fault: Fault): TableReading {
  return { document: { libraries: [] }, faults: [{ ...fault, line }] };
}

/**
 * Reads a table that `writeTable` or a spreadsheet wrote. Columns may stand in any order and may be left
 * out where the value may be; a wrong row is left out and told of with its line.
 */
export function readTable(file: string): TableReading {
  const csv = readCsv(file);
  if (csv.kind === "unclosed") return unreadable(csv.line, { path: [], code: "unclosed" });
  const [head, ...body] = csv.rows;
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  if (!names.includes("isil")) return unreadable(1, { path: ["isil"], code: "column-missing" });
  const strange = names.find(
    (name, at) => name !== "" && (!columnNames.includes(name) || names.indexOf(name) < at),
  );
  if (strange) return unreadable(1, { path: [strange], code: "column-unknown" });
  const { raw, lines, faults } = gather(body.map((row) => rowOf(names, row)));
  const { document, faults: found } = readDocument(raw);
  const placed = found.map(({ path, code }): TableFault => {
    const [, library, part, branch] = path;
    const where = lines[Number(library)];
    if (part !== "branches" || !where)
      return { line: where?.library ?? 1, path: columnAt(libraryColumns, path.slice(2)), code };
    const line = where.branches[Number(branch)] ?? where.library;
    return { line, path: columnAt(branchColumns, path.slice(4)), code };
  });
  return { document, faults: [...faults, ...placed].sort((a, b) => a.line - b.line) };
}
