import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryRecord } from "#standards/marc/arbitrary-record.ts";
import { matchKeysOf } from "./match-keys.ts";
import { bookTraits, type Parts } from "./testing/matching-record.ts";
import { traitsOf } from "./traits.ts";

function shareKey(one: Parts, other: Parts): boolean {
  const keys = matchKeysOf(bookTraits(other));
  return matchKeysOf(bookTraits(one)).some((key) => keys.includes(key));
}

const another: Parts = {
  "008": "930405s1950    enka     b    001 0 eng d",
  "100": "$aRuthven, Ada.",
  "245": "$aQuite another book",
  "260": "$aOban :$bHarbour Books,$c1950.",
  "300": "$a90 p. ;$c20 cm.",
};

describe("match keys", () => {
  test.each<[string, Parts, Parts]>([
    ["ISBN-10 and ISBN-13", { ...another, "020": "$a0306406152" }, { "020": "$a978-0-306-40615-7" }],
    [
      "OCLC numbers with other prefixes",
      { ...another, "035": "$a(OCoLC)ocm00012345" },
      { "035": "$a(OCoLC)12345" },
    ],
    ["LCCNs written differently", { ...another, "010": "$a 86-123" }, { "010": "$a86000123" }],
    ["a subtitle on one side", {}, { "245": "$aTidal gardens of the northern isles" }],
    ["punctuation and capitals", {}, { "245": "$aTIDAL GARDENS, of the Northern Isles. A survey" }],
    ["diacritics", { "245": "$aÉtudes océaniques" }, { "245": "$aEtudes oceaniques" }],
    ["the year off by one", {}, { "008": "930405s1988    enka     b    001 0 eng d", "260": "$c1988" }],
    ["other pages", {}, { "300": "$a320 p." }],
    ["no author", {}, { "100": null }],
    ["another beginning of the title", {}, { "245": "$aHalloran's Tidal gardens" }],
    [
      "an original script on one side, and romanised with 880 on the other",
      { "245": "$aПриливные сады севера" },
      { "245": "$aPrilivnye sady severa", "880": "$6245-01/(N$aПриливные сады севера" },
    ],
  ])("are shared in spite of %s", (_, one, other) => {
    expect(shareKey(one, other)).toBe(true);
  });

  test("are not shared by different books, nor by print and online", () => {
    expect(shareKey({}, another)).toBe(false);
    expect(shareKey({}, { "007": "cr", "300": "$a1 online resource (314 pages)" })).toBe(false);
  });

  test("are few, whole, and none twice", () => {
    expect(matchKeysOf(bookTraits({ "020": "$a9780306406157" })).length).toBeLessThanOrEqual(5);
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const keys = matchKeysOf(traitsOf(record));
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length).toBeLessThanOrEqual(16);
        for (const key of keys) expect(Number.isSafeInteger(key) && key >= 0).toBe(true);
      }),
    );
  });
});
