import type { LeadRecord } from "#modules/catalogue";
import type { Field } from "#standards/marc/record.ts";

const data = (tag: string, ind: string, ...subfields: string[]): Field => ({
  ...{ tag, ind },
  subfields: subfields.map((text) => ({ code: text[0]!, value: text.slice(1) })),
});

/** A library's record of a book that two people wrote. */
export function leadRecord(title: string, ...more: readonly Field[]): LeadRecord {
  return {
    ...{ library: "ZZ-N", controlNumber: "a/1" },
    record: {
      leader: "00000cam a2200000 a 4500",
      fields: [
        { tag: "001", value: "a/1" },
        data("100", "1 ", "aWriter, Ada."),
        data("245", "10", `a${title} :`, "ba study /", "cby Ada Writer and Bo Second."),
        data("250", "  ", "a2nd ed."),
        data("260", "  ", "aNew York :", "bA press,", "c1999."),
        data("650", " 0", "aSea", "xHistory."),
        data("700", "1 ", "aSecond, Bo."),
        ...more,
      ],
    },
  };
}
