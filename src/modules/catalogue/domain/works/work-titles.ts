import type { DataField } from "#standards/marc/record.ts";
import { claimsAll, isCollective, namesMore } from "./work-collections.ts";
import type { WorkName } from "./work-names.ts";
import { holdsSeveral, parallelIn, properOf, subtitleAt } from "./work-title-cut.ts";
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
  /** The subtitle as written; "" where there is none. Most titles do without: see `subtitleOf`. */
  readonly subtitle: string;
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
  const isList = holdsSeveral(proper, rest);
  const parallel = parallelIn(proper, rest);
  let subtitle = parallel === "" ? rest : "";
  const at = isList ? -1 : subtitleAt(proper);
  if (at > 0) {
    subtitle = `${proper.slice(at)} ${subtitle}`;
    proper = proper.slice(0, at);
  }
  const skip = field.ind.charCodeAt(1) - 48;
  const asWritten = wordsOf(withoutArticle(properOf(proper), skip, language));
  const own = author === null ? asWritten : withoutAuthor(asWritten, subtitle, author);
  const isSeveral = isList || namesMore(own) || saysMore(subtitle);
  const words = wordsIn(own, isSeveral ? subtitle : "");
  return {
    text: textWith(words, parts),
    words,
    hasPart: parts !== "",
    isSeveral,
    isCollective: isCollective(words) || (author !== null && parts === "" && isOnly(words, author)),
    subtitle,
    parallel,
  };
}

/** A short subtitle that names other works: "and other stories". A long one describes. */
function saysMore(subtitle: string): boolean {
  return (
    subtitle !== "" && subtitle.length < 50 && mayNameMore.test(subtitle) && namesMore(wordsOf(subtitle))
  );
}

const mayNameMore = /\b(?:other|more|ander|andra|autre|otr|altr|outr|muita|inne|drugie)/i;

function wordsIn(title: string[], furtherTitles: string): string[] {
  if (furtherTitles !== "") return title.concat(wordsOf(furtherTitles));
  const isWhole = title.length > 2 && isCollective(title) && claimsAll(title);
  return isWhole ? title.filter(isTelling) : title;
}

function isOnly(words: readonly string[], author: WorkName): boolean {
  return words.every((word) => author.words.includes(word));
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
    isCollective: !isNumbered && isCollective(words, true),
    subtitle: "",
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
    subtitle: "",
    parallel: "",
  };
}

/**
 * The uniform title with the parts of the record's own title where that has more of them: a uniform title of the
 * whole, put on a part, would make one work of all parts.
 */
export function withOwnParts(uniform: WorkTitle, own: WorkTitle): WorkTitle {
  if (!own.hasPart) return uniform;
  const [ownParts, parts] = [partsOf(own), partsOf(uniform)];
  if (ownParts.length <= parts.length) return uniform;
  return { ...uniform, text: `${uniform.text}|#${ownParts.join("#")}`, hasPart: true };
}

function partsOf(title: WorkTitle): string[] {
  return title.text.split("#").slice(1);
}

/** The title and its subtitle: for works that the title alone does not tell apart. */
export function fullText(title: WorkTitle): string {
  return title.subtitle === "" ? title.text : `${title.text}: ${subtitleOf(title)}`;
}

/** The folded words of the subtitle, with a blank between them. */
export function subtitleOf(title: WorkTitle): string {
  return wordsOf(title.subtitle).join(" ");
}

function textWith(words: readonly string[], parts: string): string {
  const text = words.join(" ");
  return text === "" ? "" : text + parts;
}
