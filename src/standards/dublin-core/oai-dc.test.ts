import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dublinCoreCollection, dublinCoreElements, readOaiDc, writeOaiDc } from "./oai-dc.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out.
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

const description = fc.array(
  fc.tuple(fc.constantFrom(...dublinCoreElements), fc.string({ unit: "binary" })),
  { maxLength: 8 },
);

describe("oai_dc", () => {
  test("escapes what XML gives a meaning, and leaves out what it forbids", () => {
    expect(writeOaiDc([["title", "<a> & \u0000b]]>\r"]], true)).toBe(
      "<oai_dc:dc><dc:title>&lt;a&gt; &amp; b]]&gt;&#13;</dc:title></oai_dc:dc>\n",
    );
  });

  test("is read as it was written, alone and in a collection", () => {
    const allowed = (text: string) => text.toWellFormed().replace(forbidden, "");
    fc.assert(
      fc.property(fc.array(description, { maxLength: 3 }), (all) => {
        const expected = all.map((each) => each.map(([name, value]) => [name, allowed(value)]));
        const { start, end } = dublinCoreCollection;
        expect(readOaiDc(`${start}${all.map((each) => writeOaiDc(each, true)).join("")}${end}`)).toEqual(
          expected,
        );
        for (const [at, each] of all.entries()) expect(readOaiDc(writeOaiDc(each))).toEqual([expected[at]]);
      }),
    );
  });

  test("refuses what is no XML", () => {
    expect(() => readOaiDc("<oai_dc:dc>")).toThrow();
  });
});
