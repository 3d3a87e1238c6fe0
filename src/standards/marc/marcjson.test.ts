import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryRecord, dataFieldOf } from "./arbitrary-record.ts";
import { decodeMarcJson, encodeMarcJson } from "./marcjson.ts";

const LEADER = "00000nam a2200000 a 4500";

function decodeValue(value: unknown) {
  return decodeMarcJson(Buffer.from(JSON.stringify(value)));
}

describe("decodeMarcJson", () => {
  it.each([
    [
      "fields by tag",
      [{ "001": "id1" }, { "245": { ind1: "1", ind2: "0", subfields: [{ a: "Title" }, { c: "Name" }] } }],
    ],
    [
      "fields with tag and value",
      [
        { tag: "001", value: "id1" },
        {
          tag: "245",
          ind1: "1",
          ind2: "0",
          subfields: [
            { code: "a", value: "Title" },
            { code: "c", value: "Name" },
          ],
        },
      ],
    ],
  ])("reads %s", (_name, fields) => {
    expect(decodeValue({ leader: LEADER, fields })).toEqual({
      record: {
        leader: LEADER,
        fields: [{ tag: "001", value: "id1" }, dataFieldOf("245", "10", "$aTitle$cName")],
      },
      faults: [],
    });
  });

  it.each<[string, unknown]>([
    ["a field that is no object", 5],
    ["a field without value and subfields", { "245": null }],
    ["subfields that are no list", { "245": { ind1: " ", ind2: " ", subfields: "a" } }],
    ["a subfield that is no object", { "245": { ind1: " ", ind2: " ", subfields: ["a", { a: "x" }] } }],
  ])("leaves out %s and reports it", (_name, field) => {
    const { record, faults } = decodeValue({ leader: LEADER, fields: [{ "001": "id1" }, field] });
    expect(record?.fields[0]).toEqual({ tag: "001", value: "id1" });
    expect(faults[0]).toMatchObject({ code: "json-malformed", repair: expect.any(String) });
  });

  it.each(["", "{", '{"leader":"x"}', "[]", "null", '{"leader":"x","fields":{}}', "\ufeff"])(
    "gives no record for %j",
    (text) => {
      const { record, faults } = decodeMarcJson(Buffer.from(text));
      expect(record).toBeNull();
      expect(faults[0]?.code).toBe("json-malformed");
    },
  );

  it("gives no record where there is no field", () => {
    expect(decodeValue({ leader: LEADER, fields: [] }).faults[0]?.code).toBe("no-fields");
  });
});

describe("encodeMarcJson", () => {
  it("is read back as the same record, whatever the record, and stands on one line", () => {
    fc.assert(
      fc.property(arbitraryRecord, (original) => {
        const json = encodeMarcJson(original);
        expect(json).not.toContain("\n");
        expect(decodeMarcJson(Buffer.from(json))).toEqual({ record: original, faults: [] });
      }),
    );
  });
});
