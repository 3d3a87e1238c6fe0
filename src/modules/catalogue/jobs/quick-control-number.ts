import type { Frame } from "#standards/marc/frame.ts";
import type { LoadProfile } from "../domain/profile.ts";

const ZERO = 48;
const ONE = 49;
const FIELD_END = 0x1e;

/**
 * The control number of an ISO 2709 record whose directory begins with 001, read without decoding the
 * rest: an unchanged record needs no more. Null wherever anything is unusual; the whole record then tells.
 */
export function quickControlNumber(frame: Frame, profile: LoadProfile): string | null {
  const { bytes } = frame;
  if (frame.format !== "iso2709" || frame.fault || profile.controlNumber.tag !== "001" || bytes.length < 40)
    return null;
  if (bytes[24] !== ZERO || bytes[25] !== ZERO || bytes[26] !== ONE) return null;
  const length = decimal(bytes, 27, 4);
  const start = decimal(bytes, 12, 5) + decimal(bytes, 31, 5);
  const end = start + length - 1;
  if (
    !(length > 1 && length < 200) ||
    end >= bytes.length ||
    bytes[end] !== FIELD_END ||
    bytes[start - 1] !== FIELD_END
  )
    return null;
  let text = "";
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < 32 || byte > 126) return null;
    text += String.fromCharCode(byte);
  }
  text = text.trim();
  const { prefix } = profile.controlNumber;
  const cut = prefix && text.startsWith(prefix) ? text.slice(prefix.length).trim() : text;
  return cut === "" ? null : cut;
}

function decimal(bytes: Uint8Array, at: number, digits: number): number {
  let value = 0;
  for (let i = at; i < at + digits; i++) {
    const digit = bytes[i]! - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
