import { describe, expect, test } from "vitest";
import { isIsil } from "./isil.ts";

describe("the shape of an ISIL (ISO 15511)", () => {
  test.each(["ZZ-NGT", "ZZ-A/1:b-c", "O-12345678901", "OCLC-abc", "ZDB-1", "abc-12345678901"])(
    "takes %s",
    (isil) => {
      expect(isIsil(isil)).toBe(true);
    },
  );

  test.each([
    ["no hyphen", "ZZNGT"],
    ["nothing after the prefix", "ZZ-"],
    ["a country code in small letters", "zz-NGT"],
    ["two characters that are no country code", "Z1-NGT"],
    ["a prefix of five", "ABCDE-1"],
    ["an identifier of twelve", "ZZ-123456789012"],
    ["a space", "ZZ-N GT"],
    ["a letter outside ISO 646", "ZZ-NÉ"],
    ["a line break at the end", "ZZ-NGT\n"],
  ])("refuses %s", (_, isil) => {
    expect(isIsil(isil)).toBe(false);
  });
});
