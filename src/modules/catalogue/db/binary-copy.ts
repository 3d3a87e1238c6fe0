// Rows for COPY ... WITH (FORMAT binary): PostgreSQL manual, "COPY", "Binary Format". Numbers and bytes
// travel as they are, so neither side spends time on text.

const signature = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");

/** Characters up to which a text is written letter by letter. */
const shortText = 40;

function outOfRange(value: number): RangeError {
  return new RangeError(`${value} is no whole number that the column can hold`);
}

/** Grows a buffer of rows in PostgreSQL's binary COPY format. Values must come in column order. */
export class BinaryCopy {
  #buffer: Buffer;
  #length = 0;

  constructor(capacity = 1 << 20) {
    this.#buffer = Buffer.allocUnsafe(capacity);
    this.#length = signature.copy(this.#buffer);
  }

  /** Begins a row of `columns` values. */
  row(columns: number): void {
    this.#reserve(2);
    this.#put16(columns);
  }

  null(): void {
    this.#reserve(4);
    this.#put32(-1);
  }

  /** A smallint column. @throws RangeError for another number; so do the others */
  int2(value: number): void {
    if ((value << 16) >> 16 !== value) throw outOfRange(value);
    this.#reserve(6);
    this.#put32(2);
    this.#put16(value);
  }

  int4(value: number): void {
    if ((value | 0) !== value) throw outOfRange(value);
    this.#reserve(8);
    this.#put32(4);
    this.#put32(value);
  }

  /** A bigint column; the value is a whole number below 2^53. */
  int8(value: number): void {
    if (!Number.isSafeInteger(value)) throw outOfRange(value);
    this.#reserve(12);
    this.#put32(8);
    const high = Math.floor(value / 0x1_0000_0000);
    this.#put32(high);
    this.#put32(value - high * 0x1_0000_0000);
  }

  /** Text or null. U+0000, which PostgreSQL cannot hold, becomes U+FFFD. */
  text(value: string | null): void {
    if (value === null) return this.null();
    this.#reserve(4 + value.length * 3);
    if (value.length <= shortText && this.#ascii(value)) return;
    const clean = value.indexOf("\0") < 0 ? value : value.replaceAll("\0", "\ufffd");
    const written = this.#buffer.write(clean, this.#length + 4);
    this.#put32(written);
    this.#length += written;
  }

  /** Puts a text of ASCII in its place; false where it is not. A native call takes longer than a few letters do. */
  #ascii(text: string): boolean {
    const buffer = this.#buffer;
    const start = this.#length + 4;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0 || code > 127) return false;
      buffer[start + at] = code;
    }
    this.#put32(text.length);
    this.#length += text.length;
    return true;
  }

  /** A uuid, given as 32 hexadecimal digits. */
  uuid(digits: string): void {
    this.#reserve(20);
    this.#put32(16);
    this.#length += this.#buffer.write(digits, this.#length, "hex");
  }

  /** Bytes as they are: bytea. */
  bytes(value: Uint8Array): void {
    this.#reserve(4 + value.length);
    this.#put32(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
  }

  /** An array of text (text[]) without nulls, or null. */
  textArray(values: readonly string[] | null): void {
    if (values === null) return this.null();
    const at = this.#length;
    this.int4(0);
    // ndim, has-null flag, element type (25 = text), then size and lower bound of the one dimension.
    const header = values.length === 0 ? [0, 0, 25] : [1, 0, 25, values.length, 1];
    this.#length = at + 4;
    this.#reserve(header.length * 4);
    for (const value of header) this.#put32(value);
    for (const value of values) this.text(value);
    this.#buffer.writeInt32BE(this.#length - at - 4, at);
  }

  /** The finished stream. The object is not to be used after. */
  end(): Buffer {
    this.#reserve(2);
    this.#put16(-1);
    return this.#buffer.subarray(0, this.#length);
  }

  #put16(value: number): void {
    const buffer = this.#buffer;
    const at = this.#length;
    buffer[at] = value >>> 8;
    buffer[at + 1] = value;
    this.#length = at + 2;
  }

  #put32(value: number): void {
    const buffer = this.#buffer;
    const at = this.#length;
    buffer[at] = value >>> 24;
    buffer[at + 1] = value >>> 16;
    buffer[at + 2] = value >>> 8;
    buffer[at + 3] = value;
    this.#length = at + 4;
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }
}
