// How texts of records are made comparable: lower-case words of letters and digits, one blank between
// them. Runs some fifteen times for every record of a load, so ASCII takes a path of its own.

const SPACE = 32;
const APOSTROPHE = 39;
const FULL_STOP = 46;
const AMPERSAND = 38;

/** Letters that Unicode does not take apart into a base and a mark. */
const unmarked: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ə: "a",
};

/** Combining marks of Latin, Greek and Cyrillic, the half marks of MARC-8, Arabic vowel signs and stretching. */
const marks = /[\u0300-\u036f\ufe20-\ufe2f\u064b-\u0652\u0640]/g;
/** Apostrophes of all kinds and the letters that romanisations write for hamza, ayn and soft signs. */
const apostrophes = /[\u02b0-\u02ff\u2018-\u201b\u2032\u00b4`]/g;
const special = /[ßæœøłđðþıə]/g;

/**
 * Folds a text: lower case, no diacritics, no punctuation, "&" as "and", and initials with full stops
 * written together ("U. S. Dept." and "U.S. Dept." both become "us dept").
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return words(isAscii(lower) ? lower : withoutMarks(lower));
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function withoutMarks(lower: string): string {
  return lower
    .normalize("NFKD")
    .replace(marks, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(special, (letter) => unmarked[letter]!)
    .replace(apostrophes, "'");
}

const otherLetter = /[\p{L}\p{M}\p{N}]/u;

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 97 && code <= 122) return true;
  if (code >= 48 && code <= 57) return true;
  return code > 127 && ((code >= 0xd800 && code < 0xe000) || otherLetter.test(text[at]!));
}

function words(text: string): string {
  let folded = "";
  let wasInitial = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === AMPERSAND) {
      folded += folded === "" ? "and" : " and";
      wasInitial = false;
      continue;
    }
    if (code === SPACE || !isWordCharacter(text, i)) continue;
    let end = i + 1;
    let word = "";
    let start = i;
    for (; end < text.length; end++) {
      if (text.charCodeAt(end) === APOSTROPHE) {
        word += text.slice(start, end);
        start = end + 1;
      } else if (!isWordCharacter(text, end)) break;
    }
    word += text.slice(start, end);
    const isInitial = end === i + 1 && text.charCodeAt(end) === FULL_STOP && code > 57;
    folded += folded === "" || (isInitial && wasInitial) ? word : ` ${word}`;
    wasInitial = isInitial;
    i = end - 1;
  }
  return folded;
}

/** The first words of a folded text, no longer than `most` characters together. */
export function shortened(folded: string, most: number): string {
  if (folded.length <= most) return folded;
  const cut = folded.lastIndexOf(" ", most);
  return folded.slice(0, cut > 0 ? cut : most);
}
