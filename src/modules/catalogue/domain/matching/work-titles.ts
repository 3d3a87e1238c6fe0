import type { DataField } from "#standards/marc/record.ts";
import { isCollective } from "./work-collections.ts";
import type { WorkName } from "./work-names.ts";
import { withoutArticle, wordsOf } from "./work-words.ts";

/** A title as works are keyed by it. */
export interface WorkTitle {
  /** Folded words without article and author, then "#" and number and name of each part. Empty: no title. */
  readonly text: string;
  /** Words of the title proper, without parts. */
  readonly words: readonly string[];
  /** It names a part of something ($n, $p). */
  readonly hasPart: boolean;
  /** Several titles stand side by side: no work of its own, but not the first of them either. */
  readonly isSeveral: boolean;
  /** It says only what kind of contents there is. */
  readonly isCollective: boolean;
  /** Folded words of the subtitle. */
  readonly subtitle: readonly string[];
  /** Title proper in another language, as printed after "="; "" where there is none. */
  readonly parallel: string;
}

/** Reads 245 (or an 880 that stands for it). `language` is MARC's code; `author` is looked for in the title. */
export function titleOf(field: DataField, language: string, author: WorkName | null): WorkTitle {
  let proper = "";
  let rest = "";
  let parts = "";
  for (const { code, value } of field.subfields) {
    if (code === "a") proper = proper === "" ? value : proper;
    else if (code === "b") rest += rest === "" ? value : ` : ${value}`;
    else if (code === "n") parts += `#${partNumber(value)}`;
    else if (code === "p") parts += `#${wordsOf(value).join(" ")}`;
  }
  const skip = field.ind.charCodeAt(1) - 48;
  const isSeveral = holdsSeveral(proper, rest);
  const parallel = parallelIn(proper, rest);
  const subtitle = parallel === "" && rest !== "" ? wordsOf(rest) : [];
  let words = wordsOf(withoutArticle(properOf(proper), skip > 0 && skip < 10 ? skip : 0, language));
  if (author !== null) words = withoutAuthor(words, subtitle, author);
  if (isSeveral || continues(subtitle)) words = [...words, ...subtitle];
  return { ...titled(words, parts), isSeveral, subtitle, parallel };
}

/** Reads 130, 240 or a title given elsewhere as the work's own; $k, $l, $s, $f, $o and $h say which version. */
export function uniformTitleOf(field: DataField, language: string): WorkTitle {
  let proper = "";
  let parts = "";
  let isSelection = false;
  for (const { code, value } of field.subfields) {
    if (code === "a" || (code === "t" && proper === "")) proper = value;
    else if (code === "n" || code === "r") parts += `#${partNumber(value)}`;
    else if (code === "p" || code === "m") parts += `#${wordsOf(value).join(" ")}`;
    else if (code === "k") isSelection ||= /^(sel|frag|excerpt|ausw|extr|chorus|prot)/i.test(value);
  }
  const skip = field.ind.charCodeAt(field.tag === "130" ? 0 : 1) - 48;
  const words = wordsOf(withoutArticle(properOf(proper), skip > 0 && skip < 10 ? skip : 0, language));
  return { ...titled(words, parts), isSeveral: isSelection, subtitle: [], parallel: "" };
}

/** A title that stands in no field of its own: a parallel title, or what a note says. */
export function plainTitle(text: string, language: string): WorkTitle {
  const words = wordsOf(withoutArticle(properOf(text), 0, language));
  return { ...titled(words, ""), isSeveral: text.includes(" ; "), subtitle: [], parallel: "" };
}

function titled(words: string[], parts: string) {
  const text = words.join(" ");
  return {
    text: text === "" ? "" : text + parts,
    words,
    hasPart: parts !== "",
    isCollective: isCollective(words),
  };
}

/** Cuts from a title proper the alternative title, a parallel title, "a novel" and a medium in brackets. */
function properOf(text: string): string {
  let end = text.length;
  const equals = text.indexOf(" = ");
  if (equals > 0) end = equals;
  const bracket = text.lastIndexOf("[");
  if (bracket > 3 && bracket < end && text.charCodeAt(end - 1) === 93) end = bracket;
  const comma = firstMark(text);
  if (comma > 0 && comma < end && isAlternative(text, comma + 2)) end = comma;
  return end === text.length ? text : text.slice(0, end);
}

function firstMark(text: string): number {
  const comma = text.indexOf(", ");
  if (comma >= 0) return comma;
  const semicolon = text.indexOf("; ");
  return semicolon >= 0 ? semicolon : text.indexOf(". ");
}

/** "Candide, ou, L'optimisme": the first title names the work (RDA 6.2.2.4); "Emma, a novel" adds nothing. */
function isAlternative(text: string, at: number): boolean {
  const rest = text.slice(at, at + 8).toLowerCase();
  return /^(or|ou|oder|o|eller|eli)[ ,]/.test(rest) || rest.startsWith("a novel");
}

/** "Title ; other title" and $a "Title ;" $b "other title": ISBD for several works without a common title. */
function holdsSeveral(proper: string, rest: string): boolean {
  if (proper.includes(" ; ")) return true;
  return rest !== "" && (rest.includes(" ; ") || proper.trimEnd().endsWith(";"));
}

function parallelIn(proper: string, rest: string): string {
  const inside = proper.indexOf(" = ");
  let text = "";
  if (inside > 0) text = proper.slice(inside + 3);
  else if (rest !== "" && proper.trimEnd().endsWith("=")) text = rest;
  if (text === "") return "";
  const colon = text.indexOf(" :");
  return colon > 0 ? text.slice(0, colon) : text;
}

/** "and other stories" after the colon is part of the title: the book holds more than what stands before it. */
function continues(subtitle: readonly string[]): boolean {
  const first = subtitle[0];
  if (first === undefined || subtitle.length > 6) return false;
  return moreBegins.has(first) || (joins.has(first) && moreBegins.has(subtitle[1] ?? ""));
}

const joins = new Set(["and", "und", "et", "y", "och", "ja", "e", "with", "plus", "mit", "con", "avec"]);
const moreBegins = new Set([
  "other",
  "others",
  "andere",
  "autres",
  "otros",
  "otras",
  "altri",
  "altre",
  "selected",
  "inne",
]);

/**
 * "Jane Austen's Pride and prejudice", "The novels of Jane Austen", "Jane Austen : the complete novels":
 * the author's own name says nothing about the title. A title that is only the name stays.
 */
function withoutAuthor(words: string[], subtitle: string[], author: WorkName): string[] {
  const surname = author.words.at(-1);
  if (surname === undefined || author.words.length < 2 || words.length === 0) return words;
  const isName = (word: string) => word === `${surname}s` || author.words.includes(word);
  let from = 0;
  while (from < words.length && isName(words[from]!)) from++;
  if (from === words.length) return subtitle.length > 0 ? subtitle.filter((word) => word !== "the") : words;
  const possessive = from > 0 && words[from - 1] === `${surname}s`;
  if (possessive) return words.slice(from);
  let to = words.length;
  while (to > 0 && isName(words[to - 1]!)) to--;
  const joint = words[to - 1];
  if (to < words.length && to > 1 && (joint === "of" || joint === "by")) return words.slice(0, to - 1);
  return words;
}

/** "Part one", "Bd. 2", "IV." as a number; in words where there is none to read. */
function partNumber(text: string): string {
  const digits = /\d+/.exec(text);
  if (digits !== null) return text.length < 20 ? String(Number(digits[0])) : wordsOf(text).join(" ");
  const words = wordsOf(text);
  const last = words.at(-1) ?? "";
  const number = ordinals.indexOf(last);
  if (number > 0) return String(number);
  return /^[ivxl]+$/.test(last) ? String(romanNumber(last)) : words.join(" ");
}

const ordinals = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function romanNumber(text: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const value = values[text.charAt(i)]!;
    total += value < (values[text.charAt(i + 1)] ?? 0) ? -value : value;
  }
  return total;
}
