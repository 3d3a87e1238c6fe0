import { type Field, isControlField, linkage, type MarcRecord } from "#standards/marc/record.ts";

/** The first record of an edition by standing, as others may have it: what concerns one library alone is left out. */
export interface LeadRecord {
  /** ISIL of the library that wrote it. */
  readonly library: string;
  readonly controlNumber: string;
  readonly record: MarcRecord;
}

/** MARC 21 Holdings within a bib record: numbers, places, patterns, textual holdings and items. */
const holdingsTag = /^8(4[1-5]|5[2-59]|6[3-8]|7[6-8])$/;

/** How one library got and keeps its copy: 541, 561, 562, 563, 583 (MARC 21 Bibliographic, 5XX). */
const copyTags = new Set(["541", "561", "562", "563", "583"]);

/**
 * Whether fields with this tag are one library's own affair. MARC 21 leaves every tag with a 9 in it to local use,
 * but for 490.
 */
export function isLocalTag(tag: string): boolean {
  if (!/^\d{3}$/.test(tag)) return true;
  return (tag.includes("9") && tag !== "490") || holdingsTag.test(tag) || copyTags.has(tag);
}

/**
 * A record without what concerns one library alone: local tags, holdings and items, what its load profile drops,
 * and the locally defined subfield $9. An 880 goes with the field that it stands for.
 */
export function withoutLocalFields(record: MarcRecord, drop: readonly string[]): MarcRecord {
  const isLeftOut = (tag: string) => isLocalTag(tag) || drop.includes(tag);
  const fields = record.fields.flatMap((field): Field[] => {
    if (isLeftOut(field.tag)) return [];
    if (isControlField(field)) return [field];
    if (field.tag === "880" && isLeftOut(linkage(field)?.tag ?? "880")) return [];
    const subfields = field.subfields.filter(({ code }) => code !== "9");
    return subfields.length > 0 ? [{ ...field, subfields }] : [];
  });
  return { leader: record.leader, fields };
}
