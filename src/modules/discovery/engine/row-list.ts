/** The rows that a broad word stands in, ready to be counted, walked and compared; rows are only ever added above. */
export class RowList {
  /** All rows up to this one are known. */
  upTo: number;
  size: number;
  /** Rows in order; or null where bits take less room. */
  #rows: Uint32Array | null;
  #bits: Uint32Array | null = null;

  /** @param rows ascending */
  constructor(rows: Uint32Array, upTo: number) {
    this.upTo = upTo;
    this.size = rows.length;
    this.#rows = rows.slice();
    this.#choose();
  }

  get bytes(): number {
    return (this.#bits ?? this.#rows!).byteLength;
  }

  /** Bits take an eighth of a byte for every row there is, numbers four bytes for every row in the list. */
  #choose(): void {
    if (!this.#rows || this.size * 32 < this.upTo) return;
    this.#bits = new Uint32Array((this.upTo >>> 5) + 1);
    for (const row of this.#rows) this.#bits[row >>> 5]! |= 1 << (row & 31);
    this.#rows = null;
  }

  /** Adds rows above `upTo`, ascending. */
  extend(rows: Uint32Array, upTo: number): void {
    if (this.#bits) {
      if (upTo >>> 5 >= this.#bits.length) {
        const larger = new Uint32Array((upTo >>> 5) + 1 + (upTo >>> 8));
        larger.set(this.#bits);
        this.#bits = larger;
      }
      for (const row of rows) this.#bits[row >>> 5]! |= 1 << (row & 31);
    } else if (rows.length > 0) {
      const all = new Uint32Array(this.size + rows.length);
      all.set(this.#rows!);
      all.set(rows, this.size);
      this.#rows = all;
    }
    this.size += rows.length;
    this.upTo = upTo;
    this.#choose();
  }

  /** Its rows in order; not to be changed. */
  all(): Uint32Array {
    if (this.#rows) return this.#rows;
    return rowsIn(this.#bits!, this.size);
  }

  /** Those of the rows, ascending, that are in this list too. */
  among(rows: Uint32Array): Uint32Array {
    const kept = new Uint32Array(rows.length);
    return kept.subarray(
      0,
      this.#bits ? keepByBits(rows, this.#bits, kept) : keepByRows(rows, this.#rows!, kept),
    );
  }
}

/**
 * The rows whose bits are set, ascending.
 *
 * @param count how many are set
 */
export function rowsIn(bits: Uint32Array, count: number): Uint32Array {
  const rows = new Uint32Array(count);
  let found = 0;
  for (let at = 0; at < bits.length; at++) {
    const base = at << 5;
    for (let word = bits[at]!; word !== 0; word &= word - 1)
      rows[found++] = base + 31 - Math.clz32(word & -word);
  }
  return rows;
}

function keepByBits(rows: Uint32Array, bits: Uint32Array, kept: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (((bits[row >>> 5]! >>> (row & 31)) & 1) === 1) kept[count++] = row;
  }
  return count;
}

function keepByRows(rows: Uint32Array, list: Uint32Array, kept: Uint32Array): number {
  let [count, from] = [0, 0];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    from = firstFrom(list, from, row);
    if (list[from] === row) kept[count++] = row;
  }
  return count;
}

/** The first place from `from` on whose value is at least `value`: steps that double, then halve. */
function firstFrom(list: Uint32Array, from: number, value: number): number {
  let step = 1;
  let low = from;
  while (low + step < list.length && list[low + step]! < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, list.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
