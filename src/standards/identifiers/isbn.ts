/** Digit values of ISBN characters: 0 to 9, X = 10, -1 = not part of a number. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code === 88 || code === 120 ? 10 : -1;
}

/** Punctuation that people and machines put between the groups of an ISBN: spaces, hyphens, dashes. */
function isBetween(code: number): boolean {
  return code === 45 || code === 32 || code === 160 || (code >= 0x2010 && code <= 0x2015);
}

/** The first run of ISBN digits in a text, at most 13 long, without what stands between them. */
function digitsIn(text: string): number[] {
  const digits: number[] = [];
  for (let i = 0; i < text.length && digits.length <= 13; i++) {
    const code = text.charCodeAt(i);
    const digit = digitOf(code);
    if (digit >= 0 && (digit < 10 || digits.length === 9)) digits.push(digit);
    else if (digits.length > 0 && !(isBetween(code) && digits.length < 13)) break;
  }
  return digits;
}

/**
 * The ISBN-13 in a text, as thirteen digits, or null where there is none whose check digit is right.
 * Reads ISBN-10 and ISBN-13 (ISO 2108) in any punctuation, with whatever stands before or after:
 * "ISBN 0-14-143951-3 (pbk.)".
 */
export function normaliseIsbn(text: string): string | null {
  const digits = digitsIn(text);
  if (digits.length === 10) return fromIsbn10(digits);
  if (digits.length !== 13 || digits[0] !== 9 || digits[1] !== 7 || (digits[2] !== 8 && digits[2] !== 9))
    return null;
  return checkDigit13(digits) === digits[12] ? digits.join("") : null;
}

function fromIsbn10(digits: number[]): string | null {
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += digits[i]! * (10 - i);
  if (sum % 11 !== 0) return null;
  const thirteen = [9, 7, 8, ...digits.slice(0, 9)];
  return thirteen.join("") + checkDigit13(thirteen);
}

/** ISO 2108, annex A: weights 1 and 3 in turn, modulus 10. */
function checkDigit13(digits: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += digits[i]! * (i % 2 === 0 ? 1 : 3);
  return (10 - (sum % 10)) % 10;
}

/** The ISBN-10 of an ISBN-13 that begins with 978, or null. */
export function isbn10Of(isbn13: string): string | null {
  if (!/^978\d{10}$/.test(isbn13)) return null;
  const body = isbn13.slice(3, 12);
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(body[i]) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  return body + (check === 10 ? "X" : check);
}
