import { Random } from "./random.ts";

const onsets = "b br c ch cl d dr f fl g gr h j k l m n p pl qu r s sh sl st t th tr v w z".split(" ");
const vowels = "a e i o u ai ea ee oa ou".split(" ");
const codas = " n r s t l m d ck st nd rt ll".split(" ");

/** Words of one to four syllables, all different; the first are the commonest. */
function madeWords(count: number, seed: number): string[] {
  const random = new Random(seed);
  const words = new Set<string>();
  while (words.size < count) {
    let word = "";
    // Common words are short, as in every language.
    const syllables = words.size < 200 ? 1 + random.below(2) : 2 + random.below(3);
    for (let i = 0; i < syllables; i++) word += random.of(onsets) + random.of(vowels) + random.of(codas);
    words.add(word);
  }
  return [...words];
}

export const titleWords = madeWords(60_000, 1);
export const familyNames = madeWords(40_000, 2).map((word) => word[0]!.toUpperCase() + word.slice(1));
export const givenNames = madeWords(2_000, 3).map((word) => word[0]!.toUpperCase() + word.slice(1));
export const publishers = madeWords(3_000, 4).map(
  (word) => `${word[0]!.toUpperCase()}${word.slice(1)} Press`,
);
export const towns = madeWords(800, 5).map((word) => word[0]!.toUpperCase() + word.slice(1));
export const subjects = madeWords(8_000, 6).map((word, i) => (i % 3 === 0 ? `${word} -- History` : word));

/** Letters of scripts that need an 880 field, with their MARC script code and language. */
export const scripts = [
  { code: "(N", language: "rus", letters: "абвгдежзиклмнопрстуфхцчшыьэюя", spaced: true },
  { code: "(3/r", language: "ara", letters: "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", spaced: true },
  {
    code: "$1",
    language: "chi",
    letters: "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会",
    spaced: false,
  },
  { code: "(2/r", language: "heb", letters: "אבגדהוזחטיכלמנסעפצקרשת", spaced: true },
] as const;
