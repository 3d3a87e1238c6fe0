import { isNumber } from "./near.ts";
import type { Tally } from "./tally.ts";
import { significantWords } from "./title-words.ts";
import type { Traits } from "./traits.ts";

/** Says how edition statements, series and languages compare. */
export function sayEditions(tally: Tally, a: Traits, b: Traits): void {
  sayStatements(tally, a, b);
  saySeries(tally, a, b);
  if (a.language !== "" && b.language !== "" && a.language !== b.language)
    tally.say("language-differs", a.language, b.language);
}

/** A first edition says so or not. */
function rank({ editionStatement: { number } }: Traits): number {
  return number === 1 ? 0 : number;
}

function sayStatements(tally: Tally, a: Traits, b: Traits): void {
  const numberA = rank(a);
  const numberB = rank(b);
  const { marks: marksA } = a.editionStatement;
  const { marks: marksB } = b.editionStatement;
  if (numberA > 0 && numberB > 0)
    tally.say(numberA === numberB ? "edition-same" : "edition-number-differs", numberA, numberB);
  else if (numberA > 0 || numberB > 0)
    tally.say("edition-on-one-side", a.edition || numberA, b.edition || numberB);
  if (numberA === 0 && numberB === 0) sayNamed(tally, a, b);
  if (marksA !== marksB) {
    if (marksA !== "" && marksB !== "") tally.say("edition-kind-differs", a.edition, b.edition);
    else if (numberA === 0 || numberA !== numberB)
      tally.say("edition-kind-on-one-side", a.edition, b.edition);
  }
}

/** Editions that are called something but not counted: "New York ed.", "Extra-illustrated ed." */
function sayNamed(tally: Tally, a: Traits, b: Traits): void {
  const isNamed = ({ edition, editionStatement: { number } }: Traits) => edition !== "" && number === 0;
  if (isNamed(a) && isNamed(b)) {
    if (a.edition !== b.edition) tally.say("edition-words-differ", a.edition, b.edition);
  } else if (isNamed(a) || isNamed(b)) tally.say("edition-words-on-one-side", a.edition, b.edition);
}

function saySeries(tally: Tally, a: Traits, b: Traits): void {
  if (a.series.length === 0 && b.series.length === 0) return;
  if (a.series.length === 0 || b.series.length === 0)
    return tally.say("series-on-one-side", a.series[0] ?? "", b.series[0] ?? "");
  let isAlike = false;
  let other: [string, string] | null = null;
  for (const one of a.series) {
    for (const another of b.series) {
      const { alike, numberA, numberB } = compareSeries(one, another);
      if (!alike) continue;
      isAlike = true;
      if (numberA === "" || numberB === "") continue;
      if (numberA === numberB) return tally.say("series-number-same", numberA, numberB);
      other = [numberA, numberB];
    }
  }
  if (other !== null) tally.say("series-number-differs", ...other);
  else tally.say(isAlike ? "series-same" : "series-differs", a.series[0], b.series[0]);
}

function compareSeries(a: string, b: string): { alike: boolean; numberA: string; numberB: string } {
  const wordsA = significantWords(a);
  const wordsB = significantWords(b);
  const textA = new Set(wordsA.filter((word) => !isNumber(word)));
  const textB = new Set(wordsB.filter((word) => !isNumber(word)));
  const shared = textA.intersection(textB).size;
  const alike = shared > 0 && shared * 2 >= Math.min(textA.size, textB.size);
  return { alike, numberA: wordsA.findLast(isNumber) ?? "", numberB: wordsB.findLast(isNumber) ?? "" };
}
