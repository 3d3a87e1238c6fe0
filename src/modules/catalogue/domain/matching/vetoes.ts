import type { Tally } from "./tally.ts";
import { numberOf } from "./title-words.ts";
import type { Traits } from "./traits.ts";

/** Forbids what no likeness can outweigh. Each veto is said as a statement too. */
export function sayVetoes(tally: Tally, a: Traits, b: Traits): void {
  forbidKinds(tally, a, b);
  forbidParts(tally, a, b);
  forbidReproductions(tally, a, b);
}

/** Another kind of thing, or another carrier, is another edition: readers ask for the one or the other. */
function forbidKinds(tally: Tally, a: Traits, b: Traits): void {
  if (a.content !== b.content && a.content !== "" && b.content !== "") {
    const known = mixUps.includes(a.content + b.content) || mixUps.includes(b.content + a.content);
    if (known) tally.say("content-coded-differently", a.content, b.content);
    else tally.forbid("content-differs", a.content, b.content);
  }
  if (a.carrier === b.carrier) return;
  // What is ordinary for a text is paper; for all else no carrier means that none is named.
  if (a.content !== "t" && a.content !== "n" && (a.carrier === "" || b.carrier === "")) return;
  // What one place of a record says by itself is wrong too often to forbid anything.
  if (a.unsureCarrier || b.unsureCarrier)
    tally.say("carrier-coded-differently", a.carrier || "-", b.carrier || "-");
  else tally.forbid("carrier-differs", a.carrier || "-", b.carrier || "-");
}

/**
 * Kinds that cataloguers take one for another: a work in volumes for a serial, a text with music for a
 * score, an offprint for a part, papers for mixed material.
 */
const mixUps: readonly string[] = ["tn", "tc", "tu", "tp", "tk"];

/** Volumes and parts of one work have other numbers or names in 245 $n $p, or other places in their host. */
function forbidParts(tally: Tally, a: Traits, b: Traits): void {
  if (a.part !== "" && b.part !== "" && a.part !== b.part && arePartsApart(a.part, b.part))
    tally.forbid("part-differs", a.part, b.part);
  else if ((a.part === "") !== (b.part === "")) tally.say("part-on-one-side", a.part, b.part);
  if (a.host !== "" && b.host !== "" && a.host !== b.host && areHostsApart(a.host, b.host))
    tally.say("host-differs", a.host, b.host);
}

function arePartsApart(a: string, b: string): boolean {
  const wordsA = a.split(" ");
  const wordsB = b.split(" ");
  const numbersA = wordsA.map(numberOf).filter((number) => number > 0);
  const numbersB = wordsB.map(numberOf).filter((number) => number > 0);
  if (numbersA.length > 0 && numbersB.length > 0)
    return !numbersA.some((number) => numbersB.includes(number));
  if (wordsA.some((word) => word.length > 2 && wordsB.includes(word))) return false;
  return true;
}

/** Whether two places in hosts are written with other numbers, none of them with only more. */
function areHostsApart(a: string, b: string): boolean {
  const numbersA = new Set(a.match(/[0-9]+/g) ?? []);
  const numbersB = new Set(b.match(/[0-9]+/g) ?? []);
  return !numbersA.isSubsetOf(numbersB) && !numbersB.isSubsetOf(numbersA);
}

/** A reproduction of an old book is not that book: its own date is another, and it says so. */
function forbidReproductions(tally: Tally, a: Traits, b: Traits): void {
  if (a.reproduction === b.reproduction) return;
  const [copy, other] = a.reproduction ? [a, b] : [b, a];
  if (copy.dateType !== "r" || other.dateType === "r") return;
  if (copy.date1 === "" || other.date1 === "" || copy.date1 === other.date1) return;
  if (copy.date2 === other.date1) tally.forbid("reproduction-of-it", a.date1, b.date1);
}
