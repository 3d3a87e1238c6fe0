/** International Standard Book Numbers (ISO 2108). */

const CANDIDATE = /[0-9][0-9\s.\u2010-\u2015-]*[0-9Xx]/g;
const SEPARATORS = /[\s.\u2010-\u2015-]/g;

/**
 * The ISBN-13, digits only, of the first valid ISBN-10 or ISBN-13 in a text; null where there is
 * none. Any punctuation between the digits and any words around them ("ISBN", "(pbk.)") are passed
 * over. Check digits must be right; ISBN-13 must start with 978 or 979.
 */
export function normaliseIsbn(text: string): string | null {
  if (isDigits(text) && text.length === 13) return isIsbn13(text) ? text : null;
  for (const [candidate] of text.matchAll(CANDIDATE)) {
    const found = isbnIn(candidate);
    if (found !== null) return found;
  }
  return null;
}

/** The ISBN-10 of an ISBN-13; null for one that has none (979) or is not valid. */
export function isbn10Of(isbn13: string): string | null {
  if (!isDigits(isbn13) || !isIsbn13(isbn13) || !isbn13.startsWith("978")) return null;
  const body = isbn13.slice(3, 12);
  return body + checkDigit10(body);
}

/** The whole candidate, or where blanks join it to other numbers, its parts between blanks. */
function isbnIn(candidate: string): string | null {
  const whole = isbn13Of(candidate.replace(SEPARATORS, ""));
  if (whole !== null) return whole;
  for (const part of candidate.split(/\s+/)) {
    const found = isbn13Of(part.replace(SEPARATORS, ""));
    if (found !== null) return found;
  }
  return null;
}

function isbn13Of(digits: string): string | null {
  if (digits.length === 13) return isDigits(digits) && isIsbn13(digits) ? digits : null;
  if (digits.length !== 10) return null;
  const body = digits.slice(0, 9);
  if (!isDigits(body) || checkDigit10(body) !== digits[9]!.toUpperCase()) return null;
  return `978${body}${checkDigit13(`978${body}`)}`;
}

function isIsbn13(digits: string): boolean {
  if (!digits.startsWith("978") && !digits.startsWith("979")) return false;
  return checkDigit13(digits) === digits[12];
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return text !== "";
}

/** Check digit of the first nine digits: weights 10 to 2, modulo 11, X for 10. */
function checkDigit10(body: string): string {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += (10 - i) * (body.charCodeAt(i) - 48);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? "X" : String(check);
}

/** Check digit of the first twelve digits: weights 1 and 3 in turn, modulo 10. */
function checkDigit13(digits: string): string {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += (i % 2 === 0 ? 1 : 3) * (digits.charCodeAt(i) - 48);
  return String((10 - (sum % 10)) % 10);
}
