import { type ControlField, type DataField, isControlTag, type MarcRecord } from "#standards/marc/record.ts";
import { hasDigit, isIsbn } from "./quality-isbn.ts";
import { hasBrokenLinks } from "./quality-links.ts";
import { isInCapitals, isMisfiled } from "./quality-title.ts";
import { yearIn } from "./text.ts";

/** What a record can lack or have wrong, each with its bit in record.lacks (at most 2^14). */
export const lackBits = {
  /** A book since 1972, no thesis, without 020 $a. */
  isbn: 1,
  /** A text, map, film or spoken recording without a language in 008/35-37 and 041. */
  language: 2,
  /** No year in 008/07-10 nor in 260 and 264 $c. */
  year: 4,
  /** No heading of subject, place or genre (6XX). */
  subject: 8,
  /** An original-script field (880) or its partner that points nowhere. */
  links: 16,
  /** A text or score, no serial, without any name (1XX, 700, 710, 711, 720) or uniform title (130). */
  author: 32,
  /** No 245 with $a or $k. */
  title: 64,
  /** 245 $a in capitals throughout. */
  capitals: 128,
  /** 020 $a with something that is no ISBN: its check digit is wrong, or its length. */
  "wrong-isbn": 256,
  /** 008 missing, or not of 40 characters. */
  "fixed-field": 512,
  /** 245 indicator 2 passes over half a word, or over all of the title. */
  filing: 1024,
  /** Two of what may stand once: 001, 008, 1XX, 245. */
  repeated: 2048,
} as const;

/** The name of something that a record can lack or have wrong. */
export type Lack = keyof typeof lackBits;

/** What one walk over the fields finds. */
interface Signs {
  /** Bits of what is there or wrong already. */
  has: number;
  wrong: number;
  fixed: string | null;
  numbers: number;
  mainNames: number;
  title: DataField | null;
  language: DataField | null;
  imprint: DataField | null;
  laterImprint: DataField | null;
  isThesis: boolean;
  isLinked: boolean;
}

/** Which of them a bibliographic record lacks or has wrong, as a sum of bits. Never fails. */
export function lacksOf(record: MarcRecord): number {
  const signs: Signs = {
    has: 0,
    wrong: 0,
    fixed: null,
    numbers: 0,
    mainNames: 0,
    title: null,
    language: null,
    imprint: null,
    laterImprint: null,
    isThesis: false,
    isLinked: false,
  };
  for (const field of record.fields) {
    const { tag } = field;
    if (isControlTag(tag)) noteControlField(signs, field as ControlField);
    else noteDataField(signs, tag, field as DataField);
  }
  if (signs.isLinked && hasBrokenLinks(record)) signs.wrong |= lackBits.links;
  return signs.wrong | judged(signs, record.leader);
}

function noteControlField(signs: Signs, { tag, value }: ControlField): void {
  if (tag === "001") {
    if (++signs.numbers > 1) signs.wrong |= lackBits.repeated;
  } else if (tag === "008") {
    if (signs.fixed !== null) signs.wrong |= lackBits.repeated;
    signs.fixed ??= value;
  }
}

/** Looks into a field only where its tag asks for it: fields may be decoded as late as they are looked into. */
function noteDataField(signs: Signs, tag: string, field: DataField): void {
  switch (tag.charCodeAt(0)) {
    case 48: // 0XX
      if (tag === "020") noteIsbn(signs, field);
      else if (tag === "041") signs.language ??= field;
      return;
    case 49: // 1XX
      signs.has |= lackBits.author;
      if (++signs.mainNames > 1) signs.wrong |= lackBits.repeated;
      return noteLink(signs, field);
    case 50: // 2XX
      return noteTitleOrImprint(signs, tag, field);
    case 53: // 5XX
      if (tag === "502") signs.isThesis = true;
      return;
    case 54: // 6XX
      signs.has |= lackBits.subject;
      return noteLink(signs, field);
    case 55: // 7XX
      if (tag === "700" || tag === "710" || tag === "711" || tag === "720") {
        signs.has |= lackBits.author;
        noteLink(signs, field);
      }
      return;
    case 56: // 8XX
      if (tag === "880") noteOriginal(signs, field);
  }
}

function noteLink(signs: Signs, field: DataField): void {
  if (field.subfields[0]?.code === "6") signs.isLinked = true;
}

/** A heading may stand in its own script alone. */
function noteOriginal(signs: Signs, { subfields }: DataField): void {
  signs.isLinked = true;
  const first = subfields[0]?.value.charCodeAt(0);
  if (first === 49 || first === 55) signs.has |= lackBits.author;
  else if (first === 54) signs.has |= lackBits.subject;
}

function noteTitleOrImprint(signs: Signs, tag: string, field: DataField): void {
  if (tag === "245") {
    if (signs.title !== null) signs.wrong |= lackBits.repeated;
    signs.title ??= field;
  } else if (tag === "260" || tag === "264") {
    if (signs.imprint === null) signs.imprint = field;
    else signs.laterImprint ??= field;
  } else if (tag !== "240" && tag !== "246") return;
  noteLink(signs, field);
}

function noteIsbn(signs: Signs, { subfields }: DataField): void {
  for (const { code, value } of subfields) {
    if (code !== "a" || !hasDigit(value)) continue;
    signs.has |= lackBits.isbn;
    if (!isIsbn(value)) signs.wrong |= lackBits["wrong-isbn"];
  }
}

/** What the record's kind asks for and the walk did not find. */
function judged(signs: Signs, leader: string): number {
  const type = leader.charAt(6);
  const level = leader.charAt(7);
  const { has, fixed } = signs;
  const year = yearOf(signs);
  let lacks = judgedTitle(signs.title);
  if (fixed === null || fixed.length !== 40) lacks |= lackBits["fixed-field"];
  if (year === null) lacks |= lackBits.year;
  if ((has & lackBits.subject) === 0) lacks |= lackBits.subject;
  if ((has & lackBits.isbn) === 0 && type === "a" && level === "m" && year !== null && year >= firstIsbnYear)
    if (!signs.isThesis && !fixed?.slice(24, 28).includes("m")) lacks |= lackBits.isbn;
  if ((has & lackBits.author) === 0 && "atcd".includes(type) && level !== "s" && level !== "i")
    lacks |= lackBits.author;
  if ("aefgit".includes(type) && !saysLanguage(signs)) lacks |= lackBits.language;
  return lacks;
}

/** ISO 2108 was published in 1970; two years later publishers had taken it up. */
const firstIsbnYear = 1972;

function yearOf({ fixed, imprint, laterImprint }: Signs): number | null {
  return yearIn(fixed?.slice(7, 11) ?? "") ?? yearInImprint(imprint) ?? yearInImprint(laterImprint);
}

function yearInImprint(field: DataField | null): number | null {
  if (field === null) return null;
  for (const { code, value } of field.subfields) if (code === "c") return yearIn(value);
  return null;
}

/** "Undetermined" (und) says nothing; "none" (zxx) and "several" (mul) do. */
function saysLanguage({ fixed, language }: Signs): boolean {
  if (fixed !== null && isLanguageAt(fixed, 35)) return true;
  return language?.subfields.some(({ value }) => isLanguageAt(value, 0)) === true;
}

function isLanguageAt(text: string, start: number): boolean {
  for (let i = start; i < start + 3; i++) {
    const code = text.charCodeAt(i) | 32;
    if (!(code >= 97 && code <= 122)) return false;
  }
  return !text.startsWith("und", start);
}

function judgedTitle(field: DataField | null): number {
  const title = field?.subfields.find(({ code }) => code === "a" || code === "k")?.value;
  if (field === null || title === undefined || title.trim() === "") return lackBits.title;
  return (isInCapitals(title) ? lackBits.capitals : 0) | (isMisfiled(title, field.ind) ? lackBits.filing : 0);
}
