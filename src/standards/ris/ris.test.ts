import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryReference } from "../citations/arbitrary-reference.ts";
import { readRis, writeRis } from "./ris.ts";
import { risOf } from "./ris-of.ts";

const value = fc.string({ unit: "grapheme", maxLength: 30 });
const tag = fc.stringMatching(/^[A-DF-SU-Z][A-Z0-9]$/);
const reference = fc.record({
  type: fc.constantFrom("BOOK", "JOUR", "GEN"),
  fields: fc.array(fc.tuple(tag, value), { maxLength: 8 }),
});

describe("RIS", () => {
  test("is written as reference managers read it", () => {
    const written = writeRis({
      type: "BOOK",
      fields: [
        ["AU", "Writer, Ada"],
        ["TI", "Two\r\nlines"],
        ["PB", " "],
      ],
    });
    expect(written).toBe("TY  - BOOK\r\nAU  - Writer, Ada\r\nTI  - Two lines\r\nER  - \r\n\r\n");
  });

  test("is read as it was written, but for the ends of lines within values", () => {
    fc.assert(
      fc.property(fc.array(reference, { maxLength: 4 }), (references) => {
        const plain = references.map(({ type, fields }) => ({
          type,
          fields: fields
            .map(([name, text]): [string, string] => [
              name,
              text.replace(/[\r\n\u2028\u2029\u0085\v\f]+/g, " ").trim(),
            ])
            .filter(([, text]) => text !== ""),
        }));
        expect(readRis(references.map(writeRis).join(""))).toEqual(plain);
      }),
    );
  });

  test("of any reference holds its names, titles and numbers", () => {
    fc.assert(
      fc.property(arbitraryReference, (some) => {
        const [read] = readRis(writeRis(risOf(some)));
        const all = (name: string) => read!.fields.filter(([each]) => each === name).map(([, text]) => text);
        expect(all("TI")[0]).toContain(some.title);
        expect(all("SN")).toEqual([...some.isbn, ...(some.issn === null ? [] : [some.issn])]);
        expect(all("AU").length + all("ED").length + all("A2").length + all("A4").length).toBe(
          some.authors.length + some.contributors.length,
        );
      }),
    );
  });

  test("written by others is read with other ends of lines and values over several lines", () => {
    expect(readRis("\uFEFFsomething\nTY  - JOUR\nTI  - A\n  long one\nER  -\nTI  - outside")).toEqual([
      { type: "JOUR", fields: [["TI", "A long one"]] },
    ]);
  });
});
