import type { EditionDocument, Format } from "#modules/catalogue";

/** Questions of each shape to a corpus of made-up editions. */
interface Corpus {
  documents(): Iterable<EditionDocument>;
  shapes(
    questions: number,
  ): Record<string, { words: string; filters?: object; order?: "newest" | "title" }[]>;
}

const vocabulary = 220_000;
const names = 90_000;
const seed = 20_241;

/** Numbers from 0 to 1 that are the same every time (a linear congruential generator, mixed). */
function numbers(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
  };
}

const onsets = "b br c ch cl d dr f fl g gr h j k l m n p pr qu r s sh sl st t th tr v w y z".split(" ");
const vowels = "a e i o u ai ea ou".split(" ");
const codas = ["", "", "n", "r", "s", "l", "t", "nd", "ck", "m"];

/** A word that looks like one; every 25th has an accent. */
function wordFor(rank: number): string {
  let word = "";
  for (let rest = rank + 11; rest > 0; rest = Math.floor(rest / 500)) {
    const syllable = Math.imul(rest, 2_654_435_761) >>> 8;
    word +=
      onsets[syllable % onsets.length]! +
      vowels[(syllable >> 5) % vowels.length]! +
      codas[(syllable >> 8) % codas.length]!;
  }
  return rank % 25 === 7 ? word.replace(/[aeiou](?!.*[aeiou])/, "é") : `${word}${rank % 3 === 0 ? "" : "a"}`;
}

/** Made-up editions: words and names by Zipf's law, one to many libraries, 5 per cent not in Latin script. */
export function chance(count: number): Corpus {
  const words = Array.from({ length: vocabulary }, (_, rank) => wordFor(rank));
  const any = numbers(seed);
  const zipf = (next: () => number, most: number) => Math.floor(most ** next()) - 1;
  const phrase = (next: () => number, least: number, more: number) =>
    Array.from(
      { length: least + Math.floor(next() * (more + 1)) },
      () => words[zipf(next, vocabulary)]!,
    ).join(" ");
  const person = (next: () => number) => {
    const name = zipf(next, names);
    return `${words[(name * 7) % vocabulary]}, ${words[(name * 13) % 3_000]}`;
  };
  const chinese = (next: () => number, length: number) =>
    Array.from({ length }, () => String.fromCharCode(0x4e00 + zipf(next, 5_000))).join("");

  const document = (id: number): EditionDocument => {
    const next = numbers(id * 2_246_822_519);
    for (let at = 0; at < 3; at++) next();
    const other = next() < 0.05;
    const title = phrase(next, 2, 7);
    const libraries = new Set([`ZZ-${zipf(next, 20)}`]);
    while (next() < 0.45) libraries.add(`ZZ-${Math.floor(next() * 20)}`);
    return {
      id,
      work: id,
      titles: other ? [title, chinese(next, 3 + Math.floor(next() * 6))] : [title],
      authors: [person(next), ...(next() < 0.3 ? [person(next)] : [])],
      subjects: Array.from({ length: Math.floor(next() * 4) }, () => phrase(next, 1, 2)),
      other: [phrase(next, 1, 3)],
      identifiers: next() < 0.8 ? [`9780${String(id).padStart(9, "0")}`] : [],
      year: 1920 + Math.floor(105 * next() ** 0.4),
      format: (["book", "book", "book", "book", "ebook", "film", "music", "serial"] as const)[
        Math.floor(next() * 8)
      ] as Format,
      languages: [
        other ? "chi" : (["eng", "eng", "eng", "spa", "ind", "ara"] as const)[Math.floor(next() * 6)]!,
      ],
      libraries: [...libraries],
      items: libraries.size + Math.floor(next() * 4),
    };
  };
  const some = () => document(1 + Math.floor(any() * count));
  const title = () => some().titles[0]!.split(" ");
  return {
    *documents() {
      for (let id = 1; id <= count; id++) yield document(id);
    },
    shapes(questions) {
      const many = <T>(make: (at: number) => T) => Array.from({ length: questions }, (_, at) => make(at));
      const broadest = words.slice(0, 60);
      return {
        "known title": many(() => ({ words: title().join(" ") })),
        isbn: many(() => ({ words: some().identifiers[0] ?? "9780000000001" })),
        author: many(() => ({ words: some().authors[0]! })),
        "title and author": many(() => {
          const { titles, authors } = some();
          return { words: `${titles[0]!.split(" ")[0]} ${authors[0]!.split(",")[0]}` };
        }),
        "topic of 2 words": many(() => ({ words: title().slice(0, 2).join(" ") })),
        "topic of 3 words": many(() => ({ words: [...title().slice(0, 2), title()[0]].join(" ") })),
        "one word": many(() => ({ words: title()[1]! })),
        "very broad word": many((at) => ({ words: broadest[at % broadest.length]! })),
        "broad words": many((at) => ({ words: `${broadest[at % 17]} ${broadest[(at * 7) % 60]}` })),
        phrase: many(() => ({ words: `"${title().slice(0, 2).join(" ")}"` })),
        prefix: many(() => ({ words: `${title().at(-1)!.slice(0, 5)}*` })),
        "field and filter": many((at) => ({
          words: `title:${title()[0]}`,
          filters: { library: [`ZZ-${at % 20}`], format: ["book"] },
        })),
        "broad, filtered": many((at) => ({
          words: broadest[at % 60]!,
          filters: { library: [`ZZ-${at % 20}`] },
        })),
        "filters alone": many((at) => ({
          words: "",
          filters: { library: [`ZZ-${at % 20}`], language: ["spa"] },
        })),
        "by title": many((at) => ({ words: broadest[at % 60]!, order: "title" as const })),
        newest: many((at) => ({ words: broadest[at % 60]!, order: "newest" as const })),
        Chinese: many(() => ({ words: chinese(any, 2) })),
      };
    },
  };
}
