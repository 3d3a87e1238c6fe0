import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseLccn } from "./lccn.ts";

describe("normaliseLccn", () => {
  it.each([
    ["n78-890351", "n78890351"],
    ["n78-89035", "n78089035"],
    ["n 78890351 ", "n78890351"],
    [" 85000002 ", "85000002"],
    ["85-2 ", "85000002"],
    ["2001-000002", "2001000002"],
    ["75-425165//r75", "75425165"],
    [" 79139101 /AC/r932", "79139101"],
    ["   68003456  /L", "68003456"],
  ])("reads %j", (text, expected) => {
    expect(normaliseLccn(text)).toBe(expected);
  });

  it.each(["", "abc", "123", "abcd12345678", "85-1234567", "85-x", "-"])("refuses %j", (text) => {
    expect(normaliseLccn(text)).toBeNull();
  });

  it("leaves what is already normal as it is", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,3}[0-9]{8}$/), (lccn) => {
        expect(normaliseLccn(lccn)).toBe(lccn);
      }),
    );
  });

  it("reads a hyphenated number as the same as the full one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 999_999 }), (year, serial) => {
        const years = String(year).padStart(2, "0");
        expect(normaliseLccn(`${years}-${serial}`)).toBe(years + String(serial).padStart(6, "0"));
      }),
    );
  });
});
