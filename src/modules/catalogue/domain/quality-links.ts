import type { DataField, MarcRecord } from "#standards/marc/record.ts";

/**
 * Whether a field may be linked to one in another script. Item fields use $6 for their own ends (in Koha's 952
 * it is a call number to sort by), so neither they nor local fields count.
 */
function mayBeLinked(tag: string): boolean {
  return (tag >= "010" && tag < "852") || tag === "856";
}

/** Reads the number of a link "880-01/$1" after its tag: "01"; "" where it does not follow the pattern. */
function occurrenceOf(link: string): string {
  if (link.charCodeAt(3) !== 45) return "";
  let end = 4;
  while (link.charCodeAt(end) >= 48 && link.charCodeAt(end) <= 57) end++;
  const isWhole = end >= 6 && (end === link.length || link.charCodeAt(end) === 47);
  return isWhole ? link.slice(4, end) : "";
}

/** $6 comes first by the standard; records that have it elsewhere still mean it. */
function linkIn({ subfields }: DataField): string | undefined {
  for (const { code, value } of subfields) if (code === "6") return value.trim();
  return undefined;
}

/**
 * Whether the links between fields and their original-script twins (880) are broken, read by MARC 21, Appendix A,
 * "Control subfields", $6: a field points at an 880 by a number, and the 880 points back by the field's tag and the
 * same number. A field may have several 880s, each in its script; an 880 with number 00 has no field. Broken is a link
 * that leads nowhere, in either direction, one that two fields of a tag share, and one that cannot be read.
 */
export function hasBrokenLinks({ fields }: MarcRecord): boolean {
  const wanted: string[] = [];
  const offered: string[] = [];
  for (const field of fields) {
    const { tag } = field;
    if (tag === "880") {
      const link = linkIn(field as DataField);
      const occurrence = link === undefined ? "" : occurrenceOf(link);
      if (occurrence === "") return true;
      if (occurrence !== "00") offered.push(`${link!.slice(0, 3)}-${occurrence}`);
    } else if (mayBeLinked(tag)) {
      const link = linkIn(field as DataField);
      if (link === undefined) continue;
      const occurrence = occurrenceOf(link);
      const key = `${tag}-${occurrence}`;
      if (occurrence === "" || occurrence === "00" || !link.startsWith("880")) return true;
      if (wanted.includes(key)) return true;
      wanted.push(key);
    }
  }
  return !(wanted.every((key) => offered.includes(key)) && offered.every((key) => wanted.includes(key)));
}
