import { normaliseIsbn } from "#standards/identifiers/isbn.ts";
import { normaliseIssn } from "#standards/identifiers/issn.ts";
import { normaliseLccn } from "#standards/identifiers/lccn.ts";
import { normaliseOclc } from "#standards/identifiers/oclc.ts";

const label = /^\s*(?:isbn|issn)[\s:-]*(?:1[03][\s:]+)?/i;
const onlyDigits = /^[\d\p{Pd}.\s]+[\dXx]\s*$/u;
const longest = 30;

/**
 * The ISBN or ISSN that a text is, in the form in which editions are found by it: ISBN-13 or ISSN
 * without hyphens. Null when it is none, has other words, or its check digit is wrong.
 */
export function numberIn(text: string): string | null {
  const bare = text.replace(label, "");
  if (text.length > longest || !onlyDigits.test(bare)) return null;
  const digits = bare.replace(/[^\dXx]/g, "");
  if (digits.length === 10 || digits.length === 13) return normaliseIsbn(digits);
  return digits.length === 8 && !isSpanOfYears(bare) ? (normaliseIssn(bare)?.replace("-", "") ?? null) : null;
}

/** "1998-2004" has the shape of an ISSN, and by chance sometimes its check digit. */
function isSpanOfYears(text: string): boolean {
  return /^\s*(?:1[4-9]|20)\d\d[\p{Pd}\s](?:1[4-9]|20)\d\d\s*$/u.test(text);
}

/** Longer texts are no numbers, but may have an ISBN among their words. */
const longestNumber = 60;

/**
 * Identifiers that a text may be or hold, in the forms in which editions are found by them, likeliest first: an
 * ISBN among other words; an OCLC number or LCCN as they are printed, written and labelled; digits alone; and
 * whatever could be a call number. Whether it is one the index knows.
 */
export function numbersIn(text: string): string[] {
  if (!/\d/.test(text)) return [];
  const numbers = [normaliseIsbn(text)];
  if (text.length <= longestNumber) {
    const bare = text.trim().replace(/\s*\([^()]*\)$/, "");
    numbers.push(numberIn(bare), oclcIn(bare), lccnIn(bare), digitsIn(bare), callNumberKey(bare));
  }
  return [...new Set(numbers.filter((number) => number !== null))];
}

function oclcIn(text: string): string | null {
  return normaliseOclc(text.replace(/^oclc(?:\s*(?:no\.?|number|#))?[\s:]*(?=\d)/i, "(OCoLC)"));
}

/** With its name, with a hyphen ("84-6359"), or with letters in front ("sn 97023035"). */
function lccnIn(text: string): string | null {
  const bare = text.replace(/^lccn[\s:]*/i, "").replace(/\p{Pd}/gu, "-");
  return normaliseLccn(bare)?.replace("-", "") ?? null;
}

function digitsIn(text: string): string | null {
  const digits = text.replace(/[\s\p{Pd}]/gu, "");
  return /^\d{5,14}$/.test(digits) ? digits : null;
}

const callNumber = /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}\s./:()'-]*$/u;
const shortestKey = 4;

/**
 * A call number as editions are found by it: small letters and digits alone, since libraries put blanks and
 * points where they like ("QB46 .P377 1990", "QB 46 P377 1990"). Null for what cannot be one.
 */
export function callNumberKey(text: string): string | null {
  if (text.length > longestNumber || !callNumber.test(text)) return null;
  const key = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return key.length >= shortestKey ? key : null;
}
