import { describe, expect, test } from "vitest";
import type { Field, MarcRecord } from "#standards/marc/record.ts";
import { isLocalTag, withoutLocalFields } from "./shared-record.ts";

const field = (tag: string, ...subfields: [string, string][]): Field => ({
  ...{ tag, ind: "  " },
  subfields: subfields.map(([code, value]) => ({ code, value })),
});
const record = (...fields: Field[]): MarcRecord => ({ leader: "00000cam a2200000 a 4500", fields });

describe("a record without what concerns one library alone", () => {
  test.each(["090", "590", "690", "852", "866", "876", "901", "952", "999", "541", "583", "ITM", "H52"])(
    "has no field %s",
    (tag) => {
      expect(withoutLocalFields(record(field("245", ["a", "T"]), field(tag, ["a", "x"])), []).fields).toEqual(
        [field("245", ["a", "T"])],
      );
    },
  );

  test.each(["001", "008", "245", "490", "500", "650", "700", "830", "856", "880", "883"])(
    "keeps %s",
    (tag) => {
      expect(isLocalTag(tag)).toBe(false);
    },
  );

  test("has nothing of what the library's profile drops, in no script, and no $9", () => {
    const whole = record(
      { tag: "001", value: "1" },
      field("500", ["6", "880-01"], ["a", "private"]),
      field("650", ["a", "Sea"], ["9", "1234"]),
      field("651", ["9", "1234"]),
      field("880", ["6", "500-01"], ["a", "خاص"]),
      field("880", ["6", "245-02"], ["a", "عنوان"]),
    );
    expect(withoutLocalFields(whole, ["500"]).fields).toEqual([
      { tag: "001", value: "1" },
      field("650", ["a", "Sea"]),
      field("880", ["6", "245-02"], ["a", "عنوان"]),
    ]);
  });
});
