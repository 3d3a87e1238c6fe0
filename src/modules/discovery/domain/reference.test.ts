import { describe, expect, test } from "vitest";
import type { EditionSummary } from "#modules/catalogue";
import { plainText } from "#standards/citations/run.ts";
import { cite } from "#standards/citations/styles.ts";
import type { Field, MarcRecord } from "#standards/marc/record.ts";
import { dublinCoreOf } from "./dublin-core-of.ts";
import { exportRecord } from "./export-record.ts";
import { clean } from "./marc-text.ts";
import { referenceOf } from "./reference-of.ts";

const edition: EditionSummary = {
  ...{
    id: 7,
    work: 7,
    title: "The sea: a study",
    originalTitle: null,
    author: "Writer, Ada",
    originalAuthor: null,
  },
  ...{ year: 1999, publisher: "A press", format: "book", languages: ["eng"], isbn: ["9780747532699"] },
  ...{ records: [{ library: "ZZ-N", controlNumber: "a1" }], libraries: ["ZZ-N"] },
};
const data = (tag: string, ind: string, ...subfields: string[]): Field => ({
  ...{ tag, ind },
  subfields: subfields.map((text) => ({ code: text[0]!, value: text.slice(1) })),
});
const record = (...fields: Field[]): MarcRecord => ({ leader: "00000cam a2200000 a 4500", fields });
const english = { language: "en", accessed: null };
const apa = (about: Partial<EditionSummary>, ...fields: Field[]) =>
  plainText(cite(referenceOf({ ...edition, ...about }, record(...fields), english), "apa"));

describe("an edition as a reference", () => {
  test("takes names, titles and imprint from its record", () => {
    const reference = referenceOf(
      edition,
      record(
        data("100", "1 ", "aWriter, Ada M. (Ada Mary),", "d1950-", "eauthor."),
        data(
          "245",
          "14",
          "aThe sea :",
          "ba study /",
          "cAda M. Writer and Bo Second ; translated by Cy Bridge.",
        ),
        data("250", "  ", "a2nd ed."),
        data("260", "  ", "a[London] :", "bA press,", "c1999."),
        data("490", "1 ", "aShore books ;", "v7"),
        data("700", "1 ", "aSecond, Bo."),
        data("700", "1 ", "aBridge, Cy,", "etranslator."),
        data("700", "1 ", "aBrush, Di,", "eillustrator."),
        data("700", "12", "aOther, El.", "tAnother work."),
      ),
      english,
    );
    expect(plainText(cite(reference, "chicago"))).toBe(
      "Writer, Ada M., and Bo Second. The Sea: A Study. Translated by Cy Bridge. 2nd ed. Shore books 7. London: A press, 1999.",
    );
  });

  test("knows editors, bodies, families and people of one name", () => {
    const title = data("245", "10", "aThe sea");
    expect(apa({}, title, data("700", "1 ", "aKeeper, Bo,", "4edt"))).toMatch(
      /^Keeper, B\. \(Ed\.\)\. \(1999\)/,
    );
    expect(apa({}, title, data("110", "2 ", "aSea Board.", "bTide Office."))).toMatch(
      /^Sea Board\. Tide Office\. \(/,
    );
    expect(apa({}, title, data("100", "0 ", "aPlato."))).toMatch(/^Plato\. \(/);
    expect(apa({}, title, data("100", "3 ", "aKeeper family."))).toMatch(/^Keeper family\. \(/);
    expect(apa({}, title, data("100", "1 ", "aKing, Martin Luther,", "cJr.,"))).toMatch(
      /^King, M\. L\., Jr\. \(/,
    );
    expect(apa({}, title)).toMatch(/^Writer, A\. \(1999\)/);
    expect(apa({}, title, data("700", "1 ", "aBrush, Di,", "eill."))).toMatch(/^The sea\. \(1999\)/);
  });

  test("leaves out what cataloguers write for what they do not know", () => {
    const reference = referenceOf(
      { ...edition, publisher: "[publisher not identified]" },
      record(data("264", " 1", "a[Place of publication not identified] :", "b[publisher not identified]")),
      english,
    );
    const arabic = record(data("264", " 1", "a[مكان النشر غير محدد] :", "b[الناشر غير محدد]"));
    expect(referenceOf({ ...edition, publisher: "الناشر غير محدد" }, arabic, english)).toMatchObject({
      ...{ place: null, publisher: null },
    });
    expect(reference).toMatchObject({
      place: null,
      publisher: null,
      title: "The sea: a study",
      subtitle: null,
    });
  });

  test("gives serials their years, and articles their journal", () => {
    const open = [
      { tag: "008", value: "990101c19999999xx qr p       0   a0eng d" },
      data("245", "00", "aSea letters"),
    ];
    expect(apa({ format: "serial", author: null }, ...open)).toBe("Sea letters. (1999–present). A press.");
    const host = data("773", "0 ", "tSea letters.", "gVol. 12, no. 3 (1999), p. 1-20", "x0317-8471");
    const named = [data("100", "1 ", "aWriter, Ada."), data("245", "10", "aTides")];
    expect(apa({ format: "article" }, ...named, host)).toBe(
      "Writer, A. (1999). Tides. Sea Letters, 12(3), 1–20.",
    );
    expect(apa({ format: "article" }, ...named, data("773", "0 ", "tAll seas.", "z9780747532699"))).toBe(
      "Writer, A. (1999). Tides. In All seas. A press.",
    );
  });

  test("names the address of an e-book, not one of something about it", () => {
    const links = [
      data("856", "42", "uhttps://example.org/about"),
      data("856", "40", "uhttps://example.org/cover.JPG"),
      data("856", "40", "uhttps://example.org/book"),
    ];
    expect(referenceOf({ ...edition, format: "ebook" }, record(...links), english).url).toBe(
      "https://example.org/book",
    );
    expect(referenceOf(edition, record(...links), english).url).toBeNull();
  });

  test.each([
    ["[London?] :", "London?"],
    ["Tolkien, J. R. R.", "Tolkien, J. R. R."],
    ["The end.", "The end"],
    ["2nd ed.,", "2nd ed"],
    ["and so on [etc.].", "and so on etc."],
    ["Plays ...", "Plays ..."],
    ["one\n  two : three ; four /", "one two: three; four"],
    ["makht\u0323u\u0304t\u0323.", "makht\u0323u\u0304t\u0323"],
    ["Sea (Ship)", "Sea (Ship)"],
    ["Writer, Ada M. (Ada Mary),", "Writer, Ada M. (Ada Mary)"],
  ])("cleans %s", (text, expected) => {
    expect(clean(text)).toBe(expected);
  });
});

test("a record goes out under the edition's number and keeps that of its library", () => {
  const lead = {
    ...{ library: "ZZ-N", controlNumber: "a1" },
    record: record(
      { tag: "001", value: "a1" },
      { tag: "003", value: "ZZ-N" },
      { tag: "008", value: "x" },
      data("035", "  ", "a(OCoLC)1"),
      data("245", "10", "aThe sea"),
    ),
  };
  expect(exportRecord(7, lead, "union.example").fields).toEqual([
    { tag: "001", value: "7" },
    { tag: "003", value: "union.example" },
    { tag: "008", value: "x" },
    data("035", "  ", "a(ZZ-N)a1"),
    data("035", "  ", "a(OCoLC)1"),
    data("245", "10", "aThe sea"),
  ]);
});

test("Dublin Core says what the record says", () => {
  const whole = record(
    data("100", "1 ", "aWriter, Ada."),
    data("245", "10", "aThe sea :", "ba study."),
    data("650", " 0", "aSea", "xHistory."),
    data("520", "  ", "aAbout water."),
  );
  expect(
    dublinCoreOf(edition, whole, referenceOf(edition, whole, english), "https://union.example/editions/7"),
  ).toEqual([
    ["title", "The sea: a study"],
    ["creator", "Writer, Ada"],
    ["subject", "Sea -- History"],
    ["description", "About water."],
    ["publisher", "A press"],
    ["date", "1999"],
    ["type", "Text"],
    ["identifier", "https://union.example/editions/7"],
    ["identifier", "urn:isbn:9780747532699"],
    ["language", "eng"],
  ]);
});
