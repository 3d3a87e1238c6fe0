import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { locales } from "#kernel/i18n/locales.ts";
import { Messages } from "#kernel/i18n/messages.ts";
import { explain, judge } from "./compare.ts";
import { currentMatcher, plainMatcher } from "./matcher.ts";
import { codes } from "./statement-codes.ts";
import { statementText } from "./statement-text.ts";
import { bookTraits, type Parts } from "./testing/matching-record.ts";

const verdict = (changes: Parts, kind?: string) => judge(bookTraits(), bookTraits(changes, kind)).verdict;
const codesOf = (one: Parts, other: Parts) =>
  explain(bookTraits(one), bookTraits(other)).statements.map(({ code }) => code);

describe("judging", () => {
  test.each<[string, Parts]>([
    ["nothing", {}],
    ["the subtitle left out", { "245": "$aTidal gardens of the northern isles /$cby M. Halloran." }],
    [
      "another cataloguer's hand",
      {
        "100": "$aHalloran, Mirabel",
        "245": "$aTidal gardens of the Northern Isles;$ba survey of their plants.",
        "260": "$aLeith,$bSaltmarsh,$c[1987]",
        "300": "$a314 pages$c25 cm",
      },
    ],
    ["a misprint", { "245": "$aTidal gradens of the northern isles :$ba survey of their plants" }],
    ["the author under another heading", { "100": null, "700": "$aHalloran, Mirabel." }],
  ])("joins records that differ by %s", (_, changes) => {
    expect(verdict(changes)).toBe("same");
  });

  test.each<[string, Parts]>([
    ["title", { "245": "$aHarbour lights of the southern coast", "300": "$a188 p. ;$c21 cm." }],
    [
      "edition, year and pages",
      {
        "008": "930405s1995    enka     b    001 0 eng d",
        "250": "$a3rd ed.",
        "260": "$aLeith :$bSaltmarsh Press,$c1995.",
        "300": "$a402 p. ;$c26 cm.",
      },
    ],
    [
      "publisher, place and year",
      {
        "008": "930405s1999    nyua     b    001 0 eng d",
        "260": "$aNew York :$bHudson House,$c1999.",
        "300": "$a280 p. ;$c28 cm.",
      },
    ],
  ])("keeps apart records of another %s", (_, changes) => {
    expect(verdict(changes)).toBe("different");
  });

  test("leaves a reprint of some years later to people", () => {
    const reprint = {
      "008": "930405s1990    enka     b    001 0 eng d",
      "260": "$aLeith :$bSaltmarsh Press,$c1990.",
    };
    expect(verdict(reprint)).toBe("doubtful");
  });

  test("leaves a record that says nearly nothing to people", () => {
    const bare = {
      "100": null,
      "260": "$c1987",
      "300": null,
      "245": "$aTidal gardens of the northern isles",
    };
    expect(verdict(bare)).toBe("doubtful");
  });

  test("joins by a shared number where the description fits, and not where it does not", () => {
    const isbn = { "020": "$a9780306406157" };
    const reprint = { "008": "930405s1988    enka     b    001 0 eng d", "260": "$c1988" };
    expect(judge(bookTraits(isbn), bookTraits({ ...isbn, ...reprint })).verdict).toBe("same");
    const stranger = {
      "008": "930405s1950    enka     b    001 0 eng d",
      "100": "$aRuthven, Ada.",
      "245": "$aQuite another book about harbours",
      "260": "$aOban :$bHarbour Books,$c1950.",
      "300": "$a90 p. ;$c20 cm.",
    };
    expect(judge(bookTraits(isbn), bookTraits({ ...stranger, ...isbn })).verdict).toBe("different");
  });

  test("holds other ISBNs against a match, but not against hardback and paperback of one printing", () => {
    expect(codesOf({ "020": "$a9780306406157" }, { "020": "$a9780198526636" })).toContain("isbn-differs");
    expect(
      judge(bookTraits({ "020": "$a9780306406157" }), bookTraits({ "020": "$a9780198526636" })).verdict,
    ).toBe("same");
  });

  test("compares titles in the original script where both have them", () => {
    const one = { "245": "$aPrilivnye sady", "880": "$6245-01/(N$aПриливные сады севера" };
    const other = { "245": "$aПриливные сады севера" };
    expect(codesOf(one, other)).toContain("title-equal");
  });
});

describe("vetoes", () => {
  const pages = "$a1 online resource (xii, 314 pages)";
  test.each<[string, Parts, Parts, string]>([
    ["print and online", {}, { "007": "cr", "300": pages }, "carrier-differs"],
    [
      "print and large print",
      {},
      { "250": "$aLarge print ed.", "300": "$a314 p. (large print)" },
      "carrier-differs",
    ],
    [
      "two parts",
      { "245": "$aTidal gardens.$nPart 1" },
      { "245": "$aTidal gardens.$nPart 2" },
      "part-differs",
    ],
    [
      "a reprint and its original",
      { "008": "930405r19871911enka     b    001 0 eng d", "500": "$aReprint of an older book." },
      { "008": "930405s1911    enka     b    001 0 eng d", "260": "$c1911" },
      "reproduction-of-it",
    ],
  ])("keep %s apart whatever else agrees", (_, one, other, code) => {
    const isbn = { "020": "$a9780306406157" };
    const { verdict, statements } = explain(
      bookTraits({ ...one, ...isbn }),
      bookTraits({ ...other, ...isbn }),
    );
    expect(verdict).toBe("different");
    expect(statements.map((statement) => statement.code)).toContain(code);
  });

  test("keep a book and a film apart", () => {
    expect(verdict({}, "gm")).toBe("different");
  });

  test("do not rest on one coded byte", () => {
    const coded = { "008": "930405s1987    enka    bb    001 0 eng d" };
    expect(verdict(coded)).toBe("same");
    expect(codesOf({}, coded)).toContain("carrier-coded-differently");
  });

  test("find one part named in two ways", () => {
    expect(codesOf({ "245": "$aTidal gardens.$nPart II" }, { "245": "$aTidal gardens.$n2" })).not.toContain(
      "part-differs",
    );
  });
});

const value = fc.constantFrom(
  null,
  "$aTidal gardens",
  "$aTidal gardens of the isles :$b1970-1980",
  "$aGardens, tidal; part 3$nII$pPlants",
  "$aПриливные сады",
  "$aHalloran, Mirabel,$d1931-",
  "$aHalloran, M. (Mirabel)",
  "$a2nd ed., rev.",
  "$aLeith :$bSaltmarsh Press : Harbour Books,$cc1987",
  "$aOban$bUniv. of Oban Pr.$c[198-?]",
  "$axii, 314 p. ;$c24 cm.",
  "$a2 v. (600 p.)$c30 cm.",
  "$aIsland studies ;$vno. 7",
  "$aIsland studies, 8",
  "$a9780306406157",
  "$a2049-3630",
);
const anyParts = fc.record({
  "020": value,
  "100": value,
  "245": value,
  "250": value,
  "260": value,
  "300": value,
  "490": value,
  "700": value,
  "773": value,
});

describe("explaining", () => {
  test("comes to the same whichever record comes first", () => {
    fc.assert(
      fc.property(
        anyParts,
        anyParts,
        fc.constantFrom(currentMatcher, plainMatcher),
        (one, other, matcher) => {
          const [a, b] = [bookTraits(one), bookTraits(other)];
          const there = judge(a, b, matcher);
          const back = judge(b, a, matcher);
          expect(back.verdict).toBe(there.verdict);
          expect(back.score).toBeCloseTo(there.score, 9);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("gives the verdict of judging, and statements that add up to its score", () => {
    fc.assert(
      fc.property(anyParts, anyParts, (one, other) => {
        const [a, b] = [bookTraits(one), bookTraits(other)];
        const { verdict, score, statements } = explain(a, b);
        expect(verdict).toBe(judge(a, b).verdict);
        const sum = statements.reduce((all, { weight }) => all + weight, currentMatcher.start);
        if (verdict !== "different") expect(score).toBeCloseTo(sum, 9);
      }),
    );
  });

  test("gives the values of the first record as a, of the second as b", () => {
    const statements = explain(bookTraits(), bookTraits({ "300": "$a320 p." })).statements;
    expect(statements.find(({ code }) => code === "pages-near")?.params).toEqual({ a: 314, b: 320 });
  });

  test("has words for every statement in every language", () => {
    const messages = Messages.read([new URL("../../messages/", import.meta.url)]);
    for (const locale of locales) {
      const t = messages.translator(locale);
      for (const code of codes)
        expect(statementText(t, { code, params: { a: "x", b: "y" } })).not.toContain("{");
      const { statements } = explain(bookTraits(), bookTraits());
      expect(statements.some(({ parts }) => parts !== undefined)).toBe(true);
      for (const statement of statements) expect(statementText(t, statement)).not.toBe("");
    }
  });
});

test("every weight of every shipped matcher belongs to a statement", () => {
  for (const matcher of [currentMatcher, plainMatcher])
    for (const key of Object.keys(matcher.weights))
      for (const code of key.split("+")) expect(codes).toContain(code);
});
