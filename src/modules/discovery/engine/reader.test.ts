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
  const ask = (words: string, more: Partial<SearchRequest> = {}) => {
    const reader = new Reader(path, build.shared);
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
