import type { EditionSummary, Format } from "#modules/catalogue";
import type { Day, Reference, ReferenceKind } from "#standards/citations/reference.ts";
import {
  controlValue,
  type DataField,
  fieldsOf,
  firstSubfield,
  type MarcRecord,
  subfieldValues,
} from "#standards/marc/record.ts";
import { clean, firstText } from "./marc-text.ts";
import { namesOfRecord, personOf } from "./reference-names.ts";

const kinds: Partial<Record<Format, ReferenceKind>> = { "large-print": "book", object: "other" };

/** What a reference needs beside the edition and its record. */
export interface ReferenceContext {
  /** BCP 47 of the edition's main language, or null. */
  readonly language: string | null;
  /** The day that a citation of an undated page names, where it needs one. */
  readonly accessed: Day | null;
}

/**
 * An edition as a reference: names, titles and imprint from its first record by standing, and what that leaves unsaid
 * from the merged edition.
 */
export function referenceOf(
  edition: EditionSummary,
  record: MarcRecord | null,
  { language, accessed }: ReferenceContext,
): Reference {
  const host = record === null ? null : (fieldsOf(record, "773")[0] ?? null);
  const kind = kindOf(edition.format, host);
  const { isbn } = edition;
  return {
    kind,
    ...peopleOf(edition, record),
    ...titlesOf(edition, record),
    ...imprintOf(edition, record, kind),
    ...seriesOf(record),
    ...partOf(kind === "article" || kind === "chapter" ? host : null),
    url: kind === "ebook" || kind === "audiobook" || kind === "article" ? urlOf(record) : null,
    doi: doiOf(record),
    isbn: kind === "serial" || kind === "article" ? [] : isbn,
    issn: record && firstText(record, ["022"], "a"),
    ...{ language, accessed },
  };
}

/** An article within a book is a chapter: the host has an ISBN, or 773 $7 says that it is a monograph. */
function kindOf(format: Format, host: DataField | null): ReferenceKind {
  if (format !== "article") return kinds[format] ?? (format as ReferenceKind);
  if (host === null) return "other";
  return firstSubfield(host, "z") !== null || /^...m/.test(firstSubfield(host, "7") ?? "")
    ? "chapter"
    : "article";
}

function peopleOf(edition: EditionSummary, record: MarcRecord | null) {
  const named = record === null ? { authors: [], contributors: [] } : namesOfRecord(record);
  const isNamed = named.authors.length > 0 || named.contributors.length > 0;
  if (isNamed || edition.author === null || (record && fieldsOf(record, "700", "710", "711").length > 0))
    return named;
  const author = edition.author.includes(",")
    ? personOf(edition.author)
    : ({ kind: "body", name: edition.author } as const);
  return { ...named, authors: [author] };
}

/** Title, then subtitle; numbers and names of parts belong to the title where they stand before the subtitle. */
function titlesOf(edition: EditionSummary, record: MarcRecord | null) {
  let [title, subtitle] = ["", ""];
  for (const { code, value } of (record && fieldsOf(record, "245")[0]?.subfields) ?? []) {
    const text = clean(value);
    if (text === "") continue;
    if (code === "a") title += (title && " ") + text;
    else if (code === "b" || subtitle !== "") {
      if ("bnp".includes(code)) subtitle += (subtitle && ". ") + text;
    } else if (code === "n" || code === "p") title += (title && (title.endsWith(".") ? " " : ". ")) + text;
  }
  const original = edition.originalTitle && clean(edition.originalTitle);
  return {
    title: title || edition.title,
    subtitle: title === "" || subtitle === "" ? null : subtitle,
    originalTitle: original === edition.title ? null : original,
  };
}

const unknown =
  /^\W*(s\.?\s?[ln]\b|(place|publisher|date).* not |sine (loco|nomine)|verlag nicht|ort nicht|éditeur non|lieu .*non|editor no|lugar .*no|penerbit tidak|tempat .*tidak|.*غير محدد|б\. ?[ми]|n\. ?p\.?$)/iu;
const known = (text: string | null) => (text === null || unknown.test(text) ? null : text);

function imprintOf(edition: EditionSummary, record: MarcRecord | null, kind: ReferenceKind) {
  const [field] = record ? fieldsOf(record, "264").filter(({ ind }) => ind[1] === "1") : [];
  const imprint = field ?? (record && (fieldsOf(record, "260")[0] ?? fieldsOf(record, "264")[0]));
  const place = imprint ? clean(firstSubfield(imprint, "a") ?? "") : "";
  return {
    // What was cut off a shortened word as punctuation is given back.
    edition: record && (firstText(record, ["250"], "a")?.replace(/\b(ed|éd|rev|Aufl)$/i, "$1.") ?? null),
    // Older records add the street and the postcode.
    place: known(place.replace(/\s*\([^)]*\d[^)]*\)$/, "") || null),
    publisher: known(edition.publisher === null ? null : clean(edition.publisher)),
    year: (kind === "serial" && yearsOf(record)) || (edition.year === null ? null : String(edition.year)),
  };
}

/** The years of a serial from 008/06-14: "1999–2003", or "1999–" while it appears. */
function yearsOf(record: MarcRecord | null): string | null {
  const [, status, first, last] =
    /^.{6}([cd])(\d{4})(\d{4})/.exec((record && controlValue(record, "008")) ?? "") ?? [];
  if (first === undefined) return null;
  return status === "c" || last === "9999" ? `${first}–` : first === last ? first : `${first}–${last}`;
}

function seriesOf(record: MarcRecord | null) {
  const [field] = record ? fieldsOf(record, "490", "830") : [];
  const series = field ? clean(firstSubfield(field, "a") ?? "") : "";
  const number = field ? clean(firstSubfield(field, "v") ?? "") : "";
  return { series: series || null, seriesNumber: series && number ? number : null };
}

/** Where an article or chapter stands (773): $t the host, $g "Vol. 12, no. 3 (1999), p. 1-20". */
function partOf(host: DataField | null) {
  const place = host ? subfieldValues(host, "g").join(", ") : "";
  const container = host ? clean(firstSubfield(host, "t") ?? firstSubfield(host, "a") ?? "") : "";
  const found = (pattern: RegExp) => pattern.exec(place)?.[1] ?? null;
  return {
    container: container || null,
    volume: found(/\b(?:v|vol|volume|jg|bd|jil)\.?\s*(\d+)/i),
    issue: found(/\b(?:no|nr|num|núm|issue|heft)\.?\s*(\d+(?:\/\d+)?)/i),
    pages: found(/\b(?:pp?|pages?|s|hlm|hal)\.?\s*(\d+(?:\s*[-–]\s*\d+)?)/i)?.replace(/\s*-\s*/, "–") ?? null,
  };
}

/** 856 $u that leads to the thing itself (second indicator 0 or none), not to something about it or a picture of its cover. */
function urlOf(record: MarcRecord | null): string | null {
  for (const field of record ? fieldsOf(record, "856") : []) {
    const address = firstSubfield(field, "u")?.trim() ?? "";
    if (
      (field.ind[1] === "0" || field.ind[1] === " ") &&
      /^https?:\/\/(?!.*\.(jpe?g|png|gif|webp)$)/i.test(address)
    )
      return address;
  }
  return null;
}

/** 024 with first indicator 7 and $2 doi. */
function doiOf(record: MarcRecord | null): string | null {
  for (const field of record ? fieldsOf(record, "024") : [])
    if (firstSubfield(field, "2")?.toLowerCase() === "doi") return firstSubfield(field, "a")?.trim() || null;
  return null;
}
