/** Bytes and numbers of the ISO 2709 structure. */

/** Record terminator. */
export const RT = 0x1d;
/** Field terminator. */
export const FT = 0x1e;
/** Subfield delimiter. */
export const SD = 0x1f;
export const ESC = 0x1b;

/** The same bytes with Buffer's faster native methods; no copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Decimal number of five ASCII digits at `at`, or -1. */
export function number5(bytes: Uint8Array, at: number): number {
  return decimal(bytes, at, 5);
}

/** Decimal number of `digits` ASCII digits at `at`, or -1 where one of them is none. */
export function decimal(bytes: Uint8Array, at: number, digits: number): number {
  if (at + digits > bytes.length) return -1;
  let value = 0;
  for (let i = at; i < at + digits; i++) {
    const digit = bytes[i]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Says whether a byte is an ASCII digit or letter. */
export function isAlphanumeric(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}
