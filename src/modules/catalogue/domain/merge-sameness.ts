// When two statements of different libraries count as one. Compared are words: case, punctuation and the accents
// of Latin, Greek and Cyrillic letters make no difference.

/** What is compared of a statement. `+` and `#` stay, or C, C++ and C# would be one language. */
export function sameKey(text: string): string {
  // Most statements are ASCII, and every page of an edition compares some dozens.
  const words = isAscii.test(text)
    ? text.toLowerCase().replace(notInWords, " ").trim()
    : text
        .normalize("NFD")
        .toLowerCase()
        .replace(/[\u0300-\u036f]+/g, "")
        .replace(/[^\p{L}\p{M}\p{N}+#]+/gu, " ")
        .trim();
  return words || text;
}

const isAscii = /^[\x20-\x7e]*$/;
const notInWords = /[^a-z0-9+#]+/g;

/** Whether `key` says no more than the beginning of `other`: "Love stories" beside "Love stories: England". */
export function isBeginningOf(key: string, other: string): boolean {
  return other.length > key.length && other.charAt(key.length) === " " && other.startsWith(key);
}

/** How much of a note may be new before it counts as another note. */
const mostlySame = 0.3;

/** Whether `key` has hardly a word that `other` has not: notes are seldom written alike. */
export function repeats(key: string, other: string): boolean {
  const known = new Set(other.split(" "));
  const words = new Set(key.split(" "));
  let fresh = 0;
  for (const word of words) if (!known.has(word)) fresh++;
  return fresh <= words.size * mostlySame;
}
