import type { DataField, Field, MarcRecord } from "#standards/marc/record.ts";
import { traitsOf } from "../read-traits.ts";
import type { Traits } from "../traits.ts";

/** The parts of a made record: fields by tag, each as "$aText$bMore", with a digit in front for a second field of a tag. */
export type Parts = Readonly<Record<string, string | null>>;

const book: Parts = {
  "008": "930405s1987    enka     b    001 0 eng d",
  "100": "$aHalloran, Mirabel,$d1931-",
  "245": "$aTidal gardens of the northern isles :$ba survey of their plants /$cMirabel Halloran.",
  "260": "$aLeith :$bSaltmarsh Press,$c1987.",
  "300": "$axii, 314 p. :$bill. ;$c24 cm.",
};

function dataField(tag: string, text: string): DataField {
  const subfields = text
    .split("$")
    .slice(1)
    .map((part) => ({ code: part[0]!, value: part.slice(1) }));
  return { tag, ind: tag === "264" ? " 1" : "  ", subfields };
}

/** A record of a book that does not exist, with some fields changed, added or (null) left out. */
export function bookRecord(changes: Parts = {}, kind = "am"): MarcRecord {
  const fields: Field[] = Object.entries({ ...book, ...changes }).flatMap(([name, text]) => {
    const tag = name.slice(-3);
    if (text === null) return [];
    return [tag < "010" ? { tag, value: text } : dataField(tag, text)];
  });
  return { leader: `00000n${kind} a2200000 a 4500`, fields };
}

/** The traits of such a record. */
export function bookTraits(changes: Parts = {}, kind = "am"): Traits {
  return traitsOf(bookRecord(changes, kind));
}
