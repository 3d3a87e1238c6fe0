import { normaliseIsbn } from "#standards/identifiers/isbn.ts";
import { normaliseIssn } from "#standards/identifiers/issn.ts";
import { normaliseLccn } from "#standards/identifiers/lccn.ts";
import { normaliseOclc } from "#standards/identifiers/oclc.ts";
import { type DataField, isControlField, type MarcRecord } from "#standards/marc/record.ts";
import type { Brief } from "./brief.ts";
import { type FormSigns, formatOf, noteSign } from "./format-of.ts";
import { trimmed, withPart, yearIn } from "./text.ts";

/** A brief being gathered. One walk over the fields fills it; fields are looked at by tag only once. */
interface Draft {
  title: string;
  originalTitle: string | null;
  author: string | null;
  originalAuthor: string | null;
  published: string;
  publisher: string | null;
  languages: string[];
  isbn: string[];
  identifiers: string[];
  titles: string[];
  contributors: string[];
  subjects: string[];
  series: string[];
  signs: FormSigns;
}

/** More of one kind than this are left to the full record: a list that long finds everything. */
const mostOfOneKind = 30;

/**
 * Reads what lists and search need out of a MARC 21 bibliographic record. Never fails: what a record
 * does not say is null or empty, and a record without any title is called by its first heading or "".
 */
export function extractBrief(record: MarcRecord): Brief {
  const draft: Draft = {
    title: "",
    originalTitle: null,
    author: null,
    originalAuthor: null,
    published: "",
    publisher: null,
    languages: [],
    isbn: [],
    identifiers: [],
    titles: [],
    contributors: [],
    subjects: [],
    series: [],
    signs: { physical: "", fixed: "", carrier: "", medium: "" },
  };
  for (const field of record.fields) {
    if (isControlField(field)) noteSign(draft.signs, field.tag, field.value);
    else if (field.tag === "880") readOriginal(draft, field);
    else readField(draft, field.tag, field);
  }
  return finished(draft, record.leader);
}

function finished(draft: Draft, leader: string): Brief {
  const { fixed } = draft.signs;
  const language = fixed.slice(35, 38);
  if (isLanguage(language) && draft.languages[0] !== language)
    draft.languages = [language, ...draft.languages.filter((code) => code !== language)];
  return {
    title: draft.title || draft.originalTitle || draft.titles[0] || "",
    originalTitle: draft.originalTitle,
    author: draft.author ?? draft.contributors[0] ?? null,
    originalAuthor: draft.originalAuthor,
    year: yearIn(fixed.slice(7, 11)) ?? yearIn(draft.published),
    publisher: draft.publisher,
    format: formatOf(leader, draft.signs),
    languages: draft.languages,
    isbn: draft.isbn,
    identifiers: draft.identifiers,
    titles: draft.titles,
    contributors: draft.contributors,
    subjects: draft.subjects,
    series: draft.series,
  };
}

function readField(draft: Draft, tag: string, field: DataField): void {
  switch (tag) {
    case "010":
      return addIdentifier(draft, field, "a", normaliseLccn);
    case "020":
      return addIsbn(draft, field);
    case "022":
      return addIdentifier(draft, field, "a", normaliseIssn);
    case "035":
      return addIdentifier(draft, field, "a", normaliseOclc);
    case "041":
      return addLanguages(draft, field);
    case "100":
    case "110":
    case "111":
      if (draft.author === null) draft.author = nameIn(field);
      return;
    case "245":
      if (draft.title === "") draft.title = titleIn(field);
      noteSign(draft.signs, tag, field);
      return;
    case "130":
    case "240":
    case "246":
    case "247":
    case "730":
    case "740":
      return add(draft.titles, titleIn(field));
    case "260":
      return readImprint(draft, field);
    case "264":
      if (field.ind.charAt(1) === "1" || draft.publisher === null) readImprint(draft, field);
      return;
    case "338":
      return noteSign(draft.signs, tag, field);
    case "490":
    case "830":
      return add(draft.series, titleIn(field));
    case "600":
    case "610":
    case "611":
    case "630":
    case "650":
    case "651":
    case "653":
    case "655":
      return add(draft.subjects, headingIn(field));
    case "700":
    case "710":
    case "711":
      add(draft.contributors, nameIn(field));
      for (const { code, value } of field.subfields) if (code === "t") add(draft.titles, trimmed(value));
  }
}

/** An 880 stands for the field it links to (MARC 21 Appendix A): its words join those of that field. */
function readOriginal(draft: Draft, field: DataField): void {
  const link = field.subfields[0];
  if (link?.code !== "6") return;
  const tag = link.value.slice(0, 3);
  if (tag === "245") {
    if (draft.originalTitle === null) draft.originalTitle = titleIn(field) || null;
    else add(draft.titles, titleIn(field));
  } else if (tag === "100" || tag === "110" || tag === "111") {
    draft.originalAuthor ??= nameIn(field) || null;
  } else if (tag.startsWith("7") && tag <= "711") add(draft.contributors, nameIn(field));
  else if (tag.startsWith("6")) add(draft.subjects, headingIn(field));
  else if (tag === "490" || tag === "830") add(draft.series, titleIn(field));
  else if (tag === "246" || tag === "240" || tag === "130" || tag === "730" || tag === "740")
    add(draft.titles, titleIn(field));
}

function add(list: string[], text: string): void {
  if (text !== "" && list.length < mostOfOneKind && !list.includes(text)) list.push(text);
}

/** $a $b $n $p of a title field, or of a uniform title and series: with the punctuation of a catalogue card gone. */
function titleIn({ subfields }: DataField): string {
  let title = "";
  for (let i = 0; i < subfields.length; i++) {
    const { code, value } = subfields[i]!;
    if (code === "a" || code === "b" || code === "n" || code === "p")
      title = withPart(title, code, trimmed(value));
  }
  return title;
}

/** $a $b $c of a personal, corporate or meeting name: without dates and relator terms. */
function nameIn(field: DataField): string {
  let name = "";
  const isPerson = field.tag === "100" || field.tag === "700" || field.tag === "880";
  for (const { code, value } of field.subfields) {
    if (code === "a") name += trimmed(value);
    else if (code === "b") name += (isPerson ? " " : ". ") + trimmed(value);
    else if (code === "c" && isPerson) name += `, ${trimmed(value)}`;
  }
  return name;
}

/** A subject heading with its subdivisions: "Love stories -- England". */
function headingIn(field: DataField): string {
  let heading = "";
  for (const { code, value } of field.subfields) {
    if (code === "a" || code === "t") heading += (heading && " ") + trimmed(value);
    else if (code === "v" || code === "x" || code === "y" || code === "z") heading += ` -- ${trimmed(value)}`;
  }
  return heading;
}

function readImprint(draft: Draft, field: DataField): void {
  for (const { code, value } of field.subfields) {
    if (code === "b") draft.publisher ??= isUnknown(value) ? null : trimmed(value) || null;
    else if (code === "c" && draft.published === "") draft.published = value;
  }
}

/** "[s.n.]", "[publisher not identified]" and the like say that a name is missing: no reader needs them. */
function isUnknown(publisher: string): boolean {
  return (
    publisher.startsWith("[") &&
    /^\[?(s\.?\s?n|publisher not|verlag nicht|éditeur non|editor no|penerbit tidak)/i.test(publisher)
  );
}

function addIsbn(draft: Draft, field: DataField): void {
  for (const { code, value } of field.subfields) {
    if (code !== "a") continue;
    const isbn = normaliseIsbn(value);
    if (isbn) add(draft.isbn, isbn);
  }
}

function addIdentifier(
  draft: Draft,
  field: DataField,
  wanted: string,
  normalise: (text: string) => string | null,
): void {
  for (const { code, value } of field.subfields) {
    if (code !== wanted) continue;
    const identifier = normalise(value);
    if (identifier) add(draft.identifiers, identifier);
  }
}

/** 041 $a; older records run several codes together ("engfre"). */
function addLanguages(draft: Draft, field: DataField): void {
  for (const { code, value } of field.subfields) {
    if (code !== "a") continue;
    for (let i = 0; i + 3 <= value.length; i += 3) {
      const language = value.slice(i, i + 3).toLowerCase();
      if (isLanguage(language)) add(draft.languages, language);
    }
  }
}

/** Whether three letters name one language: not "several" (mul), "none" (zxx) or "not determined" (und). */
function isLanguage(code: string): boolean {
  if (code.length !== 3 || code === "mul" || code === "zxx" || code === "und") return false;
  for (let i = 0; i < 3; i++) {
    const letter = code.charCodeAt(i);
    if (letter < 97 || letter > 122) return false;
  }
  return true;
}
