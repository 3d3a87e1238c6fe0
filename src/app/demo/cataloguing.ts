import type { Field, MarcRecord } from "#standards/marc/record.ts";
import * as access from "./access.ts";
import { wholeNumber } from "./chance.ts";
import { type Dating, datingOf } from "./dating.ts";
import * as description from "./description.ts";
import type { Fact } from "./facts.ts";
import { field } from "./fields.ts";
import { fixedField, leaderOf, physicalField } from "./fixed-fields.ts";
import type { DemoHolding } from "./holdings.ts";
import { isbnFields } from "./isbn-habits.ts";
import { itemFields } from "./item-fields.ts";
import type { DemoLibrary } from "./network.ts";
import { pairWithOriginals } from "./original-script.ts";
import { words } from "./words.ts";

/**
 * A title as one library catalogued it, with its items. Always the same for the same library and
 * title, so that a second load finds nothing new.
 */
export function catalogue(holding: DemoHolding, library: DemoLibrary): MarcRecord {
  const { fact } = holding;
  const { cataloguingStyle: style } = library;
  const dating = datingOf(fact, library);
  const author = access.authorField(fact, library);
  const fields: Field[] = [
    ...controlFields(holding, library, dating),
    ...isbnFields(fact, library),
    ...present(fact.issn ? field("022", "0 ", [["a", fact.issn]]) : null),
    ...agency(library),
    ...present(access.languageField(fact, library)),
    ...present(author),
    ...present(access.uniformTitleField(fact, library)),
    description.titleField(fact, library),
    ...edition(fact, library),
    description.imprintField(fact, library, dating),
    ...described(fact, library, dating),
    ...access.subjectFields(fact, library),
    ...access.addedNameFields(fact, library),
  ];
  fields.push(...description.seriesFields(fact, library).filter(({ tag }) => tag === "830"));
  if (fact.form === "ebook") fields.push(link(holding, library));
  if (style.scripts === "paired-880" && fact.titleOriginal)
    fields.push(...pairWithOriginals(fact, fields, style.punctuation));
  if (fact.form === "serial" && fact.firstYear)
    fields.push(field("866", " 0", [["a", `${fact.firstYear}-`]]));
  fields.push(...itemFields(holding, style.items));
  return {
    leader: leaderOf(fact, style),
    fields: fields.filter((each) => !("subfields" in each) || each.subfields.length > 0),
  };
}

function present<T>(value: T | null): T[] {
  return value === null ? [] : [value];
}

function described(fact: Fact, library: DemoLibrary, dating: Dating): Field[] {
  return [
    description.extentField(fact, library),
    ...description.contentFields(fact, library),
    ...description.seriesFields(fact, library).filter(({ tag }) => tag === "490"),
    ...description.noteFields(fact, library, dating),
  ];
}

/** Record numbers in the manner of each local system. */
export function controlNumber({ number }: DemoHolding, library: DemoLibrary): string {
  switch (library.localSystem) {
    case "Sierra":
      return `b${1000000 + number * 3}`;
    case "Alma":
      return `99${String(number * 7).padStart(9, "0")}4901`;
    case "Symphony":
      return `a${100000 + number}`;
    case "FOLIO":
      return `in${String(number).padStart(11, "0")}`;
    default:
      return String(number + 40);
  }
}

function controlFields(holding: DemoHolding, library: DemoLibrary, dating: Dating): Field[] {
  const { fact } = holding;
  const year = wholeNumber(4, 25, "entered", library.isil, fact.key);
  const day = `${String(wholeNumber(1, 12, "month", fact.key)).padStart(2, "0")}${String(wholeNumber(1, 28, "day", fact.key)).padStart(2, "0")}`;
  const entered = `${String(year).padStart(2, "0")}${day}`;
  const physical = physicalField(fact);
  return [
    { tag: "001", value: controlNumber(holding, library) },
    { tag: "003", value: library.isil },
    { tag: "005", value: `20${entered}120000.0` },
    ...(physical && library.cataloguingStyle.rules !== "brief" ? [{ tag: "007", value: physical }] : []),
    { tag: "008", value: fixedField(fact, library, dating, entered) },
  ];
}

function agency({ cataloguingStyle: style, isil }: DemoLibrary): Field[] {
  if (style.rules === "brief") return [];
  return [
    field("040", "  ", [
      ["a", isil],
      ["b", style.language],
      ["e", style.rules === "rda" ? "rda" : null],
      ["c", isil],
    ]),
  ];
}

function edition(fact: Fact, { cataloguingStyle: style }: DemoLibrary): Field[] {
  if (fact.form !== "large-print") return [];
  const said = words[style.language].largePrint;
  return [
    field("250", "  ", [
      ["a", style.rules === "aacr2" ? "Large print ed." : style.punctuation ? `${said}.` : said],
    ]),
  ];
}

function link(holding: DemoHolding, library: DemoLibrary): Field {
  const address = `https://ebooks.example.org/${library.isil.toLowerCase()}/${controlNumber(holding, library)}`;
  return field("856", "40", [["u", address]]);
}
