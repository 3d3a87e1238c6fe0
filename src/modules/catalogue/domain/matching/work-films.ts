import { yearIn } from "../text.ts";
import { textOf, type WorkFields } from "./work-fields.ts";
import { directName, nameOf } from "./work-names.ts";
import { titleOf, uniformTitleOf } from "./work-titles.ts";

const directed =
  /(?:\bdirected(?: and [a-z]+| , ?[a-z]+| &amp;? [a-z]+)* by|\bdirectors?\s*[,:]|\bun film d[ei]|\ba film by|\bregie\s*:?|\bréalis\S+ (?:par|de)|\bdirigid[oa] por|\bregia di|\bohjaus\s*:?)\s*([^;,.:/[\]]+)/i;

/**
 * What a film is known by: title and director, else title and the year it was first shown. Remakes differ in
 * both, and neither changes from videocassette to stream. "" where the record says neither.
 */
export function filmOf(found: WorkFields, language: string): string {
  const title = found.title === null ? null : titleOf(found.title, language, null);
  const uniform = found.uniform?.tag === "130" ? uniformTitleOf(found.uniform, language) : null;
  const name = title?.text || uniform?.text || "";
  if (name === "") return "";
  const director = directorOf(found);
  if (director !== "") return `${name}|${director}`;
  const year = firstShown(found, textOf(found.uniform, "a"));
  return year === "" ? "" : `${name}|${year}`;
}

function directorOf(found: WorkFields): string {
  for (const field of found.added ?? []) {
    for (const { code, value } of field.subfields) {
      const isDirector = (code === "4" && value === "drt") || (code === "e" && isTerm(value));
      if (isDirector) return nameOf(field)?.short ?? "";
    }
  }
  const match = directed.exec(textOf(found.title, "c"));
  if (match === null) return "";
  return directName(match[1]!.split(/ and | & | et | y | und /)[0]!)?.short ?? "";
}

function isTerm(term: string): boolean {
  return /^(film |television )?director[.,]?$|^r[ée]alisat|^regi/i.test(term);
}

/** Year in the uniform title's qualifier, or that of the original in 008/11-14 (types p and r); "" if unsaid. */
function firstShown(found: WorkFields, uniform: string): string {
  const bracket = uniform.indexOf("(");
  const qualifier = bracket < 0 ? null : yearIn(uniform.slice(bracket));
  if (qualifier !== null) return String(qualifier);
  const kind = found.fixed.charAt(6);
  const year = kind === "p" || kind === "r" ? yearIn(found.fixed.slice(11, 15)) : null;
  return year === null ? "" : String(year);
}
