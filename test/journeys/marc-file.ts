import { encodeIso2709 } from "#standards/marc/iso2709-write.ts";

/** A file of one MARC 21 record of a book with one copy, as a Koha library would export it. */
export function marcFile({ number, title }: { number: string; title: string }): Buffer {
  const data = (tag: string, ind: string, ...pairs: [code: string, value: string][]) => ({
    tag,
    ind,
    subfields: pairs.map(([code, value]) => ({ code, value })),
  });
  return encodeIso2709({
    leader: "00000nam a2200000 i 4500",
    fields: [
      { tag: "001", value: number },
      { tag: "008", value: "250101s2024    enk           000 1 eng d" },
      data("100", "1 ", ["a", "Writer, Test"]),
      data("245", "10", ["a", title]),
      data("264", " 1", ["a", "Northgate :"], ["b", "Journey Press,"], ["c", "2024."]),
      data("300", "  ", ["a", "120 pages"]),
      data("336", "  ", ["a", "text"], ["b", "txt"], ["2", "rdacontent"]),
      data(
        "952",
        "  ",
        ["a", "NGC"],
        ["b", "NGC"],
        ["c", "FIC"],
        ["o", "F WRI"],
        ["p", `J${number}`],
        ["y", "BK"],
      ),
    ],
  });
}
