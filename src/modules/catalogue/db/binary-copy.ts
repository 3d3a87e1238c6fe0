// Rows for COPY ... WITH (FORMAT binary): PostgreSQL manual, "COPY", "Binary Format". Numbers and bytes
// travel as they are, so neither side spends time on text.

const signature = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");

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
    this.#length = this.#buffer.writeInt16BE(columns, this.#length);
  }

  null(): void {
    this.#reserve(4);
    this.#length = this.#buffer.writeInt32BE(-1, this.#length);
  }

  int2(value: number): void {
    this.#reserve(6);
    this.#length = this.#buffer.writeInt32BE(2, this.#length);
    this.#length = this.#buffer.writeInt16BE(value, this.#length);
  }

  int4(value: number): void {
    this.#reserve(8);
    this.#length = this.#buffer.writeInt32BE(4, this.#length);
    this.#length = this.#buffer.writeInt32BE(value, this.#length);
  }

  /** A bigint column; the value is a whole number below 2^53. */
  int8(value: number): void {
    this.#reserve(12);
    this.#length = this.#buffer.writeInt32BE(8, this.#length);
    const high = Math.floor(value / 0x1_0000_0000);
    this.#length = this.#buffer.writeInt32BE(high, this.#length);
    this.#length = this.#buffer.writeUInt32BE(value - high * 0x1_0000_0000, this.#length);
  }

  /** Text or null. U+0000, which PostgreSQL cannot hold, becomes U+FFFD. */
  text(value: string | null): void {
    if (value === null) return this.null();
    const clean = value.indexOf("\0") < 0 ? value : value.replaceAll("\0", "\ufffd");
    this.#reserve(4 + clean.length * 3);
    const written = this.#buffer.write(clean, this.#length + 4);
    this.#buffer.writeInt32BE(written, this.#length);
    this.#length += 4 + written;
  }

  /** A uuid, given as 32 hexadecimal digits. */
  uuid(digits: string): void {
    this.#reserve(20);
    this.#length = this.#buffer.writeInt32BE(16, this.#length);
    this.#length += this.#buffer.write(digits, this.#length, "hex");
  }

  /** Bytes as they are: bytea. */
  bytes(value: Uint8Array): void {
    this.#reserve(4 + value.length);
    this.#length = this.#buffer.writeInt32BE(value.length, this.#length);
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
    for (const value of header) this.#length = this.#buffer.writeInt32BE(value, this.#length);
    for (const value of values) this.text(value);
    this.#buffer.writeInt32BE(this.#length - at - 4, at);
  }

  /** The finished stream. The object is not to be used after. */
  end(): Buffer {
    this.#reserve(2);
    this.#length = this.#buffer.writeInt16BE(-1, this.#length);
    return this.#buffer.subarray(0, this.#length);
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }
}
