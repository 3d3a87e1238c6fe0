import type { DataField } from "#standards/marc/record.ts";
import { claimsAll, isCollective, namesMore } from "./work-collections.ts";
import type { WorkName } from "./work-names.ts";
import { partNumber, withoutAuthor } from "./work-title-words.ts";
import { withoutArticle, wordsOf } from "./work-words.ts";

/** A title as works are keyed by it. */
export interface WorkTitle {
  /** Folded words without article and author, then "#" and number or name of each part. Empty: no title. */
  readonly text: string;
  /** Words of the title proper, without parts. */
  readonly words: readonly string[];
  /** It names a part of something ($n, $p). */
  readonly hasPart: boolean;
  /** Several titles stand side by side, or only a selection is there: not the work that is named first. */
  readonly isSeveral: boolean;
  /** It says only what kind of contents there is, or only who made them. */
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
    else if (code === "b") rest = rest === "" ? value : `${rest} : ${value}`;
    else if (code === "n") parts += `#${partNumber(value)}`;
    else if (code === "p") parts += `#${wordsOf(value).join(" ")}`;
  }
  const parallel = parallelIn(proper, rest);
  const subtitle = parallel === "" && rest !== "" ? wordsOf(rest) : [];
  const skip = field.ind.charCodeAt(1) - 48;
  const asWritten = wordsOf(withoutArticle(properOf(proper), skip, language));
  const words = author === null ? asWritten : withoutAuthor(asWritten, subtitle, author);
  const isOpenList = holdsSeveral(proper, rest);
  const isSeveral = isOpenList || namesMore(words) || (subtitle.length < 7 && namesMore(subtitle));
  let all = words;
  if (isOpenList || (isSeveral && subtitle.length < 7)) all = [...words, ...subtitle];
  else if (words.length > 2 && claimsAll(words) && isCollective(words)) all = words.filter(isTelling);
  const isNameOnly = author !== null && parts === "" && all.every((word) => author.words.includes(word));
  return {
    text: textWith(all, parts),
    words: all,
    hasPart: parts !== "",
    isSeveral,
    isCollective: isNameOnly || isCollective(all),
    subtitle,
    parallel,
  };
}

/** "The complete illustrated novels in one volume" are the complete novels. */
function isTelling(word: string): boolean {
  return !/^(the|of|in|his|her|one|volume|illustrated)$/.test(word);
}

/** Reads 130, 240 or another field as a uniform title; $l, $s, $f, $o and $h say which version and do not count. */
export function uniformTitleOf(field: DataField, language: string): WorkTitle {
  let proper = "";
  let parts = "";
  let isSelection = false;
  let isNumbered = false;
  for (const { code, value } of field.subfields) {
    if (code === "a") proper = value;
    else if (code === "p" || code === "m") parts += `#${wordsOf(value).join(" ")}`;
    else if (code === "k") isSelection ||= /^(sel|frag|excerpt|ausw|extr|chorus)/i.test(value);
    else if (code === "n" || code === "r") {
      parts += `#${code === "n" ? partNumber(value) : wordsOf(value).join(" ")}`;
      isNumbered = true;
    }
  }
  const skip = field.ind.charCodeAt(field.tag === "130" ? 0 : 1) - 48;
  const words = wordsOf(withoutArticle(properOf(proper), skip, language));
  return {
    text: textWith(words, parts),
    words,
    hasPart: parts !== "",
    isSeveral: isSelection || namesMore(words),
    // "Sonatas, piano" are all of them; with a number, opus or key it is one.
    isCollective: !isNumbered && isCollective(words),
    subtitle: [],
    parallel: "",
  };
}

/** A title that stands in no title field: a parallel title, or what a note says. */
export function plainTitle(text: string, language: string): WorkTitle {
  const words = wordsOf(withoutArticle(properOf(text), 0, language));
  return {
    text: words.join(" "),
    words,
    hasPart: false,
    isSeveral: text.includes(" ; ") || namesMore(words),
    isCollective: isCollective(words),
    subtitle: [],
    parallel: "",
  };
}

/** The title and its subtitle: for works that the title alone does not tell apart. */
export function fullText(title: WorkTitle): string {
  return title.subtitle.length === 0 ? title.text : `${title.text}: ${title.subtitle.join(" ")}`;
}

function textWith(words: readonly string[], parts: string): string {
  const text = words.join(" ");
  return text === "" ? "" : text + parts;
}

/** Cuts from a title proper the alternative title, a parallel title, "a novel" and a medium in brackets. */
function properOf(text: string): string {
  let end = text.length;
  const equals = text.indexOf(" = ");
  if (equals > 0) end = equals;
  const bracket = text.lastIndexOf("[");
  if (bracket > 3 && bracket < end && text.charCodeAt(end - 1) === 93) end = bracket;
  const mark = firstMark(text);
  if (mark > 0 && mark < end && isAlternative(text, mark + 2)) end = mark;
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
  return /^(?:(?:or|ou|oder|o|eller|eli)[ ,]|a novel)/i.test(text.slice(at, at + 8));
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
  const colon = text.indexOf(" :");
  return colon > 0 ? text.slice(0, colon) : text;
}
