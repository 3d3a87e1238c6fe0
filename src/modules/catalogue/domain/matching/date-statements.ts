import { yearsApart } from "./dates.ts";
import type { Tally } from "./tally.ts";
import type { Traits } from "./traits.ts";

/** The year of publication in an imprint: the first that is no copyright date, else the first. */
function imprintYear({ imprint }: Traits): string {
  for (const year of imprint) if (year[0] !== "c") return year;
  return bare(imprint[0] ?? "");
}

function bare(year: string): string {
  return year[0] === "c" ? year.slice(1) : year;
}

/** Says how the dates of two records compare. */
export function sayDates(tally: Tally, a: Traits, b: Traits): void {
  const coded = yearsApart(a.date1, b.date1);
  const yearA = imprintYear(a);
  const yearB = imprintYear(b);
  const printed = yearsApart(yearA, yearB);
  sayCoded(tally, coded, a, b);
  sayPrinted(tally, printed, yearA, yearB);
  const nearest = coded === 0 || printed === 0 ? 0 : nearestDates(a, b);
  if (nearest === null) tally.say("no-date");
  else if (nearest > 0) {
    if (nearest === 1) tally.say("dates-1-apart", yearA || a.date1, yearB || b.date1);
    else if (nearest <= 3) tally.say("dates-3-apart", yearA || a.date1, yearB || b.date1);
    else if (nearest <= 15) tally.say("dates-15-apart", yearA || a.date1, yearB || b.date1);
    else tally.say("dates-far-apart", yearA || a.date1, yearB || b.date1);
  }
  if (isCopyrightOnly(a) !== isCopyrightOnly(b) && printed === 0)
    tally.say("copyright-against-printed", yearA, yearB);
  if (isVague(a.date1, yearA) || isVague(b.date1, yearB))
    tally.say("date-vague", yearA || a.date1, yearB || b.date1);
  if (a.dateType !== b.dateType && (a.dateType === "r" || b.dateType === "r"))
    tally.say("reprint-coded", a.date1, b.date1);
}

function sayCoded(tally: Tally, apart: number | null, a: Traits, b: Traits): void {
  if (apart === null) tally.say("coded-year-unknown", a.date1, b.date1);
  else if (apart === 0) tally.say("coded-year-same", a.date1, b.date1);
  else if (apart === 1) tally.say("coded-year-1-apart", a.date1, b.date1);
  else if (apart <= 5) tally.say("coded-year-5-apart", a.date1, b.date1);
  else tally.say("coded-year-far", a.date1, b.date1);
}

function sayPrinted(tally: Tally, apart: number | null, a: string, b: string): void {
  if (apart === null) tally.say("imprint-year-unknown", a, b);
  else if (apart === 0) tally.say("imprint-year-same", a, b);
  else if (apart === 1) tally.say("imprint-year-1-apart", a, b);
  else if (apart <= 5) tally.say("imprint-year-5-apart", a, b);
  else tally.say("imprint-year-far", a, b);
}

/** Years between the two dates of the records that are nearest, copyright and second dates included; null where one has none. */
function nearestDates(a: Traits, b: Traits): number | null {
  let nearest: number | null = null;
  for (const one of allDates(a)) {
    for (const other of allDates(b)) {
      const apart = yearsApart(one, other);
      if (apart === 0) return 0;
      if (apart !== null && (nearest === null || apart < nearest)) nearest = apart;
    }
  }
  return nearest;
}

function allDates({ date1, date2, imprint }: Traits): string[] {
  const dates = imprint.map(bare);
  if (date1 !== "") dates.push(date1);
  if (date2 !== "") dates.push(date2);
  return dates;
}

function isCopyrightOnly({ imprint }: Traits): boolean {
  return imprint.length > 0 && imprint.every((year) => year[0] === "c");
}

function isVague(coded: string, printed: string): boolean {
  return coded.includes("u") || printed.includes("u");
}
