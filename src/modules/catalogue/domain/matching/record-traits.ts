import type { EditionStatement } from "./edition-statement.ts";
import type { Extent } from "./extent.ts";

/**
 * What matching reads of one record. Words are folded (see fold.ts): they hold no punctuation, so that the
 * text form needs no escapes.
 */
export interface Traits {
  /** Content and carrier, one letter each; see kind.ts. */
  readonly content: string;
  readonly carrier: string;
  /** Whether the carrier rests on one place of the record alone. */
  readonly unsureCarrier: boolean;
  /** Whether the record says that it describes a facsimile, a reprint or another reproduction. */
  readonly reproduction: boolean;
  /** Valid ISBN-13s of the thing itself. */
  readonly isbn: readonly string[];
  /** ISBN-13s of the set it belongs to, or of volumes. */
  readonly setIsbn: readonly string[];
  readonly issn: readonly string[];
  readonly lccn: readonly string[];
  readonly oclc: readonly string[];
  /** Numbers of national bibliographies, each "agency:number". */
  readonly national: readonly string[];
  /** EAN, UPC, ISMN and the like. */
  readonly otherNumbers: readonly string[];
  /** Publisher's numbers of music and films. */
  readonly publisherNumbers: readonly string[];
  /** 245 $a. */
  readonly title: string;
  /** 245 $b. */
  readonly subtitle: string;
  /** 245 $n and $p. */
  readonly part: string;
  /** 245 $c. */
  readonly responsibility: string;
  /** 245 $a $b in the original script (880), where the title above is a romanisation. */
  readonly originalTitle: string;
  /** Variant and uniform titles (130, 240, 246, 740). */
  readonly variants: readonly string[];
  /** Main heading (1XX) with its years, "" where there is none. */
  readonly author: string;
  /** Added headings (7XX), joined; the main heading in its original script too. */
  readonly names: string;
  /** 250. */
  readonly edition: string;
  /** What 250 names, or else the title or the statement of responsibility. */
  readonly editionStatement: EditionStatement;
  /** 008/06. */
  readonly dateType: string;
  /** 008/07-10 and 11-14: digits and "u", or "". */
  readonly date1: string;
  readonly date2: string;
  /** Years of 260/264 $c as {@link import("./dates.ts").imprintYears} gives them. */
  readonly imprint: readonly string[];
  /** 260/264 $b. */
  readonly publisher: string;
  /** 260/264 $a. */
  readonly place: string;
  /** 008/15-17, trimmed. */
  readonly country: string;
  /** 008/35-37, or 041 $a; "" where unknown. */
  readonly language: string;
  readonly extent: Extent;
  /** Centimetres; 0 = unknown. */
  readonly height: number;
  /** Series titles (490, 440, 830), each with its number: "words" or "words 12". */
  readonly series: readonly string[];
  /** Where a part is found (773 $w, $t and $g), "" for what stands by itself. */
  readonly host: string;
}
