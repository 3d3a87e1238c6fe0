import { Random } from "./random.ts";
import { familyNames, givenNames, publishers, scripts, subjects, titleWords, towns } from "./words.ts";

/** One edition as it is, before anybody catalogues it. */
export interface Edition {
  readonly number: number;
  readonly title: string;
  readonly subtitle: string | null;
  readonly family: string;
  readonly given: string;
  readonly born: number;
  readonly year: number;
  readonly publisher: string;
  readonly town: string;
  readonly pages: number;
  readonly isbn13: string | null;
  readonly language: string;
  readonly subjects: readonly string[];
  readonly original: { readonly script: string; readonly title: string; readonly name: string } | null;
  /** Words of a contents note: what makes some records long. */
  readonly contents: string;
  readonly leader: string;
}

const languages = ["eng", "eng", "eng", "eng", "eng", "eng", "spa", "fre", "ger", "ind", "ita", "por"];
const types = ["am", "am", "am", "am", "am", "am", "am", "am", "jm", "gm", "im", "as", "em", "cm"];

/** Edition number n of the corpus; the same for the same number and seed. */
export function makeEdition(number: number, seed: number): Edition {
  const random = new Random(Math.imul(number + 1, 0x9e3779b1) ^ seed);
  const words = 1 + random.below(3) + random.below(4);
  const title = Array.from({ length: words }, () => titleWords[random.rank(titleWords.length)]!).join(" ");
  const script = random.chance(0.05) ? random.of(scripts) : null;
  const year = 2026 - Math.floor(random.next() ** 2 * 120);
  const hasIsbn = year > 1970 && random.chance(0.85);
  const type = random.of(types);
  return {
    number,
    title: title[0]!.toUpperCase() + title.slice(1),
    subtitle: random.chance(0.45)
      ? `${titleWords[random.rank(titleWords.length)]} ${titleWords[random.rank(9_000)]}`
      : null,
    family: familyNames[random.rank(familyNames.length)]!,
    given: givenNames[random.rank(givenNames.length)]!,
    born: year - 25 - random.below(50),
    year,
    publisher: publishers[random.rank(publishers.length)]!,
    town: towns[random.rank(towns.length)]!,
    pages: 40 + random.below(700),
    isbn13: hasIsbn ? isbnOf(number, seed) : null,
    language: script?.language ?? random.of(languages),
    subjects: Array.from({ length: 1 + random.below(4) }, () => subjects[random.rank(subjects.length)]!),
    original: script
      ? { script: script.code, title: inScript(random, script, 12), name: inScript(random, script, 8) }
      : null,
    contents: contentsOf(random),
    leader: `00000c${type} a2200000 a 4500`,
  };
}

/** Most records are short; one in a hundred has a contents note of up to 28 KB. */
function contentsOf(random: Random): string {
  const kind = random.next();
  const length = kind < 0.7 ? 0 : kind < 0.99 ? random.below(90) : random.below(4_000);
  return Array.from({ length }, () => titleWords[random.rank(titleWords.length)]!).join(" ");
}

function inScript(random: Random, script: (typeof scripts)[number], length: number): string {
  let text = "";
  for (let i = 0; i < length; i++)
    text += script.spaced && i % 6 === 5 ? " " : script.letters[random.below(script.letters.length)];
  return text;
}

/** A well-formed ISBN-13 in the prefix 979-9, which no agency has been given: these books do not exist. */
function isbnOf(number: number, seed: number): string {
  const body = `9799${String((number * 7 + (seed % 7)) % 100_000_000).padStart(8, "0")}`;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(body[i]) * (i % 2 === 0 ? 1 : 3);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
