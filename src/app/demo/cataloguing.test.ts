import { describe, expect, it } from "vitest";
import { decodeIso2709, encodeIso2709 } from "#standards/marc/iso2709.ts";
import {
  controlValue,
  fieldsOf,
  firstSubfield,
  type MarcRecord,
  vernacularOf,
} from "#standards/marc/record.ts";
import { demoFacts, type Form } from "./facts.ts";
import { demoNetwork } from "./libraries.ts";
import { recordsOf } from "./write-demo-files.ts";

const catalogues = new Map(demoNetwork.libraries.map((library) => [library.isil, recordsOf(library)]));
const everyRecord = [...catalogues.values()].flat();

function share(records: readonly MarcRecord[], test: (record: MarcRecord) => boolean): number {
  return records.filter(test).length / records.length;
}

function first(record: MarcRecord, tag: string, code: string): string {
  const found = fieldsOf(record, tag)[0];
  return (found && firstSubfield(found, code)) ?? "";
}

describe("every record of the demo", () => {
  it("is written as ISO 2709 and read back the same", () => {
    for (const record of everyRecord) {
      const { record: back, faults } = decodeIso2709(encodeIso2709(record));
      expect(faults).toEqual([]);
      expect(back?.fields).toEqual(record.fields);
    }
  });

  it("has a leader of 24 characters, an 008 of 40, one 245, and a control number of its own", () => {
    for (const [isil, records] of catalogues) {
      for (const record of records) {
        expect(record.leader).toHaveLength(24);
        expect(controlValue(record, "008"), first(record, "245", "a")).toHaveLength(40);
        expect(fieldsOf(record, "245")).toHaveLength(1);
      }
      expect(new Set(records.map((record) => controlValue(record, "001"))).size, isil).toBe(records.length);
    }
  });

  it("has indicators and subfields that hold something", () => {
    for (const field of everyRecord.flatMap(({ fields }) => fields)) {
      if (!("subfields" in field)) continue;
      expect(field.ind).toHaveLength(2);
      for (const { code, value } of field.subfields)
        expect(`${field.tag}$${code}${value}`).toMatch(/^...\$[a-z0-9]\S/u);
    }
  });

  it("says in the leader what it is", () => {
    const types: Record<Form, string> = {
      book: "am",
      ebook: "am",
      "large-print": "am",
      comic: "am",
      audiobook: "im",
      film: "gm",
      music: "jm",
      score: "cm",
      map: "em",
      serial: "as",
    };
    const seen = new Set(everyRecord.map(({ leader }) => leader.slice(6, 8)));
    expect([...seen].sort()).toEqual([...new Set(Object.values(types))].sort());
  });
});

describe("the nine styles", () => {
  const of = (isil: string) => catalogues.get(isil)!;

  it("put the year in 264 under RDA and in 260 before it", () => {
    expect(share(of("ZZ-NGT"), (record) => fieldsOf(record, "264").length === 1)).toBe(1);
    expect(share(of("ZZ-HBC"), (record) => fieldsOf(record, "264").length === 0)).toBe(1);
    expect(share(of("ZZ-HBC"), (record) => fieldsOf(record, "336").length === 0)).toBe(1);
  });

  it("write ISBNs long, short, with hyphens, with qualifiers, or not at all", () => {
    const shape = (isil: string, pattern: RegExp) => {
      const numbers = of(isil).flatMap((record) =>
        fieldsOf(record, "020").map((field) => firstSubfield(field, "a") ?? ""),
      );
      return numbers.filter((number) => pattern.test(number)).length / numbers.length;
    };
    expect(shape("ZZ-NGT", /^978\d{10}$/)).toBeGreaterThan(0.85);
    expect(shape("ZZ-HBC", /^\d{9}[\dX] \((pbk|hbk)\.\)$/)).toBeGreaterThan(0.3);
    expect(shape("ZZ-LDS", /-/)).toBeGreaterThan(0.7);
    expect(shape("ZZ-SLC", /^\d{9}[\dX]$/)).toBeGreaterThan(0.7);
  });

  it("leave out ISBD punctuation in Lindenstadt and use it in Valclair", () => {
    expect(share(of("ZZ-LDS"), (record) => / [/:]$/.test(first(record, "245", "a")))).toBe(0);
    expect(share(of("ZZ-VCL"), (record) => / [/:]$/.test(first(record, "245", "a")))).toBeGreaterThan(0.8);
  });

  it("shout in Sallow Creek, which often knows no year and no accents", () => {
    expect(
      share(of("ZZ-SLC"), (record) => first(record, "245", "a") === first(record, "245", "a").toUpperCase()),
    ).toBe(1);
    expect(share(of("ZZ-SLC"), (record) => /[^\p{ASCII}]/u.test(first(record, "245", "a")))).toBeLessThan(
      0.02,
    );
    expect(share(of("ZZ-SLC"), (record) => first(record, "260", "c") === "")).toBeGreaterThan(0.1);
  });

  it("pair scripts in 880, romanise, or catalogue in the original", () => {
    const paired = of("ZZ-HSG").filter((record) => vernacularOf(record, "245").length === 1);
    expect(paired.length).toBeGreaterThan(100);
    for (const record of paired) expect(vernacularOf(record, "245")[0]!.main?.tag).toBe("245");
    expect(share(of("ZZ-VCL"), (record) => fieldsOf(record, "880").length > 0)).toBe(0);
    const arabic = of("ZZ-WRD").filter((record) => controlValue(record, "008")?.slice(35, 38) === "ara");
    expect(share(arabic, (record) => /\p{Script=Arabic}/u.test(first(record, "245", "a")))).toBe(1);
  });

  it("count in the words of their language", () => {
    const extents = (isil: string) =>
      of(isil)
        .map((record) => first(record, "300", "a"))
        .join();
    expect(extents("ZZ-LDS")).toContain("1 Band");
    expect(extents("ZZ-KBR")).toContain("1 jilid");
    expect(extents("ZZ-SRA")).toContain("1 volumen");
    expect(extents("ZZ-WRD")).toContain("مجلد");
    expect(extents("ZZ-HBC")).toContain("1 v.");
  });

  it("differ from library to library for the same title", () => {
    const versions = new Map<string, string[]>();
    for (const records of catalogues.values()) {
      for (const record of records) {
        const isbn = first(record, "020", "a").replace(/\D/g, "").slice(-10, -1);
        if (isbn === "") continue;
        const text = JSON.stringify(
          record.fields.filter(({ tag }) => tag > "009" && tag < "700" && tag !== "040"),
        );
        versions.set(isbn, [...(versions.get(isbn) ?? []), text]);
      }
    }
    const shared = [...versions.values()].filter((each) => each.length > 1);
    expect(shared.length).toBeGreaterThan(350);
    expect(
      shared.filter((each) => new Set(each).size === each.length).length / shared.length,
    ).toBeGreaterThan(0.9);
  });

  it("put items where their local systems put them", () => {
    const tags: Record<string, string[]> = {
      "ZZ-NGT": ["952"],
      "ZZ-HBC": ["945"],
      "ZZ-LDS": ["852", "876"],
      "ZZ-VCL": ["999"],
      "ZZ-SRA": ["852"],
      "ZZ-KBR": ["952"],
      "ZZ-WRD": ["952"],
      "ZZ-HSG": ["852", "876"],
      "ZZ-SLC": ["852"],
    };
    for (const [isil, records] of catalogues) {
      const used = new Set(
        records
          .flatMap(({ fields }) => fields.map(({ tag }) => tag))
          .filter((tag) => /^(852|876|945|952|999)$/.test(tag)),
      );
      expect([...used].sort(), isil).toEqual(tags[isil]);
    }
  });
});

it("covers every title of the facts", () => {
  expect(everyRecord.length).toBeGreaterThan(demoFacts().length * 2);
});
