import type { Format } from "./formats.ts";

/**
 * What lists, search and matching need of one library's record. Everything else is read from the
 * record itself when it is shown.
 */
export interface Brief {
  readonly title: string;
  readonly originalTitle: string | null;
  readonly author: string | null;
  readonly originalAuthor: string | null;
  readonly year: number | null;
  readonly publisher: string | null;
  readonly format: Format;
  /** MARC language codes, main one first. */
  readonly languages: readonly string[];
  /** ISBN-13s in record order. */
  readonly isbn: readonly string[];
  /** Other identifiers, normalised: ISSN, LCCN, OCLC number. */
  readonly identifiers: readonly string[];
  /** Variant, uniform and further original-script titles. */
  readonly titles: readonly string[];
  readonly contributors: readonly string[];
  readonly subjects: readonly string[];
  readonly series: readonly string[];
}
