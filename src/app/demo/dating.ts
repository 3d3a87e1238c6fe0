import { chance } from "./chance.ts";
import type { Fact } from "./facts.ts";
import type { DemoLibrary } from "./network.ts";
import { words } from "./words.ts";

/** The year of a record: in words for the reader, in codes for 008/06-14. */
export interface Dating {
  /** For 260 or 264 $c, without closing punctuation; empty where the cataloguer left it out. */
  statement: string;
  type: "s" | "r" | "q" | "n" | "c";
  first: string;
  second: string;
}

/** How one library dates a title. */
export function datingOf(fact: Fact, library: DemoLibrary): Dating {
  const { cataloguingStyle: style, isil } = library;
  if (fact.form === "serial") return serial(fact);
  if (chance("no-year", isil, fact.key) < style.missingYears) return unknown("");
  const year = fact.editionYear || fact.firstYear;
  const said = style.rules === "aacr2" ? undated : words[style.language].dateUnknown;
  if (!year) return unknown(said(""));
  if (isReissue(fact)) return reissue(said(fact.firstYear), fact.firstYear);
  return certain(
    year.padStart(4, "0"),
    chance("doubt", isil, fact.key) < style.uncertainYears,
    style.rules === "aacr2",
    chance("copyright", isil, fact.key),
  );
}

/** AACR2 writes "no date" in short. */
function undated(firstYear: string): string {
  return firstYear ? `[n.d., first published ${firstYear}]` : "[n.d.]";
}

/**
 * Whether a year is surely only that of the work: ISBNs exist since 1967, DVDs since 1996, and e-books,
 * audiobooks and large print of older works are later editions.
 */
export function isReissue(fact: Fact): boolean {
  if (fact.editionYear) return false;
  const first = Number(fact.firstYear);
  if (fact.isbn) return first < 1967;
  if (fact.form === "film") return first < 1997;
  return ["ebook", "audiobook", "large-print"].includes(fact.form) && first < 2005;
}

function serial(fact: Fact): Dating {
  return {
    statement: fact.firstYear ? `${fact.firstYear}-` : "",
    type: "c",
    first: fact.firstYear || "uuuu",
    second: "9999",
  };
}

function unknown(statement: string): Dating {
  return { statement, type: "n", first: "uuuu", second: "uuuu" };
}

function reissue(statement: string, firstYear: string): Dating {
  return { statement, type: "r", first: "uuuu", second: firstYear.padStart(4, "0") };
}

function certain(year: string, inDoubt: boolean, copyrightHabit: boolean, draw: number): Dating {
  if (!inDoubt) {
    const statement = copyrightHabit && draw < 0.35 && Number(year) > 1950 ? `c${year}` : year;
    return { statement, type: "s", first: year, second: "" };
  }
  if (draw < 0.5) return { statement: `[${year}?]`, type: "q", first: year, second: year };
  const off = String(Number(year) + (draw < 0.75 ? 1 : -1)).padStart(4, "0");
  return { statement: off, type: "s", first: off, second: "" };
}
