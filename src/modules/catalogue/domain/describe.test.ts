import { expect, describe as group, test } from "vitest";
import type { MarcRecord } from "#standards/marc/record.ts";
import { describe } from "./describe.ts";

const field = (tag: string, ...subfields: [string, string][]) => ({
  tag,
  ind: "  ",
  subfields: subfields.map(([code, value]) => ({ code, value })),
});
const recordWith = (...fields: MarcRecord["fields"]): MarcRecord => ({ leader: "", fields });

group("describing a record", () => {
  test("puts what stands in the original script behind its romanised form, by its link and not by its place", () => {
    const record = recordWith(
      field("490", ["6", "880-02"], ["a", "Zhongguo wen xue ;"], ["v", "3"]),
      field("700", ["6", "880-04"], ["a", "Lu, Xun,"], ["d", "1881-1936."]),
      field("700", ["a", "Snow, Edgar."]),
      field("880", ["6", "700-04/$1"], ["a", "魯迅"]),
      field("880", ["6", "490-02/$1"], ["a", "中國文學 ;"], ["v", "3"]),
      field("880", ["6", "700-00/$1"], ["a", "茅盾"]),
    );
    expect(describe(record, [])).toMatchObject({
      contributors: ["Lu, Xun", "魯迅", "Snow, Edgar", "茅盾"],
      series: ["Zhongguo wen xue ; 3", "中國文學 ; 3"],
    });
  });

  test("leaves out what the library keeps to itself, in every script, and links that are no addresses", () => {
    const record = recordWith(
      field("500", ["6", "880-01"], ["a", "Kept in the cellar"]),
      field("880", ["6", "500-01"], ["a", "地下"]),
      field("856", ["u", "javascript:alert(1)"], ["u", "https://sea.example/1"], ["y", "Read"]),
    );
    expect(describe(record, ["500"])).toMatchObject({
      ...{ notes: [], links: [{ href: "https://sea.example/1", label: "Read" }] },
    });
  });

  test("takes the edition statement in the original script where there is no other", () => {
    expect(describe(recordWith(field("880", ["6", "250-00"], ["a", "初版."])), []).editionStatement).toBe(
      "初版",
    );
  });
});
