// Whether two folded words may be the same word: misprints, other spellings, abbreviations.

/** Whether two words are equal but for one letter, added, left out, changed or swapped; two in long words. */
export function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (a.charCodeAt(0) !== b.charCodeAt(0) && shorter < 6) return false;
  if (shorter < 4 || Math.abs(a.length - b.length) > 2) return isPlural(a, b);
  if (isNumber(a) || isNumber(b)) return false;
  return differsLittle(a, b, shorter >= 9 ? 2 : 1);
}

function isPlural(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short.length > 2 &&
    long.length === short.length + 1 &&
    long.endsWith("s") &&
    long.startsWith(short) &&
    !isNumber(a)
  );
}

/** Whether a word begins with a digit. */
export function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** Whether at most `most` letters must be changed. Cuts equal ends first: little is left of most words. */
function differsLittle(a: string, b: string, most: number): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const restA = endA - start;
  const restB = endB - start;
  if (Math.max(restA, restB) <= most) return true;
  // Two letters in the wrong order.
  if (restA === 2 && restB === 2)
    return a.charCodeAt(start) === b.charCodeAt(start + 1) && a.charCodeAt(start + 1) === b.charCodeAt(start);
  // One letter each at two places.
  if (most < 2 || restA !== restB) return false;
  let changed = 0;
  for (let i = 0; i < restA; i++) if (a.charCodeAt(start + i) !== b.charCodeAt(start + i)) changed++;
  return changed <= 2;
}

/** Whether one word may be an abbreviation of the other: "govt" of "government", "dept", "univ", "pub". */
export function isAbbreviation(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 2 || short.length > 6 || long.length < short.length + 2) return false;
  if (short.charCodeAt(0) !== long.charCodeAt(0) || isNumber(short)) return false;
  if (long.startsWith(short)) return true;
  // The letters in order, the last being the last ("dept", "govt", "intl") or a contraction's plural.
  let at = 1;
  for (let i = 1; i < short.length; i++) {
    at = long.indexOf(short[i]!, at) + 1;
    if (at === 0) return false;
  }
  return short.length >= 4 && long.endsWith(short.at(-1)!);
}
