import { describe, expect, it } from "vitest";
import { dataFieldOf } from "./arbitrary-record.ts";
import {
  controlValue,
  fieldsOf,
  firstSubfield,
  isControlField,
  linkage,
  type MarcRecord,
  subfieldValues,
  vernacularOf,
} from "./record.ts";

const title = dataFieldOf("245", "10", "$6880-02$aTitle$bfirst$bsecond");
const record: MarcRecord = {
  leader: "00000nam a2200000 a 4500",
  fields: [
    { tag: "001", value: "x1" },
    dataFieldOf("100", "1 ", "$6880-01$aName"),
    title,
    dataFieldOf("880", "10", "$6245-02/(3/r$aعنوان"),
    dataFieldOf("880", "1 ", "$6100-01/$1$a名"),
    dataFieldOf("880", "  ", "$6245-00/(N$aБез пары"),
  ],
};

describe("accessors", () => {
  it("find control values, fields and subfields", () => {
    expect(controlValue(record, "001")).toBe("x1");
    expect(controlValue(record, "008")).toBeNull();
    expect(controlValue(record, "245")).toBeNull();
    expect(fieldsOf(record, "100", "245").map((field) => field.tag)).toEqual(["100", "245"]);
    expect(subfieldValues(title, "ab")).toEqual(["Title", "first", "second"]);
    expect(firstSubfield(title, "b")).toBe("first");
    expect(firstSubfield(title, "z")).toBeNull();
    expect(record.fields.filter(isControlField)).toHaveLength(1);
  });
});

describe("linkage", () => {
  it.each([
    ["245-01/$1", { tag: "245", occurrence: "01", script: "$1", rightToLeft: false }],
    ["245-02/(3/r", { tag: "245", occurrence: "02", script: "(3", rightToLeft: true }],
    ["880-03", { tag: "880", occurrence: "03", script: "", rightToLeft: false }],
    ["100-12/r", { tag: "100", occurrence: "12", script: "", rightToLeft: true }],
    ["500-00/(2/r ", { tag: "500", occurrence: "00", script: "(2", rightToLeft: true }],
  ])("reads %s", (text, expected) => {
    expect(linkage({ tag: "880", ind: "  ", subfields: [{ code: "6", value: text }] })).toEqual(expected);
  });

  it("gives null for a field without $6 and for one that follows no pattern", () => {
    expect(linkage(dataFieldOf("245", "  ", "$aTitle"))).toBeNull();
    expect(linkage(dataFieldOf("880", "  ", "$6nonsense"))).toBeNull();
  });
});

describe("vernacularOf", () => {
  it("joins by tag and occurrence, not by order, and keeps an 880 without partner", () => {
    const pairs = vernacularOf(record, "245");
    expect(pairs.map((pair) => pair.main)).toEqual([title, null]);
    expect(firstSubfield(pairs[0]!.vernacular, "a")).toBe("عنوان");
    expect(vernacularOf(record, "100")[0]!.main?.tag).toBe("100");
    expect(vernacularOf(record, "700")).toEqual([]);
  });
});
