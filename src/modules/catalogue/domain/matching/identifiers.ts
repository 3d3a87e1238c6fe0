import { normaliseIsbn } from "#standards/identifiers/isbn.ts";
import { normaliseIssn } from "#standards/identifiers/issn.ts";
import { normaliseLccn } from "#standards/identifiers/lccn.ts";
import { normaliseOclc } from "#standards/identifiers/oclc.ts";
import type { DataField } from "#standards/marc/record.ts";

/** The numbers of one record while they are gathered. */
export class Numbers {
  /** ISBN-13s of the thing itself. */
  readonly isbn: string[] = [];
  /** ISBN-13s that the record says belong to a whole set or to one volume of it. */
  readonly setIsbn: string[] = [];
  readonly issn: string[] = [];
  readonly lccn: string[] = [];
  readonly oclc: string[] = [];
  /** National bibliography and agency numbers (015, 016), each as agency and number. */
  readonly national: string[] = [];
  /** Other standard numbers (024): EAN, UPC, ISMN, ISRC and the like, digits and letters only. */
  readonly other: string[] = [];
  /** Publisher's numbers of music and films (028). */
  readonly publisher: string[] = [];
}

/** More of one kind are left out: they are the volumes of a set. */
const mostOfOneKind = 8;

const ofSet = /\b(set|v|vol|vols|volume|bd|band|t|tome|tomo|jilid|pt|part|complete)\b/i;

/** Adds what one field of the 0XX says. */
export function noteNumber(numbers: Numbers, tag: string, field: DataField): void {
  switch (tag) {
    case "010":
      return each(field, "a", (value) => add(numbers.lccn, normaliseLccn(value)));
    case "015":
    case "016":
      return noteNational(numbers, field);
    case "020":
      return noteIsbn(numbers, field);
    case "022":
      return each(field, "a", (value) => add(numbers.issn, normaliseIssn(value)));
    case "024":
      return each(field, "a", (value) => noteOther(numbers, field.ind.charAt(0), value));
    case "028":
      return each(field, "a", (value) => add(numbers.publisher, compact(value)));
    case "035":
      return each(field, "a", (value) => add(numbers.oclc, normaliseOclc(value)));
  }
}

/** Adds 001 where 003 says that it is an OCLC number. */
export function noteControlNumber(numbers: Numbers, value: string, agency: string): void {
  if (agency.startsWith("OCoLC") || /^oc[mn]|^on[0-9]/.test(value))
    add(numbers.oclc, normaliseOclc(/^o/.test(value) ? value : `(OCoLC)${value}`));
}

function each(field: DataField, wanted: string, take: (value: string) => void): void {
  for (const { code, value } of field.subfields) if (code === wanted) take(value);
}

function add(list: string[], value: string | null): void {
  if (value && list.length < mostOfOneKind && !list.includes(value)) list.push(value);
}

/** $q or the words after the number say what it numbers: "(set)", "(v. 1)", "(pbk. : v. 2)". */
function noteIsbn(numbers: Numbers, field: DataField): void {
  let isbn: string | null = null;
  let words = "";
  for (const { code, value } of field.subfields) {
    if (code === "a" && isbn === null) {
      isbn = normaliseIsbn(value);
      if (value.length > 13) words += value;
    } else if (code === "q") words += ` ${value}`;
  }
  if (isbn === null) return;
  add(words !== "" && ofSet.test(words) ? numbers.setIsbn : numbers.isbn, isbn);
}

function noteNational(numbers: Numbers, field: DataField): void {
  const agency = compact(field.subfields.find(({ code }) => code === "2")?.value ?? "").slice(0, 12);
  each(field, "a", (value) => {
    const number = compact(value.split("(", 1)[0]!);
    if (number.length > 3) add(numbers.national, `${agency}:${number}`);
  });
}

function noteOther(numbers: Numbers, kind: string, value: string): void {
  const number = compact(value);
  if (number.length < 8 || number.length > 30) return;
  // 024 with first indicator 3 is an EAN: for a book that is its ISBN.
  const isbn = kind === "3" ? normaliseIsbn(number) : null;
  add(isbn ? numbers.isbn : numbers.other, isbn ?? number);
}

/** Letters and digits only, in lower case. */
function compact(value: string): string {
  return value
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, 40);
}
