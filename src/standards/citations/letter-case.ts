// Titles come as cataloguers write them: in sentence case (RDA A.4, AACR2 A.4), or in the capitals of the title
// page. What a style asks for differs, and only English has "title case" at all.
//
// Sentence case (APA): nothing is ever put into lower case. A program cannot tell the Gatsby of "The Great Gatsby"
// from a word, and a name spoiled is worse than a capital too many; the cataloguers have done it already.
// Title case (MLA, Chicago): capitals are only added, never taken away, and only to English titles.

/** Words that stay small within an English title: articles, conjunctions, prepositions, "to" of the infinitive. */
const smallWords = new Set(
  (
    "a an the and but or nor for so yet as at by in of off on per to up via with from into onto over than " +
    "about above across after against along amid among around before behind below beneath beside between " +
    "beyond despite during except inside like near outside past since through throughout toward towards " +
    "under underneath until upon versus vs within without"
  ).split(" "),
);

/** Whether a language is English; a language that is not known is not taken for it. */
export function isEnglish(language: string | null): boolean {
  return /^en(-|$)/i.test(language ?? "");
}

/** The first letter as a capital, where the word is written small throughout (not "iPhone"). */
export function capitalised(text: string): string {
  const [, before = "", word = ""] = /^([^\p{L}\p{N}]*)([\p{L}\p{M}\p{N}'’]*)/u.exec(text) ?? [];
  if (word === "" || word !== word.toLowerCase()) return text;
  const [first = ""] = word;
  return before + first.toUpperCase() + text.slice(before.length + first.length);
}

/** An English title in title case; the first and last words and each after a colon or a full stop have capitals. */
export function titleCase(title: string): string {
  const words = title.split(/(\s+)/);
  const last = words.findLastIndex((word) => /[\p{L}\p{N}]/u.test(word));
  let starts = true;
  return words
    .map((word, at) => {
      if (!/[\p{L}\p{N}]/u.test(word)) return word;
      const isFirst = starts;
      starts = /[:.?!–—]["”’)]*$/u.test(word);
      return isFirst || at === last || !isSmall(word) ? hyphenated(word) : word;
    })
    .join("");
}

function isSmall(word: string): boolean {
  return smallWords.has(word.toLowerCase().replace(/[^\p{L}]/gu, ""));
}

/** "self-made" becomes "Self-Made", "mother-in-law" "Mother-in-Law". */
function hyphenated(word: string): string {
  return word
    .split("-")
    .map((part, at) => (at > 0 && isSmall(part) ? part : capitalised(part)))
    .join("-");
}

/** Whether names are written with capitals and can be shortened to initials in this script. */
export function hasCase(text: string): boolean {
  const [letter = ""] = /\p{L}/u.exec(text) ?? [];
  return letter.toLowerCase() !== letter.toUpperCase();
}
