import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryRecord } from "#standards/marc/arbitrary-record.ts";
import { decode } from "#standards/marc/decode.ts";
import { readFrames } from "#standards/marc/frames.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { type ExpectedGroup, groupsOf, scoreOf } from "./testing/work-groups.ts";
import { recordOf, works } from "./testing/work-records.ts";
import { workKeysOf } from "./work-keys.ts";

const names = Object.keys(works);
const records = Object.values(works).flat();
const numbers = groupsOf(records);

/** The works that the records of one expected work were put into. */
function placesOf(name: string): Set<number> {
  const members = new Set(works[name]);
  return new Set(numbers.filter((_, index) => members.has(records[index]!)));
}

describe("works of an invented library", () => {
  it.each(names.filter((name) => works[name]!.length > 1))("keeps together %s", (name) => {
    const places = works[name]!.map((record) => numbers[records.indexOf(record)]);
    expect(places).toEqual(places.map(() => places[0]));
  });

  it.each(names)("keeps apart from all others: %s", (name) => {
    const places = placesOf(name);
    const intruders = names.filter((other) => other !== name && !placesOf(other).isDisjointFrom(places));
    expect(intruders).toEqual([]);
  });
});

describe("keys", () => {
  it("are whole numbers below 2^53, and aliases come only with a key, for any record", () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const { key, rank, aliases } = workKeysOf(record);
        expect(key === null ? rank === 0 : rank >= 1 && rank <= 3).toBe(true);
        for (const number of key === null ? aliases : [key, ...aliases]) {
          expect(Number.isSafeInteger(number) && number >= 0).toBe(true);
          expect(key).not.toBeNull();
        }
        expect(aliases).not.toContain(key);
      }),
      { numRuns: 500 },
    );
  });

  it("say nothing of a record without a title, of pictures and of objects", () => {
    const author = "100 1_ $aHarrow, Elisa.";
    expect(workKeysOf(recordOf("am", "eng", author)).key).toBeNull();
    expect(workKeysOf(recordOf("km", "eng", author, "245 10 $aThe road, oil on wood")).key).toBeNull();
    expect(workKeysOf({ leader: "", fields: [] }).rank).toBe(0);
  });

  it("rank a uniform title over author and title, and those over an editor's name", () => {
    const title = "245 10 $aThe salt road";
    const ranks = [
      recordOf("am", "eng", "100 1_ $aHarrow, Elisa.", "240 10 $aSalt road", title),
      recordOf("am", "eng", "100 1_ $aHarrow, Elisa.", title),
      recordOf("am", "eng", title, "700 1_ $aHarrow, Elisa,$eeditor."),
      recordOf("am", "eng", title),
    ].map((record) => workKeysOf(record).rank);
    expect(ranks).toEqual([3, 2, 1, 0]);
  });
});

/** The keys of a text with this heading and title, for comparing ways of writing. */
function keyOf(heading: string, title: string, language = "eng"): number | null {
  return workKeysOf(recordOf("am", language, heading, `245 ${title}`)).key;
}

describe("authors", () => {
  const plain = keyOf("100 1_ $aHarrow, Elisa Jane,$d1851-1912.", "14 $aThe salt road home");

  it.each([
    "100 1_ $aHarrow, Elisa.",
    "100 1_ $aHARROW, ELISA JANE, 1851-1912",
    "100 1_ $aHarrow, E. J.$q(Elisa Jane),$d1851-1912,$eauthor.",
    "100 1_ $aHarrow, E.J.",
    "100 1_ $aElisa Harrow",
    "700 1_ $aHarrow, Elisa$4aut",
  ])("are one however written: %s", (heading) => {
    expect(keyOf(heading, "14 $aThe salt road home")).toBe(plain);
  });

  it("need their whole first name for a title of one or two words", () => {
    expect(keyOf("100 1_ $aHarrow, E.", "10 $aRoads")).not.toBe(
      keyOf("100 1_ $aHarrow, Elisa.", "10 $aRoads"),
    );
    const initials = keyOf("100 1_ $aHarrow, E. J.$q(Elisa Jane)", "10 $aRoads");
    expect(initials).toBe(keyOf("100 1_ $aHarrow, Elisa.", "10 $aRoads"));
  });

  it("are not the translator in the main entry, where an author is added", () => {
    const record = recordOf(
      "am",
      "eng",
      "100 1_ $aLane, Rosa,$etranslator.",
      "245 14 $aThe salt road home",
      "700 1_ $aHarrow, Elisa,$eauthor.",
    );
    expect(workKeysOf(record).key).toBe(plain);
  });
});

describe("titles", () => {
  const author = "100 1_ $aHarrow, Elisa.";

  it.each([
    ["14 $aThe salt & the road /", "10 $aSalt and the road"],
    ["10 $aSalt &amp; pepper", "10 $aSalt and pepper"],
    ["10 $aHarrow's ghost", "10 $aHarrow&apos;s ghost"],
    ["10 $aElin, or, The glass hill", "10 $aElin"],
    ["10 $aElin; or, The glass hill", "10 $aElin, a novel"],
    ["10 $aSalt roads [text (large print)] /", "10 $aSalt roads"],
    ["10 $aSalt roads; a guide to them", "10 $aSalt roads :$ba guide for all"],
    ["10 $aSalt roads, a romance", "10 $aSalt roads. A romance"],
    ["10 $aSalt roads.$nPart two", "10 $aSalt roads.$nII"],
  ])("are one work: %s and %s", (a, b) => {
    expect(keyOf(author, a)).toBe(keyOf(author, b));
  });

  it.each([
    ["fre", "12 $aL'hiver blanc", "10 $aHiver blanc"],
    ["ger", "10 $aDie weißen Berge", "14 $aDie weissen Berge"],
    ["spa", "10 $aLas montañas", "10 $aMontanas"],
    ["ara", "10 $aal-Jabal al-abyaḍ", "13 $aal-Jabal al-abyad"],
    ["ger", "00 $a<<Das>> Dorf am See", "00 $a\u0098Das\u009c Dorf am See"],
  ])("lose their article by the record or the language (%s): %s and %s", (language, a, b) => {
    expect(keyOf(author, a, language)).toBe(keyOf(author, b, language));
  });

  it("keep a word that is an article only in another language", () => {
    expect(keyOf(author, "10 $aDie at sea")).not.toBe(keyOf(author, "10 $aAt sea"));
  });

  it.each([
    ["10 $aSalt roads.$nPart 1", "10 $aSalt roads.$nPart 2"],
    ["10 $aMr. A and the sea", "10 $aMr. The sea"],
    ["10 $aSalt roads", "10 $aSalt roads and other poems"],
    ["10 $aSalt roads", "10 $aSalt roads :$band other poems"],
    ["10 $aRoads :$bsolutions manual", "10 $aRoads"],
  ])("are two works: %s and %s", (a, b) => {
    expect(keyOf(author, a)).not.toBe(keyOf(author, b));
  });
});

describe("collective titles", () => {
  const author = "100 1_ $aHarrow, Elisa.";

  it.each([
    "Works",
    "Novels.",
    "Poems. Selections",
    "Selected poems, 1870-1900",
    "Sonnets",
    "Gesammelte Werke",
  ])("name no work by themselves, but the formats of one year's book: %s", (title) => {
    const of = (date: string) =>
      workKeysOf(
        recordOf("am", "eng", `008 970101s${date}    xx            000 1 eng d`, author, `245 10 $a${title}`),
      );
    expect(of("1931")).toEqual(of("1931"));
    expect(of("1931").rank).toBe(1);
    expect(of("1931").key).not.toBe(of("1997").key);
    expect(of("    ").key).toBeNull();
  });

  it("name one where a cataloguer uses them as the title of one", () => {
    const own = "245 10 $aThe love sonnets";
    const keys = workKeysOf(recordOf("am", "eng", author, "240 10 $aSonnets", own));
    expect(keys.key).not.toBe(workKeysOf(recordOf("am", "eng", author, own)).key);
    expect(keys.rank).toBe(3);
  });

  it("are told apart from titles that are a number", () => {
    expect(workKeysOf(recordOf("am", "eng", author, "245 10 $a1897")).rank).toBe(2);
  });
});

describe("aliases", () => {
  const author = "100 1_ $aHarrow, Elisa.";
  const own = "245 14 $aDer Salzweg";

  it.each([
    ["a collective uniform title", "240 10 $aNovels.$lGerman"],
    ["a selection", "240 10 $aSalt road.$kSelections.$lGerman"],
  ])("are not made from %s", (_, uniform) => {
    expect(workKeysOf(recordOf("am", "ger", author, uniform, own)).aliases).toEqual([]);
  });

  it("are not made where the book holds further works", () => {
    const uniform = "240 10 $aSalt road.$lGerman";
    const more = "700 12 $aHarrow, Elisa.$tGlass hill.$lGerman";
    const keys = workKeysOf(recordOf("am", "ger", author, uniform, own, more));
    expect(keys.aliases).toEqual([]);
    expect(keys.key).not.toBe(keyOf(author, "10 $aSalt road"));
  });

  it("are not made for music, films and bodies", () => {
    const uniform = "240 10 $aSalt road.$lGerman";
    expect(workKeysOf(recordOf("cm", "ger", author, uniform, own)).aliases).toEqual([]);
    expect(workKeysOf(recordOf("gm", "ger", own, "246 31 $aThe salt road")).aliases).toEqual([]);
    expect(workKeysOf(recordOf("am", "ger", "110 2_ $aSalt Board.", uniform, own)).aliases).toEqual([]);
  });
});

/** A folder of real `.mrc` files, in subfolders; the test that needs it is skipped without it. */
// biome-ignore lint/style/noProcessEnv: a folder outside the repository, named by whoever runs the test.
const DATA = process.env.COMMONSHELF_TEST_DATA;

const expected: { file: string; groups: ExpectedGroup[] } = JSON.parse(
  readFileSync(new URL("../../../../../bench/works-expected.json", import.meta.url), "utf8"),
);
const file = join(DATA ?? "", expected.file);

// The records are not ours to keep here; COMMONSHELF_TEST_DATA says where they are.
describe.skipIf(DATA === undefined || !existsSync(file))("two novels in 360 real records", () => {
  it("form works as a cataloguer expects, with nothing in the wrong one", async () => {
    const real: MarcRecord[] = [];
    for await (const batch of readFrames(oneChunk(readFileSync(file)))) {
      for (const frame of batch) real.push(decode(frame).record ?? { leader: "", fields: [] });
    }
    const groups = groupsOf(real);
    const score = scoreOf(expected.groups, (record) => groups[record - 1]!);
    expect(score.groups.filter((group) => group.intruding.length > 0)).toEqual([]);
    expect(score.precision).toBe(1);
    expect(score.recall).toBeGreaterThan(0.95);
  });
});

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
