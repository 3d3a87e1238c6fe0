import { yearIn } from "../text.ts";
import { addedNames, imprintOf, textOf, type WorkFields } from "./work-fields.ts";
import { directName, nameOf } from "./work-names.ts";
import { keyOf, noWork, type Reading, type WorkKeys } from "./work-reading.ts";
import { subtitleOf, type WorkTitle } from "./work-titles.ts";

const directed =
  /(?:\bdirected(?:,? (?:and|&) [a-z]+)? by|\bdirectors?\s*[,:]|\bun film d[ei]|\ba film by|\bregie\s*:?|\br[ée]alis\S+ (?:par|de)|\bdirigid[oa] por|\bregia di|\bohjaus\s*:?)\s*([^;,:/[\]]+)/i;

/**
 * The work of a film: title and director, else title and the year it was first shown. Remakes differ in both,
 * and neither changes from videocassette to stream. Failing both, publisher and year join the formats of one
 * release. No aliases: two films of a year often share a title.
 */
export function filmWork({ found, own }: Reading): WorkKeys {
  const title = nameOfFilm(own);
  const director = directorOf(found);
  if (director !== "") return { key: keyOf("film", director, title), rank: 2, aliases: [] };
  const year = firstShown(found);
  if (year !== "") return { key: keyOf("film", year, title), rank: 2, aliases: [] };
  const imprint = imprintOf(found);
  return imprint === "" ? noWork : { key: keyOf("film", imprint, title), rank: 1, aliases: [] };
}

/** Title, subtitle and part in one row: sequels are told by any of the three. */
function nameOfFilm(title: WorkTitle): string {
  const subtitle = subtitleOf(title);
  const isTelling = subtitle !== "" && !boilerplate.test(subtitle);
  return (isTelling ? `${title.text} ${subtitle}` : title.text).replaceAll("#", " ");
}

const boilerplate =
  /^(the |a |an )?(complete |original )?(motion picture|film|movie|documentary)\b|^(a|un) film (by|de)/;

function directorOf(found: WorkFields): string {
  for (const field of addedNames(found)) {
    for (const { code, value } of field.subfields) {
      const isDirector = code === "4" ? value === "drt" : code === "e" && isDirectorTerm(value);
      if (isDirector) return nameOf(field)?.short ?? "";
    }
  }
  const match = directed.exec(textOf(found.title, "c"));
  if (match === null) return "";
  return directName(match[1]!.split(/ and | & | et | y | und |\. /)[0]!)?.short ?? "";
}

function isDirectorTerm(term: string): boolean {
  return /^(film |television )?director[.,]?$|^r[ée]alisat|^regi/i.test(term);
}

/** Year in the uniform title's qualifier, or that of the original in 008/11-14 (types p and r); "" if unsaid. */
function firstShown({ fixed, uniform }: WorkFields): string {
  const name = textOf(uniform, "a");
  const bracket = name.indexOf("(");
  const qualifier = bracket < 0 ? null : yearIn(name.slice(bracket));
  const kind = fixed.charAt(6);
  const year = qualifier ?? (kind === "p" || kind === "r" ? yearIn(fixed.slice(11, 15)) : null);
  return year === null ? "" : String(year);
}
