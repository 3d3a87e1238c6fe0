/** International Standard Serial Numbers (ISO 3297). */

const CANDIDATE = /(?<![0-9Xx])([0-9]{4})[\s\u2010-\u2015-]?([0-9]{3})([0-9Xx])(?![0-9A-Za-z])/g;

/**
 * The first valid ISSN in a text, written `1234-567X`; null where there is none. The check digit
 * must be right.
 */
export function normaliseIssn(text: string): string | null {
  for (const [, first, second, check] of text.matchAll(CANDIDATE)) {
    const digits = `${first}${second}`;
    if (checkDigit(digits) === check!.toUpperCase()) return `${first}-${second}${check!.toUpperCase()}`;
  }
  return null;
}

/** Check digit of the first seven digits: weights 8 to 2, modulo 11, X for 10. */
function checkDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < 7; i++) sum += (8 - i) * (digits.charCodeAt(i) - 48);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? "X" : String(check);
}
