/** Fewer letters than this may be an abbreviation. */
const fewestLetters = 8;

/** Whether a title is in capitals throughout, in a script that has small letters. */
export function isInCapitals(title: string): boolean {
  for (let i = 0; i < title.length; i++) {
    const code = title.charCodeAt(i);
    if (code >= 97 && code <= 122) return false;
  }
  if (title !== title.toUpperCase()) return false;
  let letters = 0;
  for (const sign of title) if (sign !== sign.toLowerCase()) letters++;
  return letters >= fewestLetters;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/**
 * Whether the number of characters to pass over when sorting (245, indicator 2) ends inside a word, or leaves
 * nothing of the title. Signs beyond ASCII are given the benefit of the doubt: an article may be joined to its
 * word there, and older records counted their accents.
 */
export function isMisfiled(title: string, ind: string): boolean {
  const skipped = ind.charCodeAt(1) - 48;
  if (!(skipped > 0 && skipped <= 9)) return false;
  if (skipped >= title.length) return true;
  return isLetter(title.charCodeAt(skipped - 1)) && isLetter(title.charCodeAt(skipped));
}
