import type { DataField } from "#standards/marc/record.ts";
import { choose } from "./chance.ts";
import type { Fact } from "./facts.ts";
import { field } from "./fields.ts";
import type { DemoLibrary } from "./network.ts";

/** The 020 fields that one library wrote for a title: none, one, or one of each length. */
export function isbnFields(fact: Fact, { cataloguingStyle: style, isil }: DemoLibrary): DataField[] {
  if (!fact.isbn) return [];
  const ten = shortForm(fact.isbn);
  const cover = fact.audience === "adult" ? "pbk." : "hbk.";
  switch (choose(style.isbn, "isbn", isil, fact.key)) {
    case "missing":
      return [];
    case "ten":
      return [field("020", "  ", [["a", ten]])];
    case "both":
      return [field("020", "  ", [["a", fact.isbn]]), field("020", "  ", [["a", ten]])];
    case "hyphenated":
      return [field("020", "  ", [["a", hyphenated(fact.isbn)]])];
    case "qualified":
      return style.rules === "aacr2"
        ? [field("020", "  ", [["a", `${ten} (${cover})`]])]
        : [
            field("020", "  ", [
              ["a", fact.isbn],
              ["q", cover === "pbk." ? "paperback" : "hardback"],
            ]),
          ];
    case "thirteen":
      return [field("020", "  ", [["a", fact.isbn]])];
  }
}

/** The ten-digit form of an ISBN of the 978 range. */
export function shortForm(isbn: string): string {
  const body = isbn.slice(3, 12);
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += (10 - at) * Number(body[at]);
  const check = (11 - (sum % 11)) % 11;
  return body + (check === 10 ? "X" : String(check));
}

/** Length of the publisher's part in the two English-language groups: highest opening digits and length. */
const publisherLengths: Record<string, [upTo: string, length: number][]> = {
  "0": [
    ["19", 2],
    ["699", 3],
    ["8499", 4],
    ["89999", 5],
    ["949999", 6],
    ["9999999", 7],
  ],
  "1": [
    ["09", 2],
    ["399", 3],
    ["5499", 4],
    ["86979", 5],
    ["998999", 6],
    ["9999999", 7],
  ],
};

/** Hyphens between prefix, group, publisher, title and check digit; other groups keep the middle whole. */
function hyphenated(isbn: string): string {
  const rest = isbn.slice(4, 12);
  const length = publisherLengths[isbn[3]!]?.find(([upTo]) => rest.slice(0, upTo.length) <= upTo)?.[1] ?? 0;
  return [isbn.slice(0, 3), isbn[3], rest.slice(0, length), rest.slice(length), isbn[12]]
    .filter(Boolean)
    .join("-");
}
