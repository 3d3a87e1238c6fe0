import type { DataField } from "#standards/marc/record.ts";
import type { Format } from "./formats.ts";

/** What the parts of a record say about its form; gathered while its fields are walked once. */
export interface FormSigns {
  /** 007/00 and 007/01 of the first 007, or "". */
  physical: string;
  /** 008, or "". */
  fixed: string;
  /** 338 $b, or "". */
  carrier: string;
  /** 245 $h in lower case, or "". */
  medium: string;
}

/** Form of item is in another place of 008 for maps and visual materials (MARC 21, 008/29). */
function formOfItem(type: string, fixed: string): string {
  return fixed.charAt("efgkor".includes(type) ? 29 : 23);
}

function isOnline(type: string, { physical, fixed, carrier, medium }: FormSigns): boolean {
  const form = formOfItem(type, fixed);
  return (
    form === "o" ||
    form === "s" ||
    form === "q" ||
    physical.startsWith("cr") ||
    carrier === "cr" ||
    medium.includes("electronic")
  );
}

function formatOfText(level: string, type: string, signs: FormSigns): Format {
  if (level === "s" || level === "i") return "serial";
  if (level === "a" || level === "b") return "article";
  if (isOnline(type, signs)) return "ebook";
  if (formOfItem(type, signs.fixed) === "d" || signs.medium.includes("large print")) return "large-print";
  return "book";
}

/** The form of a thing from leader/06-07, 007, 008, 245 $h and 338 (MARC 21 Bibliographic). */
export function formatOf(leader: string, signs: FormSigns): Format {
  const type = leader.charAt(6);
  switch (type) {
    case "a":
    case "t":
      return formatOfText(leader.charAt(7), type, signs);
    case "c":
    case "d":
      return "score";
    case "e":
    case "f":
      return "map";
    case "g":
      return "film";
    case "i":
      return "audiobook";
    case "j":
      return "music";
    case "k":
      return "picture";
    case "m":
      return signs.fixed.charAt(26) === "g" ? "game" : signs.fixed.charAt(26) === "d" ? "ebook" : "other";
    case "o":
    case "r":
      return "object";
    default:
      return "other";
  }
}

/** Adds what one field says about the form. */
export function noteSign(signs: FormSigns, tag: string, content: string | DataField): void {
  if (typeof content === "string") {
    if (tag === "007" && signs.physical === "") signs.physical = content.slice(0, 2);
    else if (tag === "008") signs.fixed = content;
    return;
  }
  if (tag !== "338" && tag !== "245") return;
  for (const { code, value } of content.subfields) {
    if (tag === "338" && code === "b" && signs.carrier === "") signs.carrier = value;
    else if (tag === "245" && code === "h") signs.medium = value.toLowerCase();
  }
}
