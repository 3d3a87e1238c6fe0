import type { DataField } from "#standards/marc/record.ts";
import type { Fact } from "./facts.ts";
import { field } from "./fields.ts";
import type { CopyStatus, DemoCopy, DemoHolding } from "./holdings.ts";
import { sierraLocation } from "./libraries-west.ts";
import type { ItemLayout } from "./style.ts";

/** The shelf on which a title stands; the same short codes in every local system but Sierra's. */
export function shelfOf(fact: Fact): string {
  if (["film", "music", "audiobook"].includes(fact.form)) return "AV";
  if (fact.form === "comic") return "COMIC";
  if (fact.form === "large-print") return "LP";
  if (["map", "serial"].includes(fact.form)) return "REF";
  if (fact.audience === "children") return "CHILD";
  if (fact.audience === "young adult") return "YA";
  return fact.kind === "fiction" ? "FIC" : "NFIC";
}

/** A shelf mark of the kind small libraries use: shelf, then the first letters of author or title. */
export function callNumberOf(fact: Fact): string {
  const mark = (fact.author || fact.title)
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .slice(0, 3)
    .toUpperCase();
  return `${shelfOf(fact)} ${mark}${fact.firstYear && ` ${fact.firstYear}`}`;
}

const materialTypes: Partial<Record<Fact["form"], string>> = {
  film: "DVD",
  music: "CD",
  audiobook: "AUDIO",
  serial: "MAG",
  map: "MAP",
  score: "SCORE",
};

type Writer = (copy: DemoCopy, fact: Fact, number: number) => DataField;

const koha: Writer = (copy, fact) =>
  field("952", "  ", [
    ["0", "0"],
    ["1", "0"],
    ["4", copy.status === "in-repair" ? "1" : "0"],
    ["7", { "on-order": "-1", "library-use": "1" }[copy.status as string] ?? "0"],
    ["a", copy.branch.code],
    ["b", copy.branch.code],
    ["c", shelfOf(fact)],
    ["o", callNumberOf(fact)],
    ["p", copy.barcode],
    ["q", copy.due ?? null],
    ["t", String(copy.copyNumber)],
    ["y", materialTypes[fact.form] ?? "BK"],
  ]);

const evergreenWords: Record<CopyStatus, string> = {
  available: "Available",
  "on-loan": "Checked out",
  "on-order": "On order",
  "in-repair": "Bindery",
  "library-use": "Reserves",
};

const evergreen: Writer = (copy, fact) =>
  field("852", "4 ", [
    ["b", copy.branch.code],
    ["c", shelfOf(fact)],
    ["j", callNumberOf(fact)],
    ["g", (materialTypes[fact.form] ?? "book").toLowerCase()],
    ["p", copy.barcode],
    ["t", String(copy.copyNumber)],
    ["z", evergreenWords[copy.status]],
  ]);

const sierraCodes: Record<CopyStatus, string> = {
  available: "-",
  "on-loan": "-",
  "on-order": "p",
  "in-repair": "r",
  "library-use": "o",
};

const sierra: Writer = (copy, fact, number) =>
  field("945", "  ", [
    ["a", callNumberOf(fact)],
    ["g", String(copy.copyNumber)],
    ["h", copy.due ?? null],
    ["i", copy.barcode],
    ["l", sierraLocation(copy.branch.itemCode ?? copy.branch.code, shelfOf(fact))],
    ["s", sierraCodes[copy.status]],
    ["t", materialTypes[fact.form] ? "2" : "0"],
    ["y", `.i${1000000 + number * 10 + copy.copyNumber}`],
  ]);

const symphonyLocations: Record<CopyStatus, string | null> = {
  available: null,
  "on-loan": "CHECKEDOUT",
  "on-order": "ON-ORDER",
  "in-repair": "MENDING",
  "library-use": "REFERENCE",
};

const symphony: Writer = (copy, fact) =>
  field("999", "  ", [
    ["a", callNumberOf(fact)],
    ["w", "ALPHANUM"],
    ["c", String(copy.copyNumber)],
    ["i", copy.barcode],
    ["k", symphonyLocations[copy.status]],
    ["l", shelfOf(fact)],
    ["m", copy.branch.code],
    ["t", materialTypes[fact.form] ?? "BOOK"],
  ]);

const single: Partial<Record<ItemLayout, Writer>> = {
  "koha-952": koha,
  "evergreen-852": evergreen,
  "sierra-945": sierra,
  "symphony-999": symphony,
};

const folioWords: Record<CopyStatus, string> = {
  available: "Available",
  "on-loan": "Checked out",
  "on-order": "On order",
  "in-repair": "Unavailable",
  "library-use": "Restricted",
};

/** Holdings in 852, one for each branch, and items in 876 joined to them: by $0 in Alma, by $8 in FOLIO. */
function joined({ fact, copies, number }: DemoHolding, layout: "alma-876" | "folio-876"): DataField[] {
  const link = layout === "alma-876" ? "0" : "8";
  const branches = [...new Set(copies.map(({ branch }) => branch.code))];
  const keyOf = (branch: string) =>
    `${layout === "alma-876" ? "22" : "ho"}${String(number).padStart(8, "0")}${branches.indexOf(branch) + 1}`;
  const holdings = branches.map((branch) =>
    field("852", "8 ", [
      ["8", keyOf(branch)],
      ["b", branch],
      ["c", shelfOf(fact)],
      ["h", callNumberOf(fact)],
    ]),
  );
  const items = copies.map((copy) => {
    const status = layout === "folio-876" ? folioWords[copy.status] : copy.status === "available" ? "1" : "0";
    return field("876", "  ", [
      [link, keyOf(copy.branch.code)],
      ["a", `23${copy.barcode.slice(5)}`],
      ["p", copy.barcode],
      ["j", status],
      ["t", String(copy.copyNumber)],
      ["x", materialTypes[fact.form] ?? "BOOK"],
    ]);
  });
  return [...holdings, ...items];
}

/** The item fields of one record, in the layout of the library's local system. */
export function itemFields(holding: DemoHolding, layout: ItemLayout): DataField[] {
  if (layout === "alma-876" || layout === "folio-876") return joined(holding, layout);
  return holding.copies.map((copy) => single[layout]!(copy, holding.fact, holding.number));
}
