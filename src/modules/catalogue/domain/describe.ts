import { type DataField, isControlField, linkage, type MarcRecord } from "#standards/marc/record.ts";
import type { EditionDetails } from "./edition.ts";
import { trimmed } from "./text.ts";

/** What an edition's page shows beyond lists: read from the whole record when the page is asked for. */
export type Description = Pick<
  EditionDetails,
  "contributors" | "editionStatement" | "extent" | "series" | "subjects" | "summary" | "notes" | "links"
>;

const subjectTags = new Set(["600", "610", "611", "630", "650", "651", "655"]);
const noteTags = new Set(["500", "504", "505", "508", "511", "518", "538", "546", "586"]);

/**
 * Describes a MARC 21 record in words; `drop` names the tags that its library keeps to itself. Lists also hold what
 * the record says in its original script (880), each right after its romanised form.
 */
export function describe(record: MarcRecord, drop: readonly string[]): Description {
  const fields = withOriginals(
    record.fields.filter((field): field is DataField => !isControlField(field) && !drop.includes(field.tag)),
  ).filter(({ tag }) => !drop.includes(tag));
  const texts = (wanted: (tag: string) => boolean, codes: string) => [
    ...new Set(
      fields
        .filter(({ tag }) => wanted(tag))
        .map(({ field }) => joinedParts(field, codes))
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
      .filter(({ tag }) => subjectTags.has(tag))
      .map(({ field }) => heading(field))
      .filter(isNew()),
    summary: first("520", "ab"),
    notes: texts((tag) => noteTags.has(tag), "abcgrt").slice(0, 20),
    links: fields.filter(({ tag }) => tag === "856").flatMap(({ field }) => linkIn(field)),
  };
}

/** A field under the tag that says what it is about: for an 880 that of the field it stands for. */
interface Meant {
  readonly tag: string;
  readonly field: DataField;
}

/** Puts each 880 behind its partner (MARC 21 Appendix A); one without a partner comes last. */
function withOriginals(fields: readonly DataField[]): Meant[] {
  const originals = fields.flatMap((field) => {
    const link = field.tag === "880" ? linkage(field) : null;
    return link ? [{ tag: link.tag, occurrence: link.occurrence, field }] : [];
  });
  const own = fields.filter(({ tag }) => tag !== "880").map((field) => ({ tag: field.tag, field }));
  if (originals.length === 0) return own;
  const placed = new Set<DataField>();
  const together = own.flatMap((meant): Meant[] => {
    const link = linkage(meant.field);
    const partner =
      link?.tag === "880" &&
      originals.find(({ tag, occurrence }) => tag === meant.tag && occurrence === link.occurrence);
    if (!partner || partner.occurrence === "00" || placed.has(partner.field)) return [meant];
    placed.add(partner.field);
    return [meant, partner];
  });
  return [...together, ...originals.filter(({ field }) => !placed.has(field))];
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
