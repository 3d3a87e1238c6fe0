import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery } from "./query.ts";

const clause = (words: string, field: string | null = null, beginning = false) => ({
  field,
  words: words.split(" "),
  beginning,
});

describe("a question", () => {
  test.each([
    ["words", "Harry Potter", [clause("harry"), clause("potter")]],
    ["a phrase", '"old man" sea', [clause("old man"), clause("sea")]],
    ["a phrase in other quotes", "«viejo mar»", [clause("viejo mar")]],
    ["a phrase without its end", 'the "old man', [clause("the"), clause("old man")]],
    ["the beginning of a word", "gard*", [clause("gard", null, true)]],
    ["a beginning too short to be one", "a*", [clause("a")]],
    ["fields", "title:dune author:herbert", [clause("dune", "title"), clause("herbert", "author")]],
    ["fields by other names", 'autor:"gabriel garcía"', [clause("gabriel garcia", "author")]],
    ["a colon that names no field", "Re:Zero", [clause("re"), clause("zero")]],
    ["hyphened words", "science-fiction", [clause("science fiction")]],
    ["initials", "rowling,j.k.", [clause("rowling"), clause("j"), clause("k")]],
    ["a word twice", "new new", [clause("new")]],
    ["words of other query languages", "cats AND dogs", [clause("cats"), clause("and"), clause("dogs")]],
    ["Chinese", "红楼梦", [clause("紅樓 樓夢")]],
    ["one Chinese character", "梦", [clause("夢")]],
    ["an ISBN-13", "978-0-7475-3269-9", [clause("9780747532699", "identifiers")]],
    ["an ISBN-10 with blanks", "0 7475 3269 9", [clause("9780747532699", "identifiers")]],
    ["an ISBN with its name", "ISBN: 0747532699", [clause("9780747532699", "identifiers")]],
    ["an ISBN among words", "potter 0747532699", [clause("potter"), clause("9780747532699", "identifiers")]],
    ["an ISSN", "0317-8471", [clause("03178471", "identifiers")]],
    ["years", "1998-2004", [clause("1998 2004")]],
    ["an ISBN with a wrong digit", "0747532698", [clause("0747532698")]],
  ])("understands %s", (_, typed, clauses) => {
    expect(parseQuery(typed)).toEqual({ clauses, hopeless: false });
  });

  test("asks for everything when empty, and for nothing when it has only signs", () => {
    expect(parseQuery("  ")).toEqual({ clauses: [], hopeless: false });
    expect(parseQuery('"" * ( :')).toEqual({ clauses: [], hopeless: true });
  });

  test("is never an error, and never holds anything but words", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc
        .array(
          fc.constantFrom('"', "*", "title:", "(", ")", "^", "NEAR", "'", "梦", "a", "-", " ", "{", "978"),
          { maxLength: 60 },
        )
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(hostile, (typed) => {
        for (const { words } of parseQuery(typed).clauses) {
          expect(words.length).toBeGreaterThan(0);
          for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
        }
      }),
      { numRuns: 2_000, interruptAfterTimeLimit: 5_000 },
    );
  });

  test("is cut where it is longer than anybody types", () => {
    const words = Array.from({ length: 500 }, (_, at) => `w${at}`).join(" ");
    expect(parseQuery(words).clauses).toHaveLength(32);
  });
});
