import type { Format } from "./formats.ts";
import type { LeadRecord } from "./shared-record.ts";

/** Where one library's record of an edition is. */
export interface RecordReference {
  /** ISIL of the library. */
  readonly library: string;
  readonly controlNumber: string;
}

/** One edition as lists show it: merged from the records of the libraries that hold it. */
export interface EditionSummary {
  readonly id: number;
  /** The work it belongs to; the edition's own id while no other edition is known. */
  readonly work: number;
  readonly title: string;
  /** Title in its original script (MARC 880), where the title above is a romanisation. */
  readonly originalTitle: string | null;
  readonly author: string | null;
  readonly originalAuthor: string | null;
  readonly year: number | null;
  readonly publisher: string | null;
  readonly format: Format;
  /** MARC language codes (ISO 639-2/B), main one first. */
  readonly languages: readonly string[];
  /** ISBN-13s. */
  readonly isbn: readonly string[];
  /** In the order in which they are listened to (docs/merging.md). */
  readonly records: readonly RecordReference[];
  /** ISILs of all libraries that hold it, those that share another's record included. */
  readonly libraries: readonly string[];
}

/** What search reads of an edition: the words to find it by and the values to filter by. */
export interface EditionDocument {
  readonly id: number;
  /** The work it belongs to; the edition's own id while no other edition is known. */
  readonly work: number;
  /** Main title first, then variant, uniform and original-script titles. */
  readonly titles: readonly string[];
  /** Main author first, then contributors and original-script names. */
  readonly authors: readonly string[];
  readonly subjects: readonly string[];
  /** Series, publishers and the like. */
  readonly other: readonly string[];
  /** ISBN-13, ISSN, LCCN, OCLC numbers, normalised. */
  readonly identifiers: readonly string[];
  readonly year: number | null;
  readonly format: Format;
  readonly languages: readonly string[];
  /** ISILs of the libraries that hold it, no repeats. */
  readonly libraries: readonly string[];
  /** Items over all libraries. */
  readonly items: number;
}

/** One item (copy) of a library, as its last load described it. */
export interface Item {
  /** Branch code within the library, where the load profile maps one. */
  readonly branch: string | null;
  readonly location: string | null;
  readonly callNumber: string | null;
  readonly barcode: string | null;
  readonly volume: string | null;
  readonly copy: string | null;
  readonly itemType: string | null;
  readonly status: ItemStatus;
  readonly note: string | null;
}

export const itemStatuses = [
  "available",
  "on-loan",
  "in-transit",
  "on-order",
  "in-repair",
  "missing",
  "library-use",
  "unknown",
] as const;
export type ItemStatus = (typeof itemStatuses)[number];

/** The holdings of one library for one edition. */
export interface Holding {
  readonly library: string;
  readonly controlNumber: string;
  /** Textual holdings of a serial (866 $a), in order. */
  readonly statements: readonly string[];
  readonly items: readonly Item[];
}

/** The kinds of statement that an edition's page makes, in its order. */
export const statementKinds = [
  "title",
  "original-title",
  "author",
  "original-author",
  "contributors",
  "edition",
  "publisher",
  "year",
  "extent",
  "format",
  "series",
  "languages",
  "summary",
  "subjects",
  "isbn",
  "identifiers",
  "notes",
  "links",
] as const;
export type StatementKind = (typeof statementKinds)[number];

/** Something that records say of an edition. */
export interface Said {
  /** In the words of the first record that says it; codes for format and language. */
  readonly value: string;
  /** All records that say it, in the order in which they are listened to. */
  readonly sources: readonly RecordReference[];
}

/** Something that the page of an edition shows, and where it comes from. */
export interface Statement extends Said {
  readonly kind: StatementKind;
  /** What other records say instead; it is not shown on the page. */
  readonly otherwise: readonly Said[];
}

/** Everything the edition's own page shows. */
export interface EditionDetails extends EditionSummary {
  readonly contributors: readonly string[];
  readonly editionStatement: string | null;
  readonly extent: string | null;
  readonly series: readonly string[];
  readonly subjects: readonly string[];
  readonly summary: string | null;
  readonly notes: readonly string[];
  readonly links: readonly { readonly href: string; readonly label: string }[];
  readonly holdings: readonly Holding[];
  /** Whether the work may have other editions; most have none, and need not be asked for any. */
  readonly hasOtherEditions: boolean;
  /** Each thing that is shown, and which libraries' records say so. */
  readonly statements: readonly Statement[];
  /** The first record by standing that can be read, for citations and for taking along. */
  readonly lead: LeadRecord | null;
}
