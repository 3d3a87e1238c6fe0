import { type DataField, isControlField, type MarcRecord } from "#standards/marc/record.ts";
import type { EditionDetails } from "./edition.ts";
import { trimmed } from "./text.ts";

/** What an edition's page shows beyond lists: read from the whole record when the page is asked for. */
export type Description = Pick<
  EditionDetails,
  "contributors" | "editionStatement" | "extent" | "series" | "subjects" | "summary" | "notes" | "links"
>;

const subjectTags = new Set(["600", "610", "611", "630", "650", "651", "655"]);
const noteTags = new Set(["500", "504", "505", "508", "511", "518", "538", "546", "586"]);

/** Describes a MARC 21 record in words; `drop` names the tags that its library keeps to itself. */
export function describe(record: MarcRecord, drop: readonly string[]): Description {
  const fields = record.fields.filter(
    (field): field is DataField => !isControlField(field) && !drop.includes(field.tag),
  );
  const texts = (wanted: (tag: string) => boolean, codes: string) => [
    ...new Set(
      fields
        .filter((field) => wanted(field.tag))
        .map((field) => joinedParts(field, codes))
        .filter(Boolean),
    ),
  ];
  const first = (tag: string, codes: string) => texts((found) => found === tag, codes)[0] ?? null;
  return {
    contributors: texts((tag) => tag === "700" || tag === "710" || tag === "711", "abcq"),
    editionStatement: first("250", "ab"),
    extent: first("300", "abce"),
    series: texts((tag) => tag === "490" || tag === "830", "anpv"),
    subjects: fields
      .filter((field) => subjectTags.has(field.tag))
      .map(heading)
      .filter(isNew()),
    summary: first("520", "ab"),
    notes: texts((tag) => noteTags.has(tag), "abcgrt").slice(0, 20),
    links: fields.filter((field) => field.tag === "856").flatMap(linkIn),
  };
}

function joinedParts(field: DataField, codes: string): string {
  return trimmed(
    field.subfields
      .filter((part) => codes.includes(part.code))
      .map((part) => part.value.trim())
      .join(" "),
  );
}

function heading(field: DataField): string {
  const main = joinedParts(field, "abcdt");
  const divisions = field.subfields
    .filter((part) => "vxyz".includes(part.code))
    .map((part) => trimmed(part.value));
  return [main, ...divisions].filter(Boolean).join(" — ");
}

function isNew(): (text: string) => boolean {
  const seen = new Set<string>();
  return (text) => text !== "" && !seen.has(text) && Boolean(seen.add(text));
}

/** 856 $u, where it is an address of the web: a record must not smuggle in `javascript:`. */
function linkIn(field: DataField): { href: string; label: string }[] {
  const label = joinedParts(field, "3yz");
  return field.subfields
    .filter((part) => part.code === "u" && /^https?:\/\//i.test(part.value.trim()))
    .map((part) => ({ href: part.value.trim(), label: label || part.value.trim() }));
}
