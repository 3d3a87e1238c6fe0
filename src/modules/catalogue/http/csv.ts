/** One line of CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null || typeof value === "number") return String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const encoder = new TextEncoder();

/**
 * A table as CSV, written while it is read. It begins with a byte order mark, so that spreadsheets read it
 * as UTF-8.
 *
 * @param pages the rows, some hundred at a time
 */
export function csvStream(
  head: readonly string[],
  pages: AsyncIterable<readonly (readonly (string | number | null)[])[]>,
): ReadableStream<Uint8Array> {
  async function* write() {
    yield encoder.encode(`\uFEFF${csvLine(head)}`);
    for await (const rows of pages) yield encoder.encode(rows.map(csvLine).join(""));
  }
  return ReadableStream.from(write()) as ReadableStream<Uint8Array>;
}

/** Headers of an answer that is to be saved as a file. */
export function fileHeaders(type: string, name: string): Record<string, string> {
  // RFC 6266: the plain name for old programs, the other for every script.
  const plain = name.replace(/[^\w.-]+/g, "_");
  return {
    "content-type": type,
    "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    "cache-control": "no-store",
    // What a library sent is never run as a page of ours.
    "content-security-policy": "default-src 'none'; sandbox",
  };
}
