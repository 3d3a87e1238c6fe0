// Edition statements, as 250 has them or as they stand in a title or a statement of responsibility.

const ordinalWords: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  primera: 1,
  segunda: 2,
  tercera: 3,
  cuarta: 4,
  quinta: 5,
  sexta: 6,
  pertama: 1,
  kedua: 2,
  ketiga: 3,
  keempat: 4,
  kelima: 5,
  keenam: 6,
  premiere: 1,
  deuxieme: 2,
  troisieme: 3,
  erste: 1,
  zweite: 2,
  dritte: 3,
  vierte: 4,
};

/** Number and kind of an edition that words of a folded text name. */
export interface EditionStatement {
  /** 0 where none is named. */
  readonly number: number;
  /** Marks of another state of the text, sorted: "r" revised, "e" enlarged, "n" new, "a" abridged, "f" facsimile or reprint. */
  readonly marks: string;
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\b(abr|abridged|condensed|shortened)\b/, "a"],
  [/\b(enl|enlarged|enlgd|augm|augmented|expanded|exp|erw|erweiterte|aumentada|ampliada)\b/, "e"],
  [/\b(reprint|repr|reprinted|facsim|facsimile|cet|cetakan|impression|printing|reimpr|reimpresion)\b/, "f"],
  [/\b(new|neue|nueva|nouv|nouvelle|baru)\b/, "n"],
  [/\b(rev|revised|corr|corrected|revisi|uberarb|revisada|rewritten|revision)\b/, "r"],
];

/** Reads a folded 250. */
export function editionIn(folded: string): EditionStatement {
  if (folded === "") return { number: 0, marks: "" };
  let number = 0;
  for (const word of folded.split(" ")) {
    number = ordinalOf(word);
    if (number > 0) break;
  }
  let marks = "";
  for (const [words, mark] of kinds) if (words.test(folded)) marks += mark;
  return { number, marks };
}

/** The number that an ordinal stands for in English and its like ("2nd", "3d", "4.", "fifth", "ke-2"); 0 for what is none. */
export function ordinalOf(word: string): number {
  const digit = word.charCodeAt(0);
  if (digit >= 48 && digit <= 57) {
    const number = Number.parseInt(word, 10);
    return number > 0 && number < 200 ? number : 0;
  }
  return Object.hasOwn(ordinalWords, word) ? ordinalWords[word]! : 0;
}

const within =
  /(?:^| )(\S+ )?(\S+) (?:american |english |enlarged |rev |revised |and enl |and )*(?:ed|edn|edition)(?: |$)/;

/** The edition that a folded title or statement of responsibility names: "second edition", "3d ed rev". */
export function editionWithin(folded: string): EditionStatement {
  if (!folded.includes("ed") || !within.test(folded)) return { number: 0, marks: "" };
  const [, before = "", last = ""] = within.exec(folded)!;
  const number = ordinalOf(last) || ordinalOf(before.trim());
  const marks = editionIn(`${before}${last}`).marks;
  return { number, marks };
}
