import type { DataField, Field, MarcRecord } from "#standards/marc/record.ts";

/** Numbers from 0 to 1 that are the same in each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const SYLLABLES = "ba ce di fo gu ha ke li mo nu pa re si to vu wa ye zi cha the ing ter str ion".split(" ");
const ACCENTS = ["é", "ü", "ñ", "ç", "å", "ô"];
const SCRIPTS: readonly [code: string, first: number, letters: number][] = [
  ["$1", 0x4e00, 2000],
  ["(N", 0x430, 32],
  ["(3/r", 0x627, 36],
];

/**
 * Records as a union catalogue holds them: words in Zipf's proportions, 300 bytes to 3 KB, most of
 * them near 1 KB, one in five with accents, one in twenty with 880 fields in another script.
 */
export function generateRecords(count: number, seed = 1): MarcRecord[] {
  const random = seeded(seed);
  const vocabulary = Array.from({ length: 5000 }, () => word(random));
  return Array.from({ length: count }, (_, n) => record(n, random, vocabulary));
}

function word(random: () => number): string {
  const parts = 2 + Math.floor(random() * 3);
  return Array.from({ length: parts }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join("");
}

function record(n: number, random: () => number, vocabulary: string[]): MarcRecord {
  const accented = random() < 0.2;
  const phrase = (words: number): string => {
    const chosen = Array.from({ length: words }, () => vocabulary[zipf(random, vocabulary.length)]!);
    if (accented) chosen[0] += ACCENTS[Math.floor(random() * ACCENTS.length)]!;
    return chosen.join(" ");
  };
  const year = String(1950 + Math.floor(random() * 75));
  const fields: Field[] = [
    { tag: "001", value: `cs${String(n).padStart(9, "0")}` },
    { tag: "005", value: "20240102030405.0" },
    { tag: "008", value: `240102s${year}    xx            000 0 eng d` },
    data("020", "  ", ["a", `978${String(Math.floor(random() * 1e10)).padStart(10, "0")} (pbk.)`]),
    data("035", "  ", ["a", `(OCoLC)${Math.floor(random() * 1e9)}`]),
    data("040", "  ", ["a", "XXX"], ["c", "XXX"], ["d", "YYY"]),
    data("100", "1 ", ["a", `${phrase(2)},`], ["d", `${Number(year) - 40}-`]),
    data("245", "10", ["a", `${phrase(3)} :`], ["b", `${phrase(5)} /`], ["c", `${phrase(2)}.`]),
    data("260", "  ", ["a", `${phrase(1)} :`], ["b", `${phrase(2)},`], ["c", `${year}.`]),
    data("300", "  ", ["a", `${Math.floor(random() * 900)} p. ;`], ["c", "23 cm."]),
  ];
  // A skewed spread of sizes: most records end near 1 KB, few reach 3 KB.
  const extra = Math.floor(random() ** 2.2 * 34);
  for (let i = 0; i < extra; i++) {
    if (i % 5 === 4)
      fields.push(data("952", "  ", ["a", "MAIN"], ["c", "GEN"], ["p", `3000${n}${i}`], ["y", "BK"]));
    else if (i % 5 === 3) fields.push(data("500", "  ", ["a", `${phrase(9)}.`]));
    else fields.push(data("650", " 0", ["a", phrase(2)], ["x", phrase(1)], ["z", phrase(1)]));
  }
  if (random() < 0.05) fields.push(...originalScript(random));
  return { leader: "00000nam a2200000 a 4500", fields };
}

function zipf(random: () => number, size: number): number {
  return Math.floor(size ** random()) % size;
}

function originalScript(random: () => number): DataField[] {
  const [code, first, letters] = SCRIPTS[Math.floor(random() * SCRIPTS.length)]!;
  const text = Array.from({ length: 12 }, () =>
    String.fromCodePoint(first + Math.floor(random() * letters)),
  ).join("");
  return [
    data("880", "1 ", ["6", `100-01/${code}`], ["a", text.slice(0, 4)]),
    data("880", "10", ["6", `245-02/${code}`], ["a", `${text} /`], ["c", text.slice(2, 6)]),
  ];
}

function data(tag: string, ind: string, ...subfields: [string, string][]): DataField {
  return { tag, ind, subfields: subfields.map(([code, value]) => ({ code, value })) };
}
