import type { DataField, MarcRecord } from "#standards/marc/record.ts";
import { hashOf } from "../number-set.ts";
import { adapterIn, isSimplified } from "./work-adapters.ts";
import { claimsAll } from "./work-collections.ts";
import { textOf, type WorkFields, workFieldsOf } from "./work-fields.ts";
import { filmOf } from "./work-films.ts";
import { nameOf, roleOf, type WorkName } from "./work-names.ts";
import { originalTitleIn } from "./work-originals.ts";
import { plainTitle, titleOf, uniformTitleOf, type WorkTitle } from "./work-titles.ts";
import { wordsOf } from "./work-words.ts";

/** What a record says of the work it carries. */
export interface WorkKeys {
  /** A whole number from 0 to 2^53 that all records of the work share; null where the record cannot say. */
  readonly key: number | null;
  /** How surely: 0 = no key, up to 3 = uniform title and author. */
  readonly rank: number;
  /** Further keys of the same work: its titles in other languages. */
  readonly aliases: readonly number[];
}

const none: WorkKeys = { key: null, rank: 0, aliases: [] };

/** Part of every key, so that keys made by other rules never meet these. */
const version = "1";

/** Reads which work a bibliographic record belongs to. Never fails. */
export function workKeysOf(record: MarcRecord): WorkKeys {
  const kind = kindOf(record.leader);
  if (kind === "") return none;
  const found = workFieldsOf(record);
  const language = languageIn(found.fixed);
  if (kind === "film") {
    const film = filmOf(found, language);
    return film === "" ? none : { key: keyOf(kind, "", film), rank: 2, aliases: [] };
  }
  if (found.title === null) return none;
  const { name, isMain } = authorOf(found);
  const own = titleOf(found.title, language, name);
  if (own.text === "") return none;
  if (!isMain) return withoutAuthor(kind, found, own, name, language);
  return withAuthor(kind, found, own, name!, language);
}

/**
 * Works of different kinds never share a key. Text, large print, e-book and the reading of a text aloud are one
 * kind; so are scores and recordings of music. Pictures, objects and mixed materials hardly come in editions.
 */
function kindOf(leader: string): string {
  const level = leader.charAt(7);
  switch (leader.charAt(6)) {
    case "a":
    case "t":
      return level === "s" || level === "i" ? "serial" : "text";
    case "i":
      return "text";
    case "c":
    case "d":
    case "j":
      return "music";
    case "g":
      return "film";
    case "m":
      return "text";
    case "e":
    case "f":
      return "map";
    default:
      return "";
  }
}

function languageIn(fixed: string): string {
  return fixed.length > 37 ? fixed.slice(35, 38) : "";
}

function keyOf(kind: string, name: string, title: string): number {
  return hashOf(`${version}|${kind}|${name}|${title}`);
}

/**
 * The author: 1XX; without one, an added name that is said to be the author's. Failing that, the first added
 * name, which may be an editor's: it tells titles apart, but it is no author (`isMain` false).
 */
function authorOf(found: WorkFields): { name: WorkName | null; isMain: boolean } {
  const added = found.added ?? [];
  const { heading } = found;
  if (heading !== null && roleOf(heading) !== "other") return named(heading, true);
  const author = added.find((field) => roleOf(field) === "author");
  if (author !== undefined) return named(author, true);
  if (heading !== null) return named(heading, true);
  return added.length === 0 ? { name: null, isMain: false } : named(added[0]!, false);
}

function named(field: DataField, isMain: boolean) {
  const name = nameOf(field);
  return { name, isMain: isMain && name !== null };
}

/**
 * Without an author a title alone would join all "Annual reports". A uniform title (130) is unique by its
 * making; else an added name, the subtitle and the series of books about works tell apart; and with no
 * name at all the publisher and the year do, which leaves little more than the formats of one edition.
 */
function withoutAuthor(
  kind: string,
  found: WorkFields,
  own: WorkTitle,
  name: WorkName | null,
  language: string,
): WorkKeys {
  if (found.uniform?.tag === "130") {
    const uniform = uniformTitleOf(found.uniform, originalLanguage(found, language));
    if (uniform.text !== "" && !uniform.isSeveral && !uniform.isCollective) {
      return { key: keyOf(kind, "", uniform.text), rank: 3, aliases: [] };
    }
  }
  const title = own.subtitle.length === 0 ? own.text : `${own.text}: ${own.subtitle.join(" ")}`;
  if (name !== null && !own.isCollective && kind === "text") {
    const series = found.isAbout ? seriesOf(found) : "";
    return { key: keyOf(kind, `?${name.full}`, title + series), rank: 1, aliases: [] };
  }
  const imprint = imprintOf(found);
  if (imprint === "" || own.words.length + own.subtitle.length < 2) return none;
  return { key: keyOf(kind, `?${name?.full ?? ""}`, `${title}|${imprint}`), rank: 1, aliases: [] };
}

function seriesOf(found: WorkFields): string {
  const first = found.series?.[0];
  return first === undefined ? "" : `(${wordsOf(textOf(first, "a")).join(" ")})`;
}

/** Publisher and year of publication; "" unless both are said. */
function imprintOf(found: WorkFields): string {
  const publisher = wordsOf(textOf(found.imprint, "b")).join(" ");
  const year = found.fixed.slice(7, 11);
  return publisher === "" || !/^\d{4}$/.test(year) ? "" : `${publisher}|${year}`;
}

function originalLanguage(found: WorkFields, language: string): string {
  return textOf(found.languages, "h").slice(-3) || language;
}

function withAuthor(
  kind: string,
  found: WorkFields,
  own: WorkTitle,
  author: WorkName,
  language: string,
): WorkKeys {
  const uniform = uniformOf(found, own, language);
  const adapter = kind === "text" ? adapterIn(textOf(found.title, "c")) : null;
  const by = adapter === null || adapter.short === author.short ? author : adapter;
  const mark = adapter === null ? versionMark(found, own, kind) : "";
  if (uniform === null) return byOwnTitle(kind, found, own, by, mark, language);
  const key = titleKey(kind, by, uniform, mark);
  const aliases = new Set<number>();
  if (kind === "text" && mayStandFor(found, own)) aliases.add(titleKey(kind, by, own, mark));
  if (kind === "text") addVernacular(aliases, kind, found, own, by, mark);
  aliases.delete(key);
  return { key, rank: 3, aliases: [...aliases] };
}

function byOwnTitle(
  kind: string,
  found: WorkFields,
  own: WorkTitle,
  by: WorkName,
  mark: string,
  language: string,
): WorkKeys {
  if (own.isCollective && !(claimsAll(own.words) && kind !== "serial")) {
    const imprint = imprintOf(found);
    if (imprint === "") return none;
    return { key: keyOf(kind, by.full, `${fullTitle(own)}|${imprint}`), rank: 1, aliases: [] };
  }
  const several = holdsSeveral(found) ? "|several" : "";
  const key = titleKey(kind, by, own, mark + several + subtitleMark(found, own));
  const aliases = new Set<number>();
  if (kind === "text" && mayStandFor(found, own)) {
    addParallel(aliases, kind, found, own, by, mark, language);
    addVernacular(aliases, kind, found, own, by, mark);
  }
  aliases.delete(key);
  return { key, rank: 2, aliases: [...aliases] };
}

function fullTitle(own: WorkTitle): string {
  return own.subtitle.length === 0 ? own.text : `${own.text}: ${own.subtitle.join(" ")}`;
}

/** The shorter the title, the more of the name counts: two "Smith, J." may both have written "Physics". */
function titleKey(kind: string, by: WorkName, title: WorkTitle, mark: string): number {
  const name = title.words.length < 3 ? by.full : by.short;
  return keyOf(kind, name, title.text + mark);
}

/** The uniform title, or the original's title given in another field; null where it cannot name one work. */
function uniformOf(found: WorkFields, own: WorkTitle, language: string): WorkTitle | null {
  if (holdsSeveral(found) || own.isSeveral) return null;
  const from = originalLanguage(found, language);
  let title: WorkTitle | null = null;
  if (found.uniform !== null) title = uniformTitleOf(found.uniform, from);
  else if (found.originals !== null || found.variants !== null || found.notes !== null) {
    const original = originalTitleIn(found);
    if (original !== "") title = plainTitle(original, from);
  }
  if (title === null || title.text === "" || title.isSeveral || title.isCollective) return null;
  return isSeriesOf(found, title) || found.contained > 1 ? null : title;
}

/**
 * A uniform title that is also the series of the book is the title of the whole, put on a part of it: used
 * as a key it would make one work of all parts.
 */
function isSeriesOf(found: WorkFields, uniform: WorkTitle): boolean {
  if (found.series === null || uniform.hasPart) return false;
  return found.series.some((field) => {
    const title = textOf(field, field.tag === "800" ? "t" : "a");
    return plainTitle(title, "").text === uniform.text;
  });
}

/** Two uniform titles or two originals: the book holds two works, and its title may be that of the first. */
function holdsSeveral(found: WorkFields): boolean {
  return found.uniforms > 1 || (found.originals !== null && found.originals.length > 1);
}

/** Whether the record's own title can lead to its work: not with parts, several works or a title of no weight. */
function mayStandFor(found: WorkFields, own: WorkTitle): boolean {
  if (own.isSeveral || own.isCollective || own.hasPart || found.contained > 0) return false;
  if (holdsSeveral(found)) return false;
  return found.heading === null || found.heading.tag === "100";
}

/** A title after "=" or in a 246 for parallel titles: the same text under another name. */
function addParallel(
  aliases: Set<number>,
  kind: string,
  found: WorkFields,
  own: WorkTitle,
  by: WorkName,
  mark: string,
  language: string,
): void {
  let text = own.parallel;
  for (const field of found.variants ?? []) {
    if (text === "" && field.ind.charAt(1) === "1") text = textOf(field, "a");
  }
  if (text === "") return;
  const title = plainTitle(text, language);
  if (title.words.length > 1 && !title.isCollective && !title.isSeveral) {
    aliases.add(titleKey(kind, by, title, mark));
  }
}

/** Author and title in the original script (880), each alone and both together. */
function addVernacular(
  aliases: Set<number>,
  kind: string,
  found: WorkFields,
  own: WorkTitle,
  by: WorkName,
  mark: string,
): void {
  if (found.vernacular === null || own.isSeveral || own.isCollective || own.hasPart) return;
  let name: WorkName | null = null;
  let title: WorkTitle | null = null;
  for (const field of found.vernacular) {
    const isTitle = field.subfields[0]!.value.startsWith("245");
    // What was never converted from MARC-8 still carries its escapes: no text to compare.
    if (textOf(field, "a").includes("(B")) continue;
    if (!isTitle) name ??= nameOf(field);
    else title ??= titleOf(field, "", name);
  }
  if (title === null || title.isCollective || title.isSeveral || title.hasPart) return;
  aliases.add(titleKey(kind, by, title, mark));
  if (name !== null) aliases.add(titleKey(kind, name, title, mark));
}

/** What makes another work of the same author's title: a simplified text, a graphic novel, a book to learn by. */
function versionMark(found: WorkFields, own: WorkTitle, kind: string): string {
  if (kind !== "text") return "";
  if (found.edition !== null && isSimplified(textOf(found.edition, "a"))) return "|simplified";
  for (const word of own.subtitle) {
    if (guideWords.has(word)) return `|${own.subtitle.join(" ")}`;
  }
  return "";
}

const guideWords = new Set(
  "guide workbook manual solutions companion notes exercises answers graphic manga activities arbeitsbuch cuaderno".split(
    " ",
  ),
);

/** One word is too little to tell an author's books apart, unless it is a novel's: there the subtitle says nothing. */
function subtitleMark(found: WorkFields, own: WorkTitle): string {
  if (own.words.length > 1 || own.subtitle.length === 0 || own.hasPart) return "";
  const form = found.fixed.charAt(33);
  if (form !== "0") return "";
  return `: ${own.subtitle.join(" ")}`;
}
