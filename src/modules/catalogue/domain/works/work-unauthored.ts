import { addedNames, imprintOf, isAboutWork, textOf, type WorkFields } from "./work-fields.ts";
import type { WorkName } from "./work-names.ts";
import { originalLanguage } from "./work-originals.ts";
import { authoredKey, keyOf, noWork, type Reading, type WorkKeys } from "./work-reading.ts";
import { fullText, uniformTitleOf, withOwnParts } from "./work-titles.ts";
import { wordsOf } from "./work-words.ts";

/**
 * The work of a record without an author, where a title alone would join all "Annual reports". A uniform title
 * (130) is unique by its making; else an added name and the subtitle tell apart; and with no name at all the
 * publisher and the year do, which leaves little more than the formats of one edition. No aliases: other
 * titles of an anonymous classic are as common as "Tales" and "Legends".
 */
export function unauthoredWork(reading: Reading, name: WorkName | null): WorkKeys {
  const { kind, found, own, language } = reading;
  if (found.uniform?.tag === "130") {
    const uniform = uniformTitleOf(found.uniform, originalLanguage(found, language));
    if (uniform.text !== "" && !uniform.isSeveral && !uniform.isCollective) {
      return { key: keyOf(kind, "", withOwnParts(uniform, own).text), rank: 3, aliases: [] };
    }
  }
  if (name !== null && isLikeAuthors(reading)) {
    return { key: authoredKey(kind, name, own, ""), rank: 1, aliases: [] };
  }
  const title = fullText(own);
  if (name !== null && !own.isCollective && kind === "text") {
    const series = isAboutWork(found) ? seriesOf(found, name) : "";
    return { key: keyOf(kind, `?${name.full}`, title + series), rank: 1, aliases: [] };
  }
  const imprint = imprintOf(found);
  if (imprint === "") return noWork;
  return { key: keyOf(kind, `?${name?.full ?? ""}`, `${title}|${imprint}`), rank: 1, aliases: [] };
}

/**
 * Whether the first person added can stand for an author: rules and libraries differ in whether an editor, or the
 * first of four authors, makes a main entry. Only with a title long enough that hardly two books share it.
 */
function isLikeAuthors({ kind, found, own }: Reading): boolean {
  if (kind !== "text" || own.words.length < 3 || own.isCollective || isAboutWork(found)) return false;
  // A year or number in the subtitle tells one report from the next.
  if (/\d/.test(own.subtitle)) return false;
  return addedNames(found)[0]?.tag === "700";
}

/**
 * Books about a work bear its title; one editor makes several of the same title, in several series. His own
 * name in a series' name comes and goes from edition to edition.
 */
function seriesOf(found: WorkFields, name: WorkName): string {
  const first = found.series?.[0];
  if (first === undefined) return "";
  const surname = `${name.words.at(-1) ?? ""}s`;
  return `(${wordsOf(textOf(first, "a"))
    .filter((word) => word !== surname)
    .join(" ")})`;
}
