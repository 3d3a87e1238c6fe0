// RFC 4180, read a little more widely: a comma, semicolon or tab as separator, as spreadsheets of
// different countries write it, and LF as well as CRLF.

/** One row of a table, and the line of the file on which it begins (from 1). */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a table, or the line on which a quotation begins that never ends. */
export type CsvReading =
  | { readonly kind: "read"; readonly rows: readonly CsvRow[] }
  | { readonly kind: "unclosed"; readonly line: number };

// A spreadsheet runs a cell that begins like this as a formula. Plain numbers are harmless.
const dangerous = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;
const plainNumber = /^-?\d+(\.\d+)?$/;

function guard(text: string): string {
  return dangerous.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

function unguard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}

function quote(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Writes a table as CSV (UTF-8 with a byte order mark, by which spreadsheets know it; CRLF). A cell that
 * a spreadsheet would run as a formula gets a `'` before it, which `readCsv` takes away.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map((cell) => quote(guard(cell))).join(",")}\r\n`).join("")}`;
}

function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const count = (separator: string) => head.split(separator).length;
  return [",", ";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** Where a cell of the text ends, and what is in it; undefined for a quotation that never ends. */
function cellAt(text: string, start: number, separator: string): { cell: string; end: number } | undefined {
  let cell = "";
  let at = start;
  while (text[at] === '"') {
    const close = text.indexOf('"', at + 1);
    if (close < 0) return undefined;
    // Two quotation marks inside a quotation are one; the loop then goes on from the second.
    cell += (at > start ? '"' : "") + text.slice(at + 1, close);
    at = close + 1;
  }
  const rest = at;
  while (at < text.length && text[at] !== separator && text[at] !== "\r" && text[at] !== "\n") at++;
  return { cell: unguard(cell + text.slice(rest, at)), end: at };
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/** Reads a CSV file. Rows without any text are left out. */
export function readCsv(file: string): CsvReading {
  const text = file.replace(/^\ufeff/, "");
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const [start, cells] = [at, [] as string[]];
    for (;;) {
      const found = cellAt(text, at, separator);
      if (!found) return { kind: "unclosed", line };
      cells.push(found.cell);
      at = found.end;
      if (text[at] !== separator) break;
      at++;
    }
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells });
    if (text.startsWith("\r\n", at)) at += 2;
    else if (at < text.length) at += 1;
    line += linesIn(text, start, at);
  }
  return { kind: "read", rows };
}
