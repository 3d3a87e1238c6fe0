import { chineseVariants } from "./chinese-variants.ts";

/** What a character does to the words around it. */
export const role = {
  /** Ends a word. */
  separator: 1,
  /** Belongs to a word, as its folded form. */
  word: 2,
  /** Vanishes: accents, vowel points, tatweel, marks of romanisation. */
  nothing: 3,
  /** Belongs to a script written without spaces, where every character is a unit. */
  unit: 4,
  /** Joins or divides, by what stands around it. */
  apostrophe: 5,
} as const;

/** A character's role and what it becomes; `form` is empty for separators and for what vanishes. */
export interface Character {
  readonly role: (typeof role)[keyof typeof role];
  readonly form: string;
}

const separator: Character = { role: role.separator, form: "" };
const nothing: Character = { role: role.nothing, form: "" };
const apostrophe: Character = { role: role.apostrophe, form: "" };

// Letters that Unicode does not decompose, but that readers type without: Latin with strokes and
// ligatures, dotless i, final sigma, Arabic letters that are one to a reader, Persian kaf and yeh.
const letters = new Map(
  Object.entries({
    ß: "ss",
    æ: "ae",
    œ: "oe",
    ø: "o",
    ð: "d",
    þ: "th",
    đ: "d",
    ħ: "h",
    ı: "i",
    ł: "l",
    ŋ: "n",
    ŧ: "t",
    ĸ: "k",
    ſ: "s",
    ƒ: "f",
    ɓ: "b",
    ɗ: "d",
    ƙ: "k",
    ς: "σ",
    ٱ: "ا",
    ى: "ي",
    ی: "ي",
    ې: "ي",
    ة: "ه",
    ۀ: "ه",
    ہ: "ه",
    ک: "ك",
  }),
);

// Marks that readers leave out: combining accents, Cyrillic titlo, Hebrew points, Arabic vowels, half marks.
// Marks of the scripts of India and South-East Asia are vowels, and stay.
const droppedMarks = [
  [0x0300, 0x036f],
  [0x0483, 0x0487],
  [0x0591, 0x05bd],
  [0x05bf, 0x05bf],
  [0x05c1, 0x05c2],
  [0x05c4, 0x05c5],
  [0x05c7, 0x05c7],
  [0x0610, 0x061a],
  [0x0640, 0x0640],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06dc],
  [0x06df, 0x06e4],
  [0x06e7, 0x06e8],
  [0x06ea, 0x06ed],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
] as const;
// Soft hyphen, joiners and direction marks; ayn, hamza and soft sign as romanisation writes them.
const invisible =
  /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u02b9-\u02bf\u02ca\u02cb\u02bb]$/;
const anApostrophe = /^['\u2019\u2018\u0060\u00b4\u2032\u05f3\uff07\u201b]$/;
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Bopomofo}\p{Script=Yi}々〆ー]/u;
const partOfWord = /[\p{L}\p{N}\p{M}]/u;
const digit = /\p{Nd}/u;

function isDropped(code: number): boolean {
  return droppedMarks.some(([first, last]) => code >= first && code <= last);
}

/** Katakana written as hiragana: the same word is found in both. */
function kana(form: string): string {
  return form.replace(/[\u30a1-\u30f6]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0x60));
}

/** A decimal digit of any script as 0 to 9: each script's digits are ten in a row, zero first. */
function latinDigit(character: string): string {
  const code = character.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && digit.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

function describe(character: string): Character {
  if (anApostrophe.test(character)) return apostrophe;
  if (character === "&") return { role: role.word, form: " and " };
  if (invisible.test(character)) return nothing;
  const parts = character.normalize("NFKD").toLowerCase().normalize("NFKD");
  const plain = Array.from(parts, (part) => (isDropped(part.codePointAt(0)!) ? "" : part)).join("");
  if (plain === "") return nothing;
  const composed = plain.normalize("NFC");
  if (!partOfWord.test(composed)) return separator;
  if (withoutSpaces.test(composed) && [...composed].length === 1)
    return { role: role.unit, form: chineseVariants().get(composed) ?? kana(composed) };
  const form = Array.from(composed, (each) => {
    if (digit.test(each)) return latinDigit(each);
    return partOfWord.test(each) ? (letters.get(each) ?? each) : " ";
  }).join("");
  return { role: role.word, form };
}

const known = new Array<Character | undefined>(0x10000);
const knownBeyond = new Map<number, Character>();

/** What the character with this code point is to search. */
export function characterOf(code: number): Character {
  const found = code < 0x10000 ? known[code] : knownBeyond.get(code);
  if (found) return found;
  const described = describe(String.fromCodePoint(code));
  if (code < 0x10000) known[code] = described;
  else knownBeyond.set(code, described);
  return described;
}
