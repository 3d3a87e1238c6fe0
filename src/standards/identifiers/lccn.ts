/**
 * The Library of Congress control number in a text, normalised as the LCCN Namespace says: blanks and all
 * from a slash on taken out, a hyphenated serial filled to six digits; prefixed with "lccn:". Null where
 * it has no number's shape.
 */
export function normaliseLccn(text: string): string | null {
  let number = text.replace(/\s/g, "");
  const slash = number.indexOf("/");
  if (slash >= 0) number = number.slice(0, slash);
  const hyphen = number.indexOf("-");
  if (hyphen >= 0) number = number.slice(0, hyphen) + number.slice(hyphen + 1).padStart(6, "0");
  return /^[a-z]{0,3}(\d{8}|\d{10})$/.test(number) ? `lccn:${number}` : null;
}
