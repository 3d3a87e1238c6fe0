import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { EditionDocument } from "#modules/catalogue";
import { parseQuery } from "../domain/query.ts";
import { editionDocument } from "../testing/editions.ts";
import { IndexBuild } from "./index-build.ts";
import { createIndexFile, openIndexFile } from "./index-file.ts";
import { Reader } from "./reader.ts";
import { type Filters, facetNames, type SearchRequest } from "./search-index.ts";
import { upkeep } from "./upkeep.ts";

const directory = join(".tmp", `reader-${randomUUID()}`);
// Indexes are made while tests are described.
mkdirSync(directory, { recursive: true });
const nothing: Filters = { library: [], format: [], language: [] };

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function indexOf(documents: readonly EditionDocument[]) {
  const path = join(directory, `${randomUUID()}.sqlite`);
  const build = new IndexBuild(createIndexFile(path));
  const put = (ids: number[], some: readonly EditionDocument[]) => {
    build.apply(ids, some);
    build.commit();
  };
  put(
    documents.map((document) => document.id),
    documents,
  );
  for (const _ of upkeep(build.file, build.lastRow));
  const ask = (words: string, more: Partial<SearchRequest> = {}) => {
    const reader = new Reader(path, build.shared);
    for (const _ of reader.learnSpelling());
    const request = {
      query: parseQuery(words),
      filters: nothing,
      order: "relevance",
      limit: 100,
      offset: 0,
    } as const;
    const answer = reader.answer({ ...request, ...more });
    reader.close();
    return answer;
  };
  return { path, build, put, ask };
}

describe("finding", () => {
  const { ask } = indexOf([
    editionDocument(1, { titles: ["The old man and the sea"], authors: ["Hemingway, Ernest"] }),
    editionDocument(2, { titles: ["Hemingway's boat"], authors: ["Hendrickson, Paul"] }),
    editionDocument(3, { titles: ["红楼梦"], identifiers: ["9780747532699"] }),
    editionDocument(4, { titles: ["The sea"], subjects: ["Old age"] }),
  ]);
  const found = (words: string) => ask(words).editions.toSorted();

  test.each([
    ["all words, in any field", "old sea", [1, 4]],
    ["words next to each other", '"old man"', [1]],
    ["nothing where they are apart", '"man sea"', []],
    ["words of one field", "author:hemingway", [1]],
    ["beginnings", "hem*", [1, 2]],
    ["beginnings in one field", "title:hem*", [2]],
    ["a phrase whose last word is begun", '"old man and"*', [1]],
    ["a standard number in any form", "0-7475-3269-9", [3]],
    ["a part of a Chinese title, simplified or not", "樓夢", [3]],
    ["its single characters", "梦", [3]],
    ["everything, when nothing is asked", "", [1, 2, 3, 4]],
    ["nothing, when only signs are", "?!", []],
  ])("finds %s", (_, words, ids) => {
    expect(found(words)).toEqual(ids);
  });
});

describe("relevance", () => {
  const { ask } = indexOf([
    editionDocument(1, { title: "A history of Emma", items: 900 }),
    editionDocument(2, { title: "Emma and her friends", items: 50 }),
    editionDocument(3, { title: "Emma : a novel", items: 2 }),
    editionDocument(4, { title: "Emma", items: 7 }),
    editionDocument(5, { title: "Villages of Surrey", subjects: ["Emma"], items: 5 }),
  ]);

  test("puts the title itself first, then titles that begin so, then popular ones", () => {
    expect(ask("emma").editions).toEqual([4, 3, 2, 1, 5]);
  });

  test("gives the same order on every page", () => {
    const pages = [0, 2, 4].flatMap((offset) => [...ask("emma", { limit: 2, offset }).editions]);
    expect(pages).toEqual(ask("emma").editions);
  });
});

describe("relevance of names and titles together", () => {
  const { ask } = indexOf([
    editionDocument(1, { title: "Wharf", authors: ["Keeper, Ann"], items: 1 }),
    editionDocument(2, {
      title: "Ann Keeper and the Wharf school",
      authors: ["Critic, Bo"],
      subjects: ["Keeper, Ann"],
      items: 90,
    }),
    editionDocument(3, { title: "Wharf life", authors: ["Keeper, Ann"], subjects: ["Ports"], items: 9 }),
    editionDocument(4, { title: "Tides", authors: ["Keeper, Ann"], items: 1 }),
  ]);

  test.each(["keeper wharf", "wharf ann keeper", "Wharf, Keeper"])(
    "puts the title first whose author is named beside it: %s",
    (words) => {
      expect(ask(words).editions[0]).toBe(1);
    },
  );

  test("puts what an author wrote before a title that begins with the name", () => {
    expect(ask("ann keeper").editions.toSorted()).toEqual([1, 2, 3, 4]);
    expect(ask("ann keeper").editions.at(-1)).toBe(2);
  });

  test("puts words that stand together in another title before words that stand apart", () => {
    const { ask } = indexOf([
      editionDocument(1, { titles: ["Hanguk yonghwa paengnyon", "한국영화 100년, 광고 100선"], items: 9 }),
      editionDocument(2, { titles: ["Hanguk yonghwa 100-son", "한국 영화 100선: 대표작"] }),
    ]);
    expect(ask("한국영화 100선").editions).toEqual([2, 1]);
  });

  test("puts a title of characters first, however its words are divided", () => {
    const { ask } = indexOf([
      editionDocument(1, { title: "源氏物語の世界", items: 90 }),
      editionDocument(2, { title: "源氏 物語" }),
    ]);
    for (const words of ["源氏物語", "源氏 物語"]) expect(ask(words).editions).toEqual([2, 1]);
  });
});

describe("numbers", () => {
  const { ask } = indexOf([
    editionDocument(1, { identifiers: ["9780747532699", "n84006359", "701017688"] }),
    editionDocument(2, { titles: ["Area 84-6359"], identifiers: ["84006359"] }),
    editionDocument(3, { titles: ["Route 2011014274"] }),
  ]);

  test.each([
    ["n84-6359", [1]],
    ["84-6359", [2]],
    ["OCLC 701017688", [1]],
    ["(OCoLC)ocn701017688", [1]],
    ["Area, 1997. ISBN 0-7475-3269-9", [1]],
    ["2011014274", [3]],
  ])("finds what has %s, and else its words", (words, ids) => {
    expect(ask(words).editions).toEqual(ids);
  });
});

test("a year among other words is one of the words, or the year of publication", () => {
  const { ask } = indexOf([
    editionDocument(1, { title: "Sea birds", year: 1984 }),
    editionDocument(2, { title: "Sea birds in 1984", year: 1990 }),
    editionDocument(3, { title: "Sea birds", year: 1985 }),
    editionDocument(4, { title: "1984" }),
  ]);
  expect(ask("sea birds 1984").editions.toSorted()).toEqual([1, 2]);
  expect(ask("1984").editions.toSorted()).toEqual([2, 4]);
  expect(ask("sea birds 1986").total).toBe(0);
});

describe("forgiving", () => {
  const many = Array.from({ length: 60 }, (_, at) =>
    editionDocument(100 + at, { title: `Harbour number ${at}` }),
  );
  const { ask } = indexOf([
    editionDocument(1, { title: "The genius in the shadows", authors: ["Lanouette, William"] }),
    editionDocument(2, { title: "Spider-Man : no way home" }),
    editionDocument(3, { title: "Huang jin shi dai" }),
    editionDocument(4, { title: "Birdland and jazz" }),
    editionDocument(5, { title: "中国儿童文学", authors: ["朱自强"] }),
    editionDocument(6, { title: "노동의 새벽" }),
    editionDocument(7, { title: "Война и мир" }),
    editionDocument(8, { title: "Fürstenschulen in Deutschland" }),
    editionDocument(9, { title: "Harbuor lights" }),
    editionDocument(10, { title: "Nineteen eighty-four", authors: ["Orwell, George"] }),
    editionDocument(11, { title: "Around the world in 80 days" }),
    ...many,
  ]);
  const forgiven = (words: string) => ask(words, { forgiving: true });

  test.each([
    ["one wrong letter", "genius in the shedows", "genius in the shadows", 1],
    ["letters swapped and left out in two words", "geinus in the shdows", "genius in the shadows", 1],
    ["a misspelt author beside a title", "lanuette genius", "lanouette genius", 1],
    ["two words written as one", "spiderman no way home", "spider man no way home", 2],
    ["one word written as two", "bird land jazz", "birdland jazz", 4],
    ["syllables run together", "huangjin shidai", "huang jin shi dai", 3],
    ["a name and a title in one run", "朱自强中国儿童文学", "朱自强 中国儿童文学", 5],
    ["a Korean particle", "노동을 새벽", "노동 새벽", 6],
    ["Cyrillic", "воина и мирр", "воина и мир", 7],
    ["an umlaut spelt out", "fuerstenschulen", "furstenschulen", 8],
    ["a number in digits", "orwell 1984", "orwell nineteen eighty four", 10],
    ["a number in words", "around the world in eighty days", "around the world in 80 days", 11],
    ["a word too many that nothing has", "genius shadows qqqqqq", "genius shadows", 1],
  ])("puts right %s", (_, words, corrected, id) => {
    const answer = forgiven(words);
    expect(answer.corrected).toBe(corrected);
    expect(answer.editions).toEqual([id]);
  });

  test("keeps to the field that a word was asked in", () => {
    expect(forgiven("author:lanuette").corrected).toBe("author:lanouette");
    expect(forgiven("author:shedows").editions).toEqual([]);
  });

  test("says nothing where the words are found as they are, or nothing is like them", () => {
    expect(forgiven("genius")).not.toHaveProperty("corrected");
    expect(forgiven("xqzwvk").total).toBe(0);
    expect(forgiven("gxnius shxdows xqzwvk").total).toBe(0);
    expect(forgiven("xqzwvk")).not.toHaveProperty("corrected");
  });

  test("proposes the usual spelling where very little has the one typed", () => {
    expect(forgiven("harbuor")).toMatchObject({ total: 1, suggestion: "harbour" });
    expect(forgiven("harbour")).not.toHaveProperty("suggestion");
  });

  test("changes nothing unless it is asked to", () => {
    expect(ask("genius in the shedows").total).toBe(0);
  });
});

describe("other orders", () => {
  const { ask } = indexOf([
    editionDocument(1, { title: "The zebra", authors: ["Brown, A"], year: 1990 }),
    editionDocument(2, {
      title: "Harry Potter and the half-blood prince",
      authors: ["Adams, B"],
      year: 2005,
    }),
    editionDocument(3, { title: "Harry Potter and the chamber of secrets", year: null }),
    editionDocument(4, { title: "An apple", authors: ["Adams, A"], year: 2020 }),
  ]);

  test("by title leaves out the article and compares whole titles", () => {
    expect(ask("", { order: "title" }).editions).toEqual([4, 3, 2, 1]);
    expect(ask("", { order: "title", limit: 2 }).editions).toEqual([4, 3]);
  });

  test("by author puts those without one last", () => {
    expect(ask("", { order: "author" }).editions).toEqual([4, 2, 1, 3]);
  });

  test("by age puts the newest first and the unknown last", () => {
    expect(ask("", { order: "newest" }).editions).toEqual([4, 2, 1, 3]);
  });
});

const words = ["sea", "old", "man", "boat"];
const anyDocument = (id: number) =>
  fc.record({
    id: fc.constant(id),
    work: fc.constant(id),
    titles: fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
      .map((each) => [each.join(" ")]),
    authors: fc.constant([]),
    subjects: fc.subarray(words),
    other: fc.constant([]),
    identifiers: fc.constant([]),
    year: fc.option(fc.integer({ min: 1500, max: 2030 })),
    format: fc.constantFrom("book" as const, "film" as const, "map" as const),
    languages: fc.subarray(["eng", "spa", "ara"]),
    libraries: fc.subarray(["ZZ-A", "ZZ-B", "ZZ-C", "ZZ-D"], { minLength: 1 }),
    items: fc.nat(9),
  });
const anyFilters = fc.record({
  library: fc.subarray(["ZZ-A", "ZZ-B", "ZZ-NONE"]),
  format: fc.subarray(["book", "film"]),
  language: fc.subarray(["eng", "spa"]),
});
const ids = Array.from({ length: 12 }, (_, at) => at + 1);

function valuesOf(document: EditionDocument, facet: keyof Filters): readonly string[] {
  if (facet === "library") return document.libraries;
  return facet === "format" ? [document.format] : document.languages;
}

/** What an index must answer, found by looking at every document. */
function bruteForce(documents: readonly EditionDocument[], asked: readonly string[], filters: Filters) {
  const matching = documents.filter((document) => {
    const all = [...document.titles, ...document.subjects].join(" ").split(" ");
    return asked.every((word) => all.includes(word));
  });
  const passes = (document: EditionDocument, except?: keyof Filters) =>
    facetNames.every(
      (facet) =>
        facet === except ||
        filters[facet].length === 0 ||
        valuesOf(document, facet).some((value) => filters[facet].includes(value)),
    );
  const facets = facetNames.map((facet) => {
    const counts = new Map<string, number>();
    for (const document of matching.filter((each) => passes(each, facet)))
      for (const value of valuesOf(document, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [facet, Object.fromEntries(counts)];
  });
  return {
    editions: matching.filter((each) => passes(each)).map((each) => each.id),
    facets: Object.fromEntries(facets),
  };
}

test("filters and counts agree with looking at every edition, after any changes and a reopening", () => {
  fc.assert(
    fc.property(
      fc.tuple(...ids.map(anyDocument)),
      fc.array(fc.array(fc.tuple(fc.constantFrom(...ids), fc.boolean()), { minLength: 1, maxLength: 6 }), {
        maxLength: 4,
      }),
      fc.infiniteStream(fc.tuple(...ids.map(anyDocument))),
      fc.subarray(words, { maxLength: 2 }),
      anyFilters,
      (first, changes, fresh, asked, filters) => {
        const { path, build, put } = indexOf(first);
        const now = new Map<number, EditionDocument>(first.map((document) => [document.id, document]));
        for (const batch of changes) {
          const next = fresh.next().value as EditionDocument[];
          for (const [id, stays] of batch) stays ? now.set(id, next[id - 1]!) : now.delete(id);
          put(
            batch.map(([id]) => id),
            batch.flatMap(([id]) => now.get(id) ?? []),
          );
        }
        build.close();
        const again = new IndexBuild(openIndexFile(path));
        const reader = new Reader(path, again.shared);
        const query = parseQuery(asked.join(" "));
        const answer = reader.answer({ query, filters, order: "relevance", limit: 100, offset: 0 });
        const expected = bruteForce([...now.values()], asked, filters);
        expect(again.documents).toBe(now.size);
        expect(answer.editions.toSorted((a, b) => a - b)).toEqual(
          expected.editions.toSorted((a, b) => a - b),
        );
        expect(answer.total).toBe(expected.editions.length);
        for (const facet of facetNames) {
          const counts = answer.facets[facet].filter(({ count }) => count > 0);
          expect(Object.fromEntries(counts.map(({ value, count }) => [value, count]))).toEqual(
            expected.facets[facet],
          );
        }
        reader.close();
        again.close();
      },
    ),
    { numRuns: 60, interruptAfterTimeLimit: 20_000 },
  );
});
