import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseOclc } from "./oclc.ts";

describe("normaliseOclc", () => {
  it.each([
    ["(OCoLC)1234567", "1234567"],
    ["(OCoLC)ocm00012345", "12345"],
    ["(OCoLC) 0012345", "12345"],
    ["ocm00012345 ", "12345"],
    ["ocn123456789", "123456789"],
    ["on1234567890", "1234567890"],
    ["(ocolc)987 ebook", "987"],
  ])("reads %j", (text, expected) => {
    expect(normaliseOclc(text)).toBe(expected);
  });

  it.each(["", "1234567", "(DLC)1234567", "(OCoLC)", "ocm", "(OCoLC)abc", "only 5", "(OCoLC)fst00999"])(
    "refuses %j",
    (text) => {
      expect(normaliseOclc(text)).toBeNull();
    },
  );

  it("reads the same number from every way of writing it", () => {
    const prefixes = fc.constantFrom("(OCoLC)", "ocm", "ocn", "on", "(OCoLC)ocm", "(OCoLC)on");
    fc.assert(
      fc.property(prefixes, fc.nat(5), fc.integer({ min: 1 }), (prefix, zeros, number) => {
        expect(normaliseOclc(prefix + "0".repeat(zeros) + number)).toBe(String(number));
      }),
    );
  });
});
