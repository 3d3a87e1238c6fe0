import { normaliseIssn } from "#standards/identifiers/issn.ts";
import type { ControlField, DataField, Field, MarcRecord } from "#standards/marc/record.ts";
import { yearIn } from "../text.ts";
import { wordsOf } from "./work-words.ts";

/**
 * The fields of a record that may say which work it carries. They are found by their tags alone, since a
 * record may decode its subfields only when asked; what is in them is read where it is needed.
 */
export interface WorkFields {
  /** 008, or "". */
  fixed: string;
  /** 041, for "translated from". */
  languages: DataField | null;
  /** 100, 110 or 111. */
  heading: DataField | null;
  /** 130 or 240. */
  uniform: DataField | null;
  /** How many of them; a second one means that the book holds several works. */
  uniforms: number;
  title: DataField | null;
  edition: DataField | null;
  /** First 260 or 264. */
  imprint: DataField | null;
  /** 022. */
  issn: DataField[] | null;
  /** 246. */
  variants: DataField[] | null;
  /** 440, 490, 800, 830. */
  series: DataField[] | null;
  /** 500. */
  notes: DataField[] | null;
  /** 600. */
  people: DataField[] | null;
  /** 700, 710, 711, 730, 740. */
  added: DataField[] | null;
  /** 765. */
  originals: DataField[] | null;
  /** 776. */
  otherForms: DataField[] | null;
  /** 880. */
  vernacular: DataField[] | null;
}

/** Walks the record once. */
export function workFieldsOf(record: MarcRecord): WorkFields {
  const found: WorkFields = {
    fixed: "",
    languages: null,
    heading: null,
    uniform: null,
    uniforms: 0,
    title: null,
    edition: null,
    imprint: null,
    issn: null,
    variants: null,
    series: null,
    notes: null,
    people: null,
    added: null,
    originals: null,
    otherForms: null,
    vernacular: null,
  };
  for (const field of record.fields) note(found, field);
  return found;
}

const zero = "0".charCodeAt(0);

/** Most fields of a record are decided by their first digit. */
function note(found: WorkFields, field: Field): void {
  const { tag } = field;
  switch (tag.charCodeAt(0) - zero) {
    case 0:
      return noteNumber(found, tag, field);
    case 1:
    case 2:
      return noteDescription(found, tag, field as DataField);
    case 4:
      if (tag === "490" || tag === "440") found.series = and(found.series, field);
      return;
    case 5:
      if (tag === "500") found.notes = and(found.notes, field);
      return;
    case 6:
      if (tag === "600") found.people = and(found.people, field);
      return;
    case 7:
      return noteAdded(found, tag, field);
    case 8:
      if (tag === "880") found.vernacular = and(found.vernacular, field);
      else if (tag === "830" || tag === "800") found.series = and(found.series, field);
  }
}

function and(fields: DataField[] | null, field: Field): DataField[] {
  if (fields === null) return [field as DataField];
  fields.push(field as DataField);
  return fields;
}

function noteNumber(found: WorkFields, tag: string, field: Field): void {
  if (tag === "008") {
    if (found.fixed === "") found.fixed = (field as ControlField).value;
  } else if (tag === "022") found.issn = and(found.issn, field);
  else if (tag === "041") found.languages ??= field as DataField;
}

function noteDescription(found: WorkFields, tag: string, field: DataField): void {
  switch (tag) {
    case "245":
      found.title ??= field;
      return;
    case "100":
    case "110":
    case "111":
      found.heading ??= field;
      return;
    case "130":
    case "240":
      found.uniform ??= field;
      found.uniforms++;
      return;
    case "246":
      found.variants = and(found.variants, field);
      return;
    case "250":
      found.edition ??= field;
      return;
    case "260":
    case "264":
      found.imprint ??= field;
  }
}

function noteAdded(found: WorkFields, tag: string, field: Field): void {
  switch (tag) {
    case "700":
    case "710":
    case "711":
    case "730":
    case "740":
      found.added = and(found.added, field);
      return;
    case "765":
      found.originals = and(found.originals, field);
      return;
    case "776":
      found.otherForms = and(found.otherForms, field);
  }
}

/** The added names (700, 710, 711) that are not part of the name of a work ($t). */
export function addedNames(found: WorkFields): DataField[] {
  return (found.added ?? []).filter((field) => field.tag < "730" && !hasTitle(field));
}

/** Whether an added entry names a work that the record contains (second indicator 2). */
export function namesContents(found: WorkFields): boolean {
  if (found.added === null) return false;
  return found.added.some((field) => field.ind.charAt(1) === "2" && (field.tag > "711" || hasTitle(field)));
}

/** Whether the record is about a work: 600 with $t. */
export function isAboutWork(found: WorkFields): boolean {
  return found.people?.some(hasTitle) ?? false;
}

function hasTitle(field: DataField): boolean {
  for (const { code } of field.subfields) if (code === "t") return true;
  return false;
}

/** ISSNs of a serial, linking ISSN and those of its other forms (776 $x) included; its own come first. */
export function issnsOf(found: WorkFields): string[] {
  const numbers = new Set<string>();
  for (const field of found.issn ?? []) noteIssns(numbers, field, "al");
  for (const field of found.otherForms ?? []) noteIssns(numbers, field, "x");
  return [...numbers];
}

function noteIssns(numbers: Set<string>, field: DataField, codes: string): void {
  for (const { code, value } of field.subfields) {
    const issn = codes.includes(code) ? normaliseIssn(value) : null;
    if (issn !== null) numbers.add(issn);
  }
}

/** The value of the first subfield with this code; "" where there is none. */
export function textOf(field: DataField | null, code: string): string {
  if (field === null) return "";
  for (const subfield of field.subfields) if (subfield.code === code) return subfield.value;
  return "";
}

/** Publisher and year of publication, folded; "" unless both are said. */
export function imprintOf(found: WorkFields): string {
  const publisher = publisherOf(found);
  const year = yearOf(found);
  return publisher === "" || year === "" ? "" : `${publisher}|${year}`;
}

/** The publisher, folded; "" where it is missing or said to be unknown ("[s.n.]"). */
export function publisherOf(found: WorkFields): string {
  const publisher = wordsOf(textOf(found.imprint, "b")).join(" ");
  return unknown.test(publisher) ? "" : publisher;
}

const unknown = /^(sn|s n|n p|.*\bnot identified|.*\bnicht ermittelbar)$/;

/** The year of publication (008/07-10, else the imprint); "" where it is not said. */
export function yearOf(found: WorkFields): string {
  const year = yearIn(found.fixed.slice(7, 11)) ?? yearIn(textOf(found.imprint, "c"));
  return year === null ? "" : String(year);
}
