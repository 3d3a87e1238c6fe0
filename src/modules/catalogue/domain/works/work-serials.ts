import { issnsOf, publisherOf } from "./work-fields.ts";
import type { WorkName } from "./work-names.ts";
import { keyOf, noWork, type Reading, type WorkKeys } from "./work-reading.ts";
import { fullText, uniformTitleOf } from "./work-titles.ts";

/**
 * The work of a serial. An ISSN names one serial under one title, in one form; the other form's (776 $x) and the
 * linking ISSN (022 $l) are aliases, so that print and online are one work. Titles alone do not join: hundreds
 * of serials are called "Bulletin".
 */
export function serialWork(reading: Reading, name: WorkName | null): WorkKeys {
  const { found, own, language } = reading;
  // With the first word, so that a number copied into the record of another serial joins nothing.
  const numbers = issnsOf(found).map((issn) => keyOf("issn", issn, own.words[0] ?? ""));
  if (found.uniform?.tag === "130") {
    const uniform = uniformTitleOf(found.uniform, language);
    if (uniform.text !== "") {
      return { key: keyOf("serial", "", uniform.text), rank: 3, aliases: [...new Set(numbers)] };
    }
  }
  if (numbers.length > 0) return { key: numbers[0]!, rank: 2, aliases: [...new Set(numbers.slice(1))] };
  const body = name?.full ?? publisherOf(found);
  return body === "" ? noWork : { key: keyOf("serial", body, fullText(own)), rank: 1, aliases: [] };
}
