import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryRecord } from "#standards/marc/arbitrary-record.ts";
import { bookTraits } from "./testing/matching-record.ts";
import { traitsFromText, traitsOf, traitsToText } from "./traits.ts";

describe("traits", () => {
  test("are what matching needs of a book", () => {
    const traits = bookTraits({
      "020": "$a0-306-40615-2 (pbk.)",
      "010": "$a   86000123 ",
      "035": "$a(OCoLC)ocm00012345",
      "250": "$a2nd ed.",
      "490": "$aIsland studies ;$vno. 7",
      "700": "$aOduya, Tobias.",
    });
    expect(traits).toMatchObject({
      content: "t",
      carrier: "",
      isbn: ["9780306406157"],
      lccn: ["86000123"],
      oclc: ["12345"],
      title: "tidal gardens of the northern isles",
      subtitle: "a survey of their plants",
      responsibility: "mirabel halloran",
      author: "halloran mirabel 1931",
      names: "oduya tobias",
      edition: "2nd ed",
      editionStatement: { number: 2, marks: "" },
      dateType: "s",
      date1: "1987",
      imprint: ["1987"],
      publisher: "saltmarsh press",
      place: "leith",
      country: "enk",
      language: "eng",
      extent: { pages: 314, preliminary: 12 },
      height: 24,
      series: ["island studies no 7"],
    });
  });

  test("keep the ISBN of a set or a volume apart", () => {
    const traits = bookTraits({ "020": "$a9780306406157$q(set)", "1020": "$a0306406152 (v. 1)" });
    expect(traits.isbn).toEqual([]);
    expect(traits.setIsbn).toEqual(["9780306406157"]);
  });

  test("take the title in the original script from 880", () => {
    expect(bookTraits({ "880": "$6245-01/(N$aПриливные сады :$bобзор" }).originalTitle).toBe(
      "приливные сады обзор",
    );
  });

  test.each([
    [
      "online, by 007 and 008",
      { "007": "cr |||", "008": "930405s1987    enka    ob    001 0 eng d" },
      "o",
      false,
    ],
    [
      "online, by 338",
      { "338": "$aonline resource$bcr", "300": "$a1 online resource (314 pages)" },
      "o",
      false,
    ],
    ["large print", { "250": "$aLarge print ed.", "300": "$a512 p. (large print) ;$c24 cm." }, "l", false],
    ["microform by one byte", { "008": "930405s1987    enka    bb    001 0 eng d" }, "m", true],
    [
      "microform by 008 and 245, measured as paper",
      {
        "008": "930405s1987    enka    bb    001 0 eng d",
        "245": "$aTidal gardens$h[microform]",
      },
      "m",
      true,
    ],
    ["a book with a disc", { "300": "$a314 p. ;$c24 cm. +$e1 CD-ROM" }, "", false],
  ])("tell the carrier: %s", (_, parts, carrier, unsureCarrier) => {
    expect(bookTraits(parts)).toMatchObject({ carrier, unsureCarrier });
  });

  test("tell a part only where it has a host", () => {
    expect(bookTraits({}, "aa").content).toBe("t");
    expect(bookTraits({ "773": "$tIsland review$gVol. 3 (1999), p. 5-10" }, "aa")).toMatchObject({
      content: "u",
      host: "island review vol 3 1999 p 5 10",
    });
  });

  test("survive any record, and their text says all of them", () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const traits = traitsOf(record);
        expect(traitsFromText(traitsToText(traits))).toEqual(traits);
      }),
    );
  });

  test("come back from their text with everything filled", () => {
    const traits = bookTraits({
      "015": "$aGB8712345$2bnb",
      "020": "$a9780306406157",
      "022": "$a2049-3630",
      "024": "$a9790260000438",
      "028": "$aPLATE 123",
      "130": "$aTidal gardens",
      "250": "$a3d ed., rev.",
      "534": "$pOriginally published",
      "773": "$wabc",
    });
    expect(traits.reproduction).toBe(true);
    expect(traitsFromText(traitsToText(traits))).toEqual(traits);
  });
});
