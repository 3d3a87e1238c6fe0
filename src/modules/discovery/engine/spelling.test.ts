import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Spelling } from "./spelling.ts";

function spellingOf(words: ReadonlyMap<string, number>): Spelling {
  const file = new DatabaseSync(":memory:");
  file.exec("create table spelling (word text primary key, documents integer not null) without rowid");
  const add = file.prepare("insert into spelling values (?, ?)");
  for (const [word, documents] of words) add.run(word, documents);
  const spelling = new Spelling();
  for (const _ of spelling.load(file));
  file.close();
  return spelling;
}

/** Optimal string alignment, from its definition. */
function distance(a: string, b: string): number {
  const of = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const same = a[i - 1] === b[j - 1] ? 0 : 1;
    const ways = [of(i - 1, j) + 1, of(i, j - 1) + 1, of(i - 1, j - 1) + same];
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ways.push(of(i - 2, j - 2) + 1);
    return Math.min(...ways);
  };
  return of(a.length, b.length);
}

test("finds every word that is near enough, and no other", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 25 }), word, (words, typed) => {
      const spelling = spellingOf(new Map(words.map((each) => [each, 1])));
      const allowed = typed.length >= 7 ? 2 : 1;
      const near = words.filter((each) => each !== typed && distance(each, typed) <= allowed);
      const found = spelling.like(typed, 100);
      expect(found.map((candidate) => candidate.word).toSorted()).toEqual(near.toSorted());
      for (const each of found) expect(each.distance).toBe(distance(each.word, typed));
    }),
    { numRuns: 300, interruptAfterTimeLimit: 10_000 },
  );
});

test("puts the nearest first, then those that begin alike, then the most used", () => {
  const spelling = spellingOf(
    new Map([
      ["boat", 5],
      ["coat", 90],
      ["boot", 50],
      ["bolt", 40],
    ]),
  );
  expect(spelling.like("boxt", 9).map((candidate) => candidate.word)).toEqual(["boot", "bolt", "boat"]);
  expect(spelling.like("woat", 9).map((candidate) => candidate.word)).toEqual(["coat", "boat"]);
});

test("finds the most used word that differs in one letter but not the first", () => {
  const spelling = spellingOf(
    new Map([
      ["boat", 5],
      ["boot", 50],
      ["coat", 90],
    ]),
  );
  expect(spelling.nearest("boxt")?.word).toBe("boot");
  expect(spelling.nearest("woat")).toBeNull();
});

test("knows in how many editions a word stands", () => {
  const spelling = spellingOf(
    new Map([
      ["море", 7],
      ["sea", 3],
    ]),
  );
  expect([spelling.size, spelling.documentsOf("море"), spelling.documentsOf("see")]).toEqual([2, 7, 0]);
});

test("knows nothing before it has learnt, and nothing of words too short or too long", () => {
  expect(new Spelling().like("word", 5)).toEqual([]);
  expect(spellingOf(new Map([["abc", 1]])).like("ab", 5)).toEqual([]);
  expect(spellingOf(new Map([["abc", 1]])).like("a".repeat(300), 5)).toEqual([]);
});
