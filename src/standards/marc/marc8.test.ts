import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeMarc8 } from "./marc8.ts";
import { EACC_RUNS } from "./marc8-eacc-table.ts";

function decodeText(text: string): { text: string; problems: string[] } {
  const problems: string[] = [];
  const bytes = Buffer.from(text, "latin1");
  return { text: decodeMarc8(bytes, 0, bytes.length, (problem) => problems.push(problem)), problems };
}

const ESC = "\x1b";

describe("decodeMarc8", () => {
  it.each([
    ["plain ASCII", "Title", "Title"],
    ["one mark before its letter", "caf\xe2e", "café"],
    ["two marks, in their order", "\xe3\xe2a", "\u1ea5"],
    ["special letters", "\xa2 \xb2 \xa5 \xc7 \xc8", "Ø ø Æ ß €"],
    ["the halves of a double ligature", "\xebt\xecs", "t\ufe20s\ufe21"],
    ["the halves of a double tilde", "\xfan\xfbg", "n\ufe22g\ufe23"],
    ["non-sorting marks and joiners", "\x88The \x89End\x8d\x8e", "\u0098The \u009cEnd\u200d\u200c"],
    ["basic Cyrillic", `${ESC}(NmOSKWA${ESC}(B!`, "Москва!"],
    ["extended Cyrillic in G1", `${ESC})Q\xc6${ESC})!E\xe2e`, "іé"],
    ["Greek with an accent", `${ESC}(S"a${ESC}(B`, "ά"],
    ["Hebrew", `${ESC}(2ylem${ESC}(B`, "שלום"],
    ["Arabic", `${ESC}(3SdGe${ESC}(B`, "\u0633\u0644\u0627\u0645"],
    ["Greek symbols", `${ESC}ga${ESC}s-ray`, "α-ray"],
    ["subscripts", `H${ESC}b2${ESC}sO`, "H₂O"],
    ["superscripts", `m${ESC}p2${ESC}s`, "m²"],
    ["East Asian characters", `${ESC}$1!0!!0"${ESC}(B.`, "一丁."],
    ["the other forms of East Asian escapes", `${ESC}$,1!0!${ESC},B`, "一"],
    ["East Asian characters in G1", `${ESC}$)1\xa1\xb0\xa1`, "一"],
    ["character references", "&#x4E2D;&#x1F600;", "中😀"],
  ])("reads %s", (_name, text, expected) => {
    expect(decodeText(text)).toEqual({ text: expected, problems: [] });
  });

  it("leaves references alone that name no character", () => {
    expect(decodeText("&#xD800; &#x110000; &#x1; &#xZZ; &amp;").text).toBe(
      "&#xD800; &#x110000; &#x1; &#xZZ; &amp;",
    );
  });

  it("returns to ASCII at each subfield, also where the writer forgot it", () => {
    const { text } = decodeText(`1 \x1fa${ESC}$1!0!\x1fbplain`);
    expect(text).toBe("1 \x1fa一\x1fbplain");
  });

  it("reads ASCII that stands among East Asian characters without an escape, and says so", () => {
    const { text, problems } = decodeText(`${ESC}$1!0! ; ${ESC}$1!0!.`);
    expect(text).toBe("一 ; 一.");
    expect(problems.length).toBeGreaterThan(0);
  });

  it("finds the rhythm again after a byte too many among East Asian characters", () => {
    expect(decodeText(`${ESC}$1!0!J!0"!0!`).text).toBe("一\ufffd丁一");
  });

  it.each([
    ["an unknown set", `a${ESC}(Zb`, "ab"],
    ["an escape cut short by the end", `a${ESC}`, "a"],
    ["an escape cut short by a delimiter", `a${ESC}(\x1fbx`, "a\x1fbx"],
    ["a lone escape before text", `Soci${ESC}t\xe2e`, "Socité"],
    ["a mark without a letter", "end\xe2", "end\u0301"],
    ["a code that is not assigned", "a\xafb", "a\ufffdb"],
  ])("reports %s and reads on", (_name, text, expected) => {
    const decoded = decodeText(text);
    expect(decoded.text).toBe(expected.normalize("NFC"));
    expect(decoded.problems).toHaveLength(1);
  });

  it("never throws and always gives normal form C, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = decodeMarc8(bytes, 0, bytes.length, () => {});
        expect(text).toBe(text.normalize("NFC"));
      }),
    );
  });
});

describe("the EACC table", () => {
  it("assigns 15,738 characters, each code once", () => {
    const codes = new Set<number>();
    for (const line of EACC_RUNS.trim().split("\n")) {
      let code = Number.parseInt(line.slice(0, 6), 16);
      for (const _character of line.slice(7)) codes.add(code++);
    }
    expect(codes.size).toBe(15_738);
  });
});
