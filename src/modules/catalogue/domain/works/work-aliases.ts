import { namesContents, textOf, type WorkFields } from "./work-fields.ts";
import { nameOf, type WorkName } from "./work-names.ts";
import { holdsSeveral } from "./work-originals.ts";
import { authoredKey, type Reading } from "./work-reading.ts";
import { plainTitle, titleOf, type WorkTitle } from "./work-titles.ts";

// An alias that is wrong joins two whole works, and all that hangs on them. So only texts with a personal author
// have any, none from a book that is a part or holds several works, and none by a title that names no work.

/**
 * Keys under which other libraries may have entered the same work: the record's own title beside its uniform
 * title (`own`; null where the own title is the key already), its parallel title, and both in the original
 * script. Without `key` itself.
 */
export function textAliases(
  reading: Reading,
  by: WorkName,
  mark: string,
  key: number,
  own: WorkTitle | null,
): number[] {
  const { found, kind } = reading;
  if (kind !== "text" || (own === null && found.vernacular === null && !mayBeParallel(reading))) return none;
  if (!mayStandFor(found, reading.own)) return none;
  const aliases = new Set<number>();
  const add = (name: WorkName, title: WorkTitle) => aliases.add(authoredKey(kind, name, title, mark));
  if (own !== null) add(by, own);
  const parallel = parallelOf(reading);
  if (parallel !== null) add(by, parallel);
  if (found.vernacular !== null) addVernacular(found.vernacular, by, add);
  aliases.delete(key);
  return aliases.size === 0 ? none : [...aliases];
}

const none: number[] = [];

function mayStandFor(found: WorkFields, own: WorkTitle): boolean {
  if (own.isSeveral || own.isCollective || own.hasPart || holdsSeveral(found) || namesContents(found))
    return false;
  return found.heading === null || found.heading.tag === "100";
}

function mayBeParallel({ own, found }: Reading): boolean {
  return own.parallel !== "" || found.variants !== null;
}

/** A title after "=" or in a 246 for parallel titles. One word is not enough: "Works", "Album". */
function parallelOf({ own, found, language }: Reading): WorkTitle | null {
  let text = own.parallel;
  for (const field of found.variants ?? []) {
    if (text === "" && field.ind.charAt(1) === "1") text = textOf(field, "a");
  }
  if (text === "") return null;
  const title = plainTitle(text, language);
  return title.words.length > 1 && !title.isCollective && !title.isSeveral ? title : null;
}

/** The title in the original script (880), with the author as entered and in the original script. */
function addVernacular(
  fields: NonNullable<WorkFields["vernacular"]>,
  by: WorkName,
  add: (name: WorkName, title: WorkTitle) => void,
): void {
  let name: WorkName | null = null;
  let title: WorkTitle | null = null;
  for (const field of fields) {
    const tag = field.subfields[0]?.code === "6" ? field.subfields[0].value.slice(0, 3) : "";
    if (tag !== "245" && tag !== "100") continue;
    const text = textOf(field, "a");
    // What was never converted from MARC-8 still carries its escapes: no text to compare.
    if (text === "" || text.includes("(B")) continue;
    if (tag === "245") title ??= titleOf(field, "", null);
    else name ??= nameOf(field);
  }
  if (title === null || title.text === "" || title.isCollective || title.isSeveral || title.hasPart) return;
  add(by, title);
  if (name !== null) add(name, title);
}
