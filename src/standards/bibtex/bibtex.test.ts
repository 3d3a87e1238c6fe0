import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryReference } from "../citations/arbitrary-reference.ts";
import { escaped, escapedTitle, readBibtex, unescaped, verbatim, writeBibtex } from "./bibtex.ts";
import { bibtexOf } from "./bibtex-of.ts";

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.constantFrom("\\", "{", "}", "%", "&", "_", "^", "~", "#", "$", "A", " ", "é", "\\&"))
    .map((all) => all.join("")),
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out.
const plain = (some: string) => some.replace(/[\x00-\x1f\x7f\u2028\u2029]+/g, " ");

describe("BibTeX", () => {
  test("writes signs that TeX acts on so that they stand for themselves", () => {
    expect(escaped("50% of R&D_{x}")).toBe("50\\% of R\\&D\\_\\textbraceleft{}x\\textbraceright{}");
    expect(escapedTitle("The iPhone in London and Rome: a story")).toBe(
      "The {iPhone} in {London} and {Rome:} a story",
    );
    expect(verbatim("https://example.org/a_b?c={d}%20")).toBe("https://example.org/a_b?c=%7Bd%7D%20");
  });

  test("gives every text back as it was", () => {
    fc.assert(
      fc.property(text, (some) => {
        for (const write of [escaped, escapedTitle]) {
          const entry = { type: "book", key: "k", fields: [["title", write(some)]] as const };
          const [read] = readBibtex(writeBibtex(entry));
          expect(unescaped(read!.fields[0]![1])).toBe(plain(some));
        }
      }),
    );
  });

  test("of any reference has paired braces, and is read with all its fields", () => {
    fc.assert(
      fc.property(fc.array(arbitraryReference, { maxLength: 3 }), (references) => {
        const entries = references.map((reference, at) => bibtexOf(reference, String(at + 1)));
        const written = entries.map(writeBibtex).join("");
        let depth = 0;
        for (const sign of written) {
          depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        expect(readBibtex(written)).toEqual(entries);
        expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
        for (const { key } of entries) expect(key).toMatch(/^[a-z0-9-]+$/);
      }),
    );
  });

  test("keeps a body together and the parts of a name apart", () => {
    const some = fc.sample(arbitraryReference, 1)[0]!;
    const authors = [
      { kind: "person", family: "King", given: "Martin Luther", suffix: "Jr." },
      { kind: "body", name: "Salt and Water Board" },
      { kind: "person", family: "老舍", given: null, suffix: null },
    ] as const;
    const entry = bibtexOf({ ...some, authors, title: "Die Flüsse", year: "1999", kind: "map" }, "7");
    expect(entry).toMatchObject({ type: "misc", key: "king1999flusse-7" });
    expect(entry.fields[0]).toEqual([
      "author",
      "King, Jr., Martin Luther and {Salt and Water Board} and {老舍}",
    ]);
  });
});
