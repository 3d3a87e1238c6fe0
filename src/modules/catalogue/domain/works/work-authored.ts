import { adapterIn, isSimplified } from "./work-adapters.ts";
import { textAliases } from "./work-aliases.ts";
import { claimsAll } from "./work-collections.ts";
import { namesContents, textOf, type WorkFields, yearOf } from "./work-fields.ts";
import type { WorkName } from "./work-names.ts";
import { holdsSeveral, originalLanguage, originalTitleIn } from "./work-originals.ts";
import { authoredKey, keyOf, noWork, type Reading, type WorkKeys } from "./work-reading.ts";
import {
  fullText,
  plainTitle,
  subtitleOf,
  uniformTitleOf,
  type WorkTitle,
  withOwnParts,
} from "./work-titles.ts";

/** The work of a record with an author: by uniform title where there is one, else by its own title. */
export function authoredWork(reading: Reading, author: WorkName): WorkKeys {
  const { kind, found, own } = reading;
  const adapter = kind === "text" ? adapterIn(textOf(found.title, "c"), found.added) : null;
  const by = adapter?.name ?? author;
  const mark =
    adapter !== null && adapter.name === null ? "|simplified" : versionMark(reading, adapter !== null);
  const uniform = uniformOf(reading);
  if (uniform === null) return byOwnTitle(reading, by, mark);
  const key = authoredKey(kind, by, uniform, mark);
  return { key, rank: 3, aliases: textAliases(reading, by, mark, key, own) };
}

function byOwnTitle(reading: Reading, by: WorkName, mark: string): WorkKeys {
  const { found, own } = reading;
  // A score and a recording of one name are one work only where a uniform title says so: tune and album.
  const kind = reading.kind === "music" ? reading.form : reading.kind;
  if (own.isCollective && !claimsAll(own.words)) {
    const year = yearOf(found);
    if (year === "") return noWork;
    return { key: keyOf(kind, by.full, `${fullText(own)}|${year}`), rank: 1, aliases: [] };
  }
  if (found.heading !== null && found.heading.tag !== "100") {
    // Corporate bodies give the same title to a report each year.
    const issue = `${fullText(own)}|${yearOf(found)}`;
    return { key: keyOf(kind, by.full, issue), rank: 2, aliases: [] };
  }
  const several = holdsSeveral(found) ? "|several" : "";
  const key = authoredKey(kind, by, own, mark + several + subtitleMark(found, own));
  return { key, rank: 2, aliases: textAliases(reading, by, mark, key, null) };
}

/** The uniform title, or the original's title given in another field; null where it cannot name one work. */
function uniformOf(reading: Reading): WorkTitle | null {
  const { found, own, language } = reading;
  if (own.isSeveral || holdsSeveral(found)) return null;
  const from = originalLanguage(found, language);
  let title: WorkTitle | null = null;
  if (found.uniform !== null) title = uniformTitleOf(found.uniform, from);
  else if (found.originals !== null || found.variants !== null || found.notes !== null) {
    const original = originalTitleIn(found);
    if (original !== "") title = plainTitle(original, from);
  }
  if (title === null || title.text === "" || title.isSeveral || title.isCollective) return null;
  return isSeriesOf(found, title) || namesContents(found) ? null : withOwnParts(title, own);
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

/** What makes another work of the same author's title: a simplified text, a graphic novel, a book to learn by. */
function versionMark({ kind, found, own }: Reading, isAdapters: boolean): string {
  if (kind !== "text" || isAdapters) return "";
  if (found.edition !== null && isSimplified(textOf(found.edition, "a"))) return "|simplified";
  const use = own.subtitle === "" ? null : otherUse.exec(own.subtitle);
  return use === null ? "" : `|${use[0].toLowerCase()}`;
}

/** "Study guide", "the graphic novel": not "a manual" or "with notes", which many a book has and many a record omits. */
const otherUse =
  /\b(?:(?:study|teacher'?s|student'?s|instructor'?s|activity) (?:guide|manual|book|companion)|workbook|solutions|exercises|activities|arbeitsbuch|cuaderno|graphic|manga|dramati[sz](?:ation|ed)|screenplay|libretto)\b|^\W*notes\b/i;

/**
 * One word is too little to tell an author's books apart, and comics tell their volumes by the subtitle: its
 * first two words count then. That of a novel ("a novel") says nothing.
 */
function subtitleMark(found: WorkFields, own: WorkTitle): string {
  if (own.subtitle === "" || own.hasPart || own.isSeveral) return "";
  const isComic = found.fixed.slice(24, 28).includes("6");
  const isShort = own.words.length === 1 && found.fixed.charAt(33) === "0";
  if ((!isComic && !isShort) || literaryForm.test(own.subtitle)) return "";
  return `: ${subtitleOf(own).split(" ").slice(0, 2).join(" ")}`;
}

const literaryForm =
  /^\W*(?:an? )?(?:\w+ )?(?:novel|romance|story|tale|play|poem|drama|comedy|tragedy|roman|erz\S+|novela)\b/i;
