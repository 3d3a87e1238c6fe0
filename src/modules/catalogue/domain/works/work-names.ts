import type { DataField } from "#standards/marc/record.ts";
import { wordsOf } from "./work-words.ts";

/** A name as works are keyed by it. */
export interface WorkName {
  /** Surname and first forename, or a whole corporate name: for titles that many works share. */
  readonly full: string;
  /** Surname and first initial: for titles that hardly two works share. */
  readonly short: string;
  /** The words of a personal name in no order: to find it inside a title ("Jane Austen's ..."). */
  readonly words: readonly string[];
}

/** Prefixes that one library puts before a surname and another after the forenames. */
const particles = new Set(["de", "von", "van", "der", "den", "du", "di", "da", "del", "della", "dos", "do"]);

/** Reads a 1XX or 7XX field; null where it holds no name. Dates and titles of rank do not count. */
export function nameOf(field: DataField): WorkName | null {
  const kind = field.tag === "880" ? (field.subfields[0]?.value.slice(1, 3) ?? "00") : field.tag.slice(1);
  return kind === "00" ? personOf(field) : bodyOf(field, kind === "11");
}

function personOf(field: DataField): WorkName | null {
  let name = "";
  let number = "";
  let fuller = "";
  for (const { code, value } of field.subfields) {
    if (code === "a" && name === "") name = value;
    else if (code === "b") number = value;
    else if (code === "q") fuller = value;
  }
  const comma = name.indexOf(",");
  if (comma > 0) return inverted(name.slice(0, comma), name.slice(comma + 1), fuller);
  if (field.ind.charAt(0) === "1" && name.indexOf(" ") > 0) return directName(name);
  const words = wordsOf(`${name} ${number}`);
  const whole = words.join(" ");
  return whole === "" ? null : { full: whole, short: whole, words };
}

function inverted(family: string, rest: string, fuller: string): WorkName | null {
  return named(
    wordsOf(family),
    forenamesOf(rest),
    fuller === "" ? "" : (wordsOf(afterComma(fuller))[0] ?? ""),
  );
}

/** Initials with full stops are folded into one word ("jrr"): the first of them is the forename then. */
function forenamesOf(text: string): string[] {
  const forenames = wordsOf(text);
  const stop = text.indexOf(".");
  if (stop > 0 && stop < 3 && forenames.length > 0) forenames[0] = forenames[0]!.charAt(0);
  return forenames;
}

function named(surnames: string[], forenames: string[], fuller: string): WorkName | null {
  let from = 0;
  while (from < surnames.length - 1 && particles.has(surnames[from]!)) from++;
  // "La Salle" and "LaSalle" are written either way.
  const surname = (from === 0 ? surnames : surnames.slice(from)).join("");
  if (surname === "") return null;
  let forename = forenames[0] ?? "";
  // "Chapman, R. W. (Robert William)": the fuller form stands for the initials.
  if (forename.length === 1 && fuller.startsWith(forename)) forename = fuller;
  const words = forenames.concat(surnames);
  return { full: `${surname}, ${forename}`, short: `${surname}, ${forename.charAt(0)}`, words };
}

function afterComma(text: string): string {
  const comma = text.indexOf(",");
  return comma < 0 ? text : text.slice(comma + 1);
}

/** A personal name in direct order, as statements of responsibility have it: the last word is the surname. */
export function directName(text: string): WorkName | null {
  const trimmed = text.replace(/[\s.,;/]+$/, "");
  const space = trimmed.lastIndexOf(" ");
  if (space < 0) return trimmed === "" ? null : named(wordsOf(trimmed), [], "");
  const forenames = forenamesOf(trimmed.slice(0, space));
  return forenames.length > 3 ? null : named(wordsOf(trimmed.slice(space)), forenames, "");
}

/** A conference is told from its next meeting by number and year; a corporate body by its units. */
function bodyOf(field: DataField, isMeeting: boolean): WorkName | null {
  let text = "";
  for (const { code, value } of field.subfields) {
    if (code === "a" || code === "b" || (isMeeting && (code === "n" || code === "d"))) text += ` ${value}`;
  }
  const words = wordsOf(text);
  const whole = words.join(" ");
  return whole === "" ? null : { full: whole, short: whole, words };
}

/** What a person did for a work, as far as its key is concerned. */
export type Role = "author" | "unsaid" | "other";

const authorCodes = new Set(["aut", "cre", "cmp", "dis", "lbt", "070", "230"]);
const authorTerm = /^(aut|creat|writ|verf|forf|tekij|kirj|compos|komp|著|撰)/;

/**
 * The role that $e and $4 give: author where any of them says so, other where they say only something
 * else (editor, translator, narrator). The CJK practice of a role after the name (": 著") counts as well.
 */
export function roleOf(field: DataField): Role {
  let role: Role = "unsaid";
  for (const { code, value } of field.subfields) {
    if (code === "4") {
      if (authorCodes.has(value.slice(-3).toLowerCase())) return "author";
      if (value.length === 3 && value.charCodeAt(0) > 64) role = "other";
    } else if (code === "e") {
      if (authorTerm.test(value.toLowerCase())) return "author";
      role = "other";
    } else if (code === "a" && /[著撰]\W*$/u.test(value.slice(-3))) return "author";
  }
  return role;
}
