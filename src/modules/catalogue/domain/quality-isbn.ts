import { normaliseIsbn } from "#standards/identifiers/isbn.ts";

/** Whether a text holds a valid ISBN. Quick for those that stand bare, as nearly all do. */
export function isIsbn(text: string): boolean {
  return isRightAtOnce(text) || normaliseIsbn(text) !== null;
}

/** Whether a text has a digit: a number at all, be it right or wrong. */
export function hasDigit(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** Whether an ISBN stands bare at the beginning, as nearly all do, with the right check digit (ISO 2108). */
function isRightAtOnce(text: string): boolean {
  let sum10 = 0;
  let sum13 = 0;
  let length = 0;
  for (; length < text.length; length++) {
    const code = text.charCodeAt(length);
    const isLastX = length === 9 && (code === 88 || code === 120);
    if (!isLastX && (code < 48 || code > 57)) break;
    const digit = isLastX ? 10 : code - 48;
    sum10 += (10 - length) * digit;
    sum13 += length % 2 === 0 ? digit : 3 * digit;
  }
  if (length === 10) return sum10 % 11 === 0;
  return length === 13 && text.startsWith("97") && sum13 % 10 === 0 && /^97[89]/.test(text);
}
