import { normaliseIsbn } from "#standards/identifiers/isbn.ts";
import { isControlField, type MarcRecord } from "#standards/marc/record.ts";

/** What matching reads of one record. */
export interface Traits {
  /** Valid ISBN-13s. */
  readonly isbn: readonly string[];
}

/** Reads the traits of a bibliographic record. Never fails. */
export function traitsOf(record: MarcRecord): Traits {
  const isbn: string[] = [];
  for (const field of record.fields) {
    if (isControlField(field) || field.tag !== "020") continue;
    for (const { code, value } of field.subfields) {
      const number = code === "a" ? normaliseIsbn(value) : null;
      if (number && !isbn.includes(number)) isbn.push(number);
    }
  }
  return { isbn };
}

/** Traits as they lie in the table. Equal texts are equal traits. */
export function traitsToText(traits: Traits): string {
  return JSON.stringify([traits.isbn]);
}

/** The traits in a text that {@link traitsToText} made. */
export function traitsFromText(text: string): Traits {
  const [isbn] = JSON.parse(text) as [string[]];
  return { isbn };
}
