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
    expect(parseQuery(typed)).toMatchObject({ clauses, hopeless: false });
  });

  test("asks for everything when empty, and for nothing when it has only signs", () => {
    expect(parseQuery("  ")).toMatchObject({ clauses: [], hopeless: false });
    expect(parseQuery('"" * ( :')).toMatchObject({ clauses: [], hopeless: true });
  });

  test.each([
    ["an OCLC number as it is printed", "ocm00123456", "123456"],
    ["an OCLC number with its prefix", "(OCoLC)ocn701017688", "701017688"],
    ["an OCLC number by name", "OCLC: 701017688", "701017688"],
    ["an LCCN with a hyphen", "84-6359", "84006359"],
    ["an LCCN with letters in front", "sn 97023035", "sn97023035"],
    ["an LCCN by name", "LCCN 2011-14274", "2011014274"],
    ["digits that could be an ISBN-10 by chance", "2011014274", "2011014274"],
    ["an ISBN in the wide forms of East Asia", "９７８０７４７５３２６９９", "9780747532699"],
    ["an ISBN with what it is bound in", "9780747532699 (pbk.)", "9780747532699"],
    ["an ISBN at the end of a citation", "The sea, 1997. ISBN 0-7475-3269-9.", "9780747532699"],
    ["a call number, wherever its blanks are", "QB 46 .P377 1990", "qb46p3771990"],
    ["a Dewey number with an author's letters", "808.87 W46b", "80887w46b"],
  ])("may be %s", (_, typed, number) => {
    expect(parseQuery(typed).numbers).toContain(number);
  });

  test("is no number where it has only words", () => {
    expect(parseQuery("The old man and the sea").numbers).toEqual([]);
  });

  test.each([
    ["words", "The Old Man", "the old man"],
    ["a title in quotes", 'title:"The old man"', "the old man"],
    ["characters, whatever is between them", "源氏 物語", "源 氏 物 語"],
    ["nothing where an author is asked for", "emma author:austen", ""],
    ["nothing where a word is only begun", "old mar*", ""],
  ])("could be the title of %s", (_, typed, title) => {
    expect(parseQuery(typed).title).toBe(title);
  });

  test("keeps for each clause what was typed for it", () => {
    expect(parseQuery('autor:"García Márquez" Cien, años').typed).toEqual([
      'autor:"García Márquez"',
      "Cien",
      "años",
    ]);
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
