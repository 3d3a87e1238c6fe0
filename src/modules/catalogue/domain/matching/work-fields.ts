import { normaliseIssn } from "#standards/identifiers/issn.ts";
import { type DataField, isControlField, type MarcRecord } from "#standards/marc/record.ts";
import { yearIn } from "../text.ts";
import { wordsOf } from "./work-words.ts";

/** The fields of a record that say which work it carries, found in one walk; subfields are not looked at yet. */
export interface WorkFields {
  /** 008, or "". */
  fixed: string;
  /** ISSNs: 022 $a and $l, and 776 $x for the same serial in another form. */
  issns: string[] | null;
  /** 041, for "translated from". */
  languages: DataField | null;
  /** 100, 110 or 111. */
  heading: DataField | null;
  /** 130 or 240. */
  uniform: DataField | null;
  /** A second 240: the book holds several works. */
  uniforms: number;
  title: DataField | null;
  /** 246 with second indicator 1 (parallel title) or with an introduction, which may say "original title". */
  variants: DataField[] | null;
  edition: DataField | null;
  /** First 260 or 264. */
  imprint: DataField | null;
  /** 440, 490, 800, 830. */
  series: DataField[] | null;
  /** 500; of use only to translations. */
  notes: DataField[] | null;
  /** 700, 710, 711 in record order, without those that name a contained or related work. */
  added: DataField[] | null;
  /** 7XX that name a work the record contains (second indicator 2). */
  contained: number;
  /** It is about a work: 600 with $t. */
  isAbout: boolean;
  /** 765: the original of a translation. */
  originals: DataField[] | null;
  /** 880 of 1XX and 245. */
  vernacular: DataField[] | null;
}

/** Walks the record once. */
export function workFieldsOf(record: MarcRecord): WorkFields {
  const found: WorkFields = {
    fixed: "",
    issns: null,
    languages: null,
    heading: null,
    uniform: null,
    uniforms: 0,
    title: null,
    variants: null,
    edition: null,
    imprint: null,
    series: null,
    notes: null,
    added: null,
    contained: 0,
    isAbout: false,
    originals: null,
    vernacular: null,
  };
  for (const field of record.fields) {
    if (!isControlField(field)) note(found, field.tag, field);
    else if (field.tag === "008" && found.fixed === "") found.fixed = field.value;
  }
  return found;
}

function note(found: WorkFields, tag: string, field: DataField): void {
  switch (tag) {
    case "022":
    case "776":
      return noteIssns(found, tag, field);
    case "041":
      found.languages ??= field;
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
    case "245":
      found.title ??= field;
      return;
    case "246":
      if (field.ind.charAt(1) === "1" || field.subfields[0]?.code === "i") push(found, "variants", field);
      return;
    case "250":
      found.edition ??= field;
      return;
    case "260":
    case "264":
      found.imprint ??= field;
      return;
    case "440":
    case "490":
    case "800":
    case "830":
      return push(found, "series", field);
    case "500":
      return push(found, "notes", field);
    case "600":
      found.isAbout ||= hasTitle(field);
      return;
    case "700":
    case "710":
    case "711":
      return noteAdded(found, field);
    case "730":
    case "740":
      if (field.ind.charAt(1) === "2") found.contained++;
      return;
    case "765":
      return push(found, "originals", field);
    case "880":
      if (standsForHeadOrTitle(field)) push(found, "vernacular", field);
  }
}

function noteIssns(found: WorkFields, tag: string, field: DataField): void {
  for (const { code, value } of field.subfields) {
    if (tag === "776" ? code !== "x" : code !== "a" && code !== "l") continue;
    const issn = normaliseIssn(value);
    if (issn === null) continue;
    found.issns ??= [];
    found.issns.push(issn);
  }
}

type Lists = "variants" | "series" | "notes" | "added" | "originals" | "vernacular";

function push(found: WorkFields, list: Lists, field: DataField): void {
  const fields = found[list];
  if (fields === null) found[list] = [field];
  else fields.push(field);
}

function noteAdded(found: WorkFields, field: DataField): void {
  if (!hasTitle(field)) push(found, "added", field);
  else if (field.ind.charAt(1) === "2") found.contained++;
}

function hasTitle(field: DataField): boolean {
  for (const { code } of field.subfields) if (code === "t") return true;
  return false;
}

function standsForHeadOrTitle(field: DataField): boolean {
  const link = field.subfields[0];
  if (link?.code !== "6") return false;
  return link.value.startsWith("245") || link.value.startsWith("1");
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
  return /^(sn|s n|n p|nakl|.*\bnot identified|.*\bnicht ermittelbar)$/.test(publisher) ? "" : publisher;
}

/** The year of publication (008/07-10, else the imprint); "" where it is not said. */
export function yearOf(found: WorkFields): string {
  const year = yearIn(found.fixed.slice(7, 11)) ?? yearIn(textOf(found.imprint, "c"));
  return year === null ? "" : String(year);
}
