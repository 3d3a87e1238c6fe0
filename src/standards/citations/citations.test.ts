import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryReference } from "./arbitrary-reference.ts";
import { editionWords } from "./edition-words.ts";
import { titleCase } from "./letter-case.ts";
import type { Name, Reference } from "./reference.ts";
import { type Citation, plainText } from "./run.ts";
import { type CitationStyle, citationStyles, cite } from "./styles.ts";

const person = (family: string, given: string | null, suffix: string | null = null): Name => ({
  kind: "person",
  ...{ family, given, suffix },
});
const body = (name: string): Name => ({ kind: "body", name });

const bare: Reference = {
  ...{ kind: "book", authors: [], contributors: [], title: "The sea around us", subtitle: null },
  ...{ originalTitle: null, edition: null, place: null, publisher: null, year: null, series: null },
  ...{ seriesNumber: null, volume: null, issue: null, pages: null, container: null, url: null, doi: null },
  ...{ isbn: [], issn: null, language: "en", accessed: null },
};
const book: Reference = {
  ...bare,
  authors: [person("Writer", "Ada Mary")],
  ...{ place: "New York", publisher: "Oxford University Press", year: "1951" },
};

/** With italics between asterisks. */
const marked = (citation: Citation) =>
  citation.map(({ text, italic }) => (italic ? `*${text}*` : text)).join("");
const all = (reference: Reference) =>
  Object.fromEntries(citationStyles.map((style) => [style, marked(cite(reference, style))])) as Record<
    CitationStyle,
    string
  >;

describe("a book", () => {
  test("with one author", () => {
    expect(all({ ...book, edition: "Second edition.", subtitle: "a study of tides" })).toEqual({
      apa: "Writer, A. M. (1951). *The sea around us: A study of tides* (2nd ed.). Oxford University Press.",
      mla: "Writer, Ada Mary. *The Sea around Us: A Study of Tides*. 2nd ed., Oxford UP, 1951.",
      chicago:
        "Writer, Ada Mary. *The Sea around Us: A Study of Tides*. 2nd ed. New York: Oxford University Press, 1951.",
    });
  });

  test("with two authors, and with three", () => {
    const authors = [person("Writer", "Ada"), person("Sartre", "Jean-Paul"), person("King", "M. L.", "Jr.")];
    const two = all({ ...book, authors: authors.slice(0, 2) });
    expect(two.apa).toMatch(/^Writer, A., & Sartre, J.-P. \(1951\)\. /);
    expect(two.mla).toMatch(/^Writer, Ada, and Jean-Paul Sartre\. \*/);
    expect(two.chicago).toMatch(/^Writer, Ada, and Jean-Paul Sartre\. \*/);
    const three = all({ ...book, authors });
    expect(three.apa).toMatch(/^Writer, A., Sartre, J.-P., & King, M. L., Jr. \(1951\)\. /);
    expect(three.mla).toMatch(/^Writer, Ada, et al\. \*/);
    expect(three.chicago).toMatch(/^Writer, Ada, Jean-Paul Sartre, and M. L. King Jr\. \*/);
  });

  test("keeps small words within names whole", () => {
    const names = [
      ["Beethoven", "Ludwig van"],
      ["Ṣāliḥ", "al-Ṭayyib"],
      ["Bong", "Joon-ho"],
      ["Le Guin", "U.K."],
    ];
    const shown = names.map(([family, given]) =>
      plainText(cite({ ...book, authors: [person(family!, given!)] }, "apa")),
    );
    expect(shown.map((text) => text.split(" (")[0])).toEqual([
      "Beethoven, L. van.",
      "Ṣāliḥ, al-Ṭ.",
      "Bong, J.-H.",
      "Le Guin, U. K.",
    ]);
  });

  test("with many authors", () => {
    const many = Array.from({ length: 22 }, (_, at) => person(`N${at + 1}`, "A."));
    expect(all({ ...book, authors: many }).apa).toMatch(/^N1, A., .*N19, A., \. \. \. N22, A. \(1951\)/);
    expect(all({ ...book, authors: many.slice(0, 20) }).apa).toMatch(/N19, A., & N20, A. \(1951\)/);
    expect(all({ ...book, authors: many.slice(0, 11) }).chicago).toMatch(/^N1, A., .*A. N7, et al\. \*/);
    expect(all({ ...book, authors: many.slice(0, 10) }).chicago).toMatch(/A. N9, and A. N10\. \*/);
  });

  test("without an author begins with its title, or with its editors", () => {
    const { place, publisher, year } = book;
    expect(all({ ...bare, place, publisher, year, edition: "3rd ed." })).toEqual({
      apa: "*The sea around us* (3rd ed.). (1951). Oxford University Press.",
      mla: "*The Sea around Us*. 3rd ed., Oxford UP, 1951.",
      chicago: "*The Sea around Us*. 3rd ed. New York: Oxford University Press, 1951.",
    });
    const contributors = [{ role: "editor" as const, name: person("Keeper", "Bo") }];
    expect(all({ ...bare, contributors })).toEqual({
      apa: "Keeper, B. (Ed.). (n.d.). *The sea around us*.",
      mla: "Keeper, Bo, editor. *The Sea around Us*.",
      chicago: "Keeper, Bo, ed. *The Sea around Us*. n.d.",
    });
  });

  test("of a body that published it itself names it once where the style says so", () => {
    const own = { ...book, authors: [body("World Sea Forum")], publisher: "World Sea Forum" };
    expect(all(own)).toEqual({
      apa: "World Sea Forum. (1951). *The sea around us*.",
      mla: "*The Sea around Us*. World Sea Forum, 1951.",
      chicago: "World Sea Forum. *The Sea around Us*. New York: World Sea Forum, 1951.",
    });
  });

  test("names translator, volume and series", () => {
    const contributors = [{ role: "translator" as const, name: person("Bridge", "Cy D.") }];
    const more = { ...book, contributors, volume: "2", series: "Shore books", seriesNumber: "7" };
    expect(all(more)).toEqual({
      apa: "Writer, A. M. (1951). *The sea around us* (C. D. Bridge, Trans.; Vol. 2). Oxford University Press.",
      mla: "Writer, Ada Mary. *The Sea around Us*. Translated by Cy D. Bridge, vol. 2, Oxford UP, 1951.",
      chicago:
        "Writer, Ada Mary. *The Sea around Us*. Translated by Cy D. Bridge. Vol. 2. Shore books 7. New York: Oxford University Press, 1951.",
    });
  });

  test("in another language keeps its capitals, and its name the order of its script", () => {
    const french = all({ ...book, title: "La mer autour de nous", subtitle: "une étude", language: "fr" });
    for (const text of Object.values(french)) expect(text).toContain("*La mer autour de nous: une étude*");
    const chinese = { ...book, authors: [person("老", "舍")], title: "四世同堂", language: "zh" };
    for (const text of Object.values(all(chinese))) expect(text).toMatch(/^老舍\. /);
    const arabic = { ...book, authors: [person("محفوظ", "نجيب")], title: "زقاق المدق", language: "ar" };
    expect(all(arabic).apa).toBe("محفوظ, نجيب. (1951). *زقاق المدق*. Oxford University Press.");
    const both = { ...book, title: "Luotuo Xiangzi", originalTitle: "骆驼祥子", language: "zh" };
    expect(all(both).chicago).toContain("*Luotuo Xiangzi* 骆驼祥子. New York");
  });
});

describe("other kinds", () => {
  test("an e-book with its address", () => {
    const ebook = { ...book, kind: "ebook" as const, url: "https://example.org/sea" };
    expect(all(ebook)).toEqual({
      apa: "Writer, A. M. (1951). *The sea around us*. Oxford University Press. https://example.org/sea",
      mla: "Writer, Ada Mary. *The Sea around Us*. E-book ed., Oxford UP, 1951, example.org/sea.",
      chicago:
        "Writer, Ada Mary. *The Sea around Us*. New York: Oxford University Press, 1951. https://example.org/sea.",
    });
    const undated = { ...ebook, year: null, accessed: { year: 2026, month: 9, day: 5 } };
    expect(all(undated).apa).toMatch(
      /\(n\.d\.\).* Retrieved September 5, 2026, from https:\/\/example.org\/sea$/,
    );
    expect(all(undated).mla).toMatch(/example.org\/sea\. Accessed 5 Sept\. 2026\.$/);
    expect(all(undated).chicago).toMatch(/n\.d\. Accessed September 5, 2026\. https/);
  });

  test("a film by its director", () => {
    const contributors = [{ role: "director" as const, name: person("Lens", "Di") }];
    expect(all({ ...bare, kind: "film", contributors, publisher: "Wave Films", year: "2001" })).toEqual({
      apa: "Lens, D. (Director). (2001). *The sea around us* [Film]. Wave Films.",
      mla: "*The Sea around Us*. Directed by Di Lens, Wave Films, 2001.",
      chicago: "Lens, Di, dir. *The Sea around Us*. Wave Films, 2001. Film.",
    });
  });

  test("music, a map and a serial", () => {
    const made = { ...bare, publisher: "Wave", year: "2001", authors: [person("Tone", "Al")] };
    expect(all({ ...made, kind: "music" }).apa).toBe("Tone, A. (2001). *The sea around us* [Album]. Wave.");
    expect(all({ ...made, kind: "map" })).toEqual({
      apa: "Tone, A. (2001). *The sea around us* [Map]. Wave.",
      mla: "Tone, Al. *The Sea around Us*. Wave, 2001. Map.",
      chicago: "Tone, Al. *The Sea around Us*. Wave, 2001. Map.",
    });
    const serial = { ...bare, kind: "serial" as const, title: "Sea letters", year: "1999–2003" };
    expect(all({ ...serial, publisher: "Wave" }).apa).toBe("*Sea letters*. (1999–2003). Wave.");
    expect(all({ ...serial, year: "1999–" }).apa).toBe("*Sea letters*. (1999–present).");
    expect(all({ ...serial, year: "1999–" }).chicago).toBe("*Sea Letters*. 1999–.");
  });

  test("an article in a journal", () => {
    const article = {
      ...{ ...book, kind: "article" as const, container: "Journal of tides", volume: "12", issue: "3" },
      ...{ pages: "1–20", doi: "10.1000/182" },
    };
    expect(all(article)).toEqual({
      apa: "Writer, A. M. (1951). The sea around us. *Journal of Tides*, *12*(3), 1–20. https://doi.org/10.1000/182",
      mla: "Writer, Ada Mary. “The Sea around Us.” *Journal of Tides*, vol. 12, no. 3, 1951, pp. 1–20, https://doi.org/10.1000/182.",
      chicago:
        "Writer, Ada Mary. “The Sea around Us.” *Journal of Tides* 12, no. 3 (1951): 1–20. https://doi.org/10.1000/182.",
    });
  });

  test("a chapter of a book", () => {
    const contributors = [{ role: "editor" as const, name: person("Keeper", "Bo") }];
    const chapter = { ...book, kind: "chapter" as const, container: "All seas", contributors, pages: "1–20" };
    expect(all(chapter)).toEqual({
      apa: "Writer, A. M. (1951). The sea around us. In B. Keeper (Ed.), *All seas* (pp. 1–20). Oxford University Press.",
      mla: "Writer, Ada Mary. “The Sea around Us.” *All Seas*, edited by Bo Keeper, Oxford UP, 1951, pp. 1–20.",
      chicago:
        "Writer, Ada Mary. “The Sea around Us.” In *All Seas*, edited by Bo Keeper, 1–20. New York: Oxford University Press, 1951.",
    });
  });
});

describe("letters", () => {
  test.each([
    ["the sun also rises", "The Sun Also Rises"],
    ["self-made man: the story of a mother-in-law", "Self-Made Man: The Story of a Mother-in-Law"],
    ["iPhone and eBay in NASA's world", "iPhone and eBay in NASA's World"],
    ["what we talk about", "What We Talk About"],
    ["don't look now", "Don't Look Now"],
  ])("title case adds capitals and takes none away: %s", (title, expected) => {
    expect(titleCase(title)).toBe(expected);
    expect(titleCase(expected)).toBe(expected);
  });

  test("sentence case leaves names alone", () => {
    const { apa } = all({ ...book, title: "the Great Gatsby", subtitle: "tales from Long Island" });
    expect(apa).toContain("*The Great Gatsby: Tales from Long Island*");
  });

  test.each([
    ["First edition.", null],
    ["1st ed.", null],
    ["First American edition", "1st American ed."],
    ["Revised edition", "Rev. ed."],
    ["Third revised edition", "3rd rev. ed."],
    ["Edisi kedua", "Edisi kedua"],
    [null, null],
  ])("the edition %s is called %s", (statement, expected) => {
    expect(editionWords(statement)).toBe(expected);
  });
});

test("whatever is known, a citation has the title, no gap, and no mark twice", () => {
  fc.assert(
    fc.property(arbitraryReference, fc.constantFrom(...citationStyles), (reference, style) => {
      const citation = cite(reference, style);
      const text = plainText(citation);
      expect(text.toLowerCase()).toContain(reference.title.toLowerCase());
      expect(text).not.toMatch(/ {2}|null|undefined|\(\)|,,|\.\.(?! \.)|: :|^[\s.,]|\s$/);
      for (const [at, run] of citation.entries()) {
        expect(run.text).not.toBe("");
        expect(run.italic).not.toBe(citation[at + 1]?.italic);
      }
    }),
  );
});
