import { normaliseIsbn } from "#standards/identifiers/isbn.ts";
import { normaliseIssn } from "#standards/identifiers/issn.ts";

const label = /^\s*(?:isbn|issn)[\s:-]*(?:1[03][\s:]+)?/i;
const onlyDigits = /^[\d\p{Pd}\s]+[\dXx]\s*$/u;
const longest = 30;

/**
 * The ISBN or ISSN that a text is, in the form in which editions are found by it: ISBN-13 or ISSN
 * without hyphens. Null when it is none, has other words, or its check digit is wrong.
 */
export function numberIn(text: string): string | null {
  const bare = text.replace(label, "");
  if (text.length > longest || !onlyDigits.test(bare)) return null;
  const digits = bare.replace(/[^\dXx]/g, "").length;
  if (digits === 10 || digits === 13) return normaliseIsbn(bare);
  return digits === 8 && !isSpanOfYears(bare) ? (normaliseIssn(bare)?.replace("-", "") ?? null) : null;
}

/** "1998-2004" has the shape of an ISSN, and by chance sometimes its check digit. */
function isSpanOfYears(text: string): boolean {
  return /^\s*(?:1[4-9]|20)\d\d[\p{Pd}\s](?:1[4-9]|20)\d\d\s*$/u.test(text);
}
