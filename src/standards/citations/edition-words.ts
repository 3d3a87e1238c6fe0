const ordinals: Readonly<Record<string, string>> = {
  first: "1st",
  second: "2nd",
  third: "3rd",
  fourth: "4th",
  fifth: "5th",
  sixth: "6th",
  seventh: "7th",
  eighth: "8th",
  ninth: "9th",
  tenth: "10th",
};

/**
 * The edition in the short English words that all three styles use ("Second edition." becomes "2nd ed."), others as
 * they are; null for a first edition, which none of them names.
 */
export function editionWords(statement: string | null): string | null {
  if (statement === null) return null;
  const short = statement
    .trim()
    .replace(/\bedition\b\.?/i, "ed.")
    .replace(/\b(revised|rev)\b\.?(?=\s+(and|ed\b|&))/i, (word) => (/^r/.test(word) ? "rev." : "Rev."))
    .replace(/\benlarged\b/i, "enl.")
    .replace(/^[A-Za-z]+(?=\s)/, (word) => ordinals[word.toLowerCase()] ?? word)
    .replace(/\bed$/i, "ed.");
  return short === "" || /^1st ed\.$/i.test(short) ? null : short;
}
