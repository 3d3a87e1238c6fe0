import type { DataField, MarcRecord } from "#standards/marc/record.ts";
import { authoredWork } from "./work-authored.ts";
import { addedNames, type WorkFields, workFieldsOf } from "./work-fields.ts";
import { filmWork } from "./work-films.ts";
import { nameOf, roleOf, type WorkName } from "./work-names.ts";
import { noWork, type Reading, type WorkKeys, type WorkKind } from "./work-reading.ts";
import { serialWork } from "./work-serials.ts";
import { titleOf } from "./work-titles.ts";
import { unauthoredWork } from "./work-unauthored.ts";

export type { WorkKeys } from "./work-reading.ts";

/** Reads which work a bibliographic record (MARC 21) belongs to; docs/works.md has the rules. Never fails. */
export function workKeysOf(record: MarcRecord): WorkKeys {
  const kind = kindOf(record.leader);
  if (kind === null) return noWork;
  const found = workFieldsOf(record);
  if (found.title === null) return noWork;
  const { name, isMain } = authorOf(found);
  const language = found.fixed.length > 37 ? found.fixed.slice(35, 38) : "";
  const own = titleOf(found.title, language, kind === "film" ? null : name);
  if (own.text === "") return noWork;
  const reading: Reading = { kind, form: record.leader.charAt(6), found, language, own };
  if (kind === "film") return filmWork(reading);
  if (kind === "serial") return serialWork(reading, name);
  // A uniform title as main entry (130) stands for the work without its author, whoever is added.
  const isAuthored = isMain && found.uniform?.tag !== "130";
  return isAuthored ? authoredWork(reading, name!) : unauthoredWork(reading, name);
}

/** Null for pictures, objects, kits and mixed materials, which hardly come in editions. */
function kindOf(leader: string): WorkKind | null {
  const level = leader.charAt(7);
  switch (leader.charAt(6)) {
    case "a":
    case "t":
    case "m":
      return level === "s" || level === "i" ? "serial" : "text";
    case "i":
      return "text";
    case "c":
    case "d":
    case "j":
      return "music";
    case "g":
      return "film";
    case "e":
    case "f":
      return "map";
    default:
      return null;
  }
}

/**
 * The author: 1XX; without one, an added name that is said to be the author's. Failing that, the first added
 * name, which may be an editor's: it tells titles apart, but it is no author (`isMain` false).
 */
function authorOf(found: WorkFields): { name: WorkName | null; isMain: boolean } {
  const { heading } = found;
  if (heading !== null && roleOf(heading) !== "other") return named(heading, true);
  const added = addedNames(found);
  const author = added.find((field) => roleOf(field) === "author");
  if (author !== undefined) return named(author, true);
  // A main entry is an author's even where it is called a compiler's or a performer's.
  if (heading !== null) return named(heading, true);
  return added.length === 0 ? { name: null, isMain: false } : named(added[0]!, false);
}

function named(field: DataField, isMain: boolean) {
  const name = nameOf(field);
  return { name, isMain: isMain && name !== null };
}
