/**
 * What filters, counts and orders need of every edition, as one number per row in arrays that all
 * threads share: rows are those of the full-text table. Text that changes gets a new row, so a row's
 * words never change, and lists of rows by word stay right as the index grows.
 *
 * Each array has a fixed capacity; when it is full the writer makes a larger one and hands it round.
 * (Arrays over growable SharedArrayBuffers were twelve times slower to read.)
 */
const columnTypes = {
  /** Id of the edition. */
  edition: Uint32Array,
  /** List of the libraries that hold it. */
  holders: Uint32Array,
  /** List of its format and languages; 0 for a row that is gone. */
  kind: Uint32Array,
  /** Year of publication, 0 when unknown. */
  year: Int16Array,
  /** Items and libraries: what many libraries buy, many readers look for. */
  popularity: Uint16Array,
  /** Hashes of the main title's first word, first two, first three words, and of all of it. */
  title1: Uint32Array,
  title2: Uint32Array,
  title3: Uint32Array,
  titleAll: Uint32Array,
  /** The first letters of title and author as numbers that sort as the text does. */
  titleHigh: Uint32Array,
  titleLow: Uint32Array,
  authorHigh: Uint32Array,
  authorLow: Uint32Array,
  /** Hash of all the text, to see whether it changed. */
  textHigh: Uint32Array,
  textLow: Uint32Array,
} as const;

export type ColumnName = keyof typeof columnTypes;
export type Columns = { readonly [Name in ColumnName]: InstanceType<(typeof columnTypes)[Name]> };

const columnNames = Object.keys(columnTypes) as ColumnName[];

/** What is handed from thread to thread. */
export interface SharedRows {
  readonly capacity: number;
  readonly count: SharedArrayBuffer;
  readonly columns: Readonly<Record<ColumnName, SharedArrayBuffer>>;
}

/** Rows written to and read from the index file together. */
export const rowsPerPage = 1024;

const bytesPerRow = columnNames.reduce((sum, name) => sum + columnTypes[name].BYTES_PER_ELEMENT, 0);

export class Rows {
  readonly shared: SharedRows;
  readonly columns: Columns;
  readonly #count: Uint32Array;

  constructor(shared: SharedRows) {
    this.shared = shared;
    this.#count = new Uint32Array(shared.count);
    this.columns = Object.fromEntries(
      columnNames.map((name) => [name, new (columnTypes[name] as typeof Uint32Array)(shared.columns[name])]),
    ) as unknown as Columns;
  }

  static empty(capacity: number): Rows {
    const columns = Object.fromEntries(
      columnNames.map((name) => [
        name,
        new SharedArrayBuffer(capacity * columnTypes[name].BYTES_PER_ELEMENT),
      ]),
    ) as Record<ColumnName, SharedArrayBuffer>;
    return new Rows({ capacity, count: new SharedArrayBuffer(4), columns });
  }

  /** The highest row in use; rows begin at 1, as SQLite's do. */
  get last(): number {
    return this.#count[0]!;
  }

  set last(row: number) {
    this.#count[0] = row;
  }

  /** These rows in arrays of twice the size at least. */
  grownTo(row: number): Rows {
    const larger = Rows.empty(Math.max(this.shared.capacity * 2, row + rowsPerPage));
    larger.last = this.last;
    for (const name of columnNames)
      new Uint8Array(larger.shared.columns[name]).set(new Uint8Array(this.shared.columns[name]));
    return larger;
  }

  /** The bytes of one page of rows, all columns one after the other. */
  readPage(page: number): Uint8Array {
    const bytes = new Uint8Array(bytesPerRow * rowsPerPage);
    this.#eachSlice(page, (slice, at) => bytes.set(slice, at));
    return bytes;
  }

  /** Puts back what `readPage` gave; false where the bytes are not a page of this shape. */
  writePage(page: number, bytes: Uint8Array): boolean {
    if (bytes.length !== bytesPerRow * rowsPerPage) return false;
    this.#eachSlice(page, (slice, at) => slice.set(bytes.subarray(at, at + slice.length)));
    return true;
  }

  #eachSlice(page: number, use: (slice: Uint8Array, at: number) => void): void {
    let at = 0;
    for (const name of columnNames) {
      const width = columnTypes[name].BYTES_PER_ELEMENT * rowsPerPage;
      const whole = new Uint8Array(this.shared.columns[name]);
      use(whole.subarray(page * width, Math.min(whole.length, (page + 1) * width)), at);
      at += width;
    }
  }
}
