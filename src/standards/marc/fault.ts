/** What is wrong with one record, in words that a cataloguer can act on. */

/** Stable names of faults; `docs/marc-faults.md` explains each. */
export type FaultCode =
  | "bad-indicators"
  | "bad-leader"
  | "bad-marc8"
  | "bad-subfield-code"
  | "bad-tag"
  | "bad-utf8"
  | "directory-mismatch"
  | "empty-subfield"
  | "json-malformed"
  | "missing-terminator"
  | "mixed-encoding"
  | "no-fields"
  | "not-marc"
  | "stray-data"
  | "too-long"
  | "truncated"
  | "wrong-base-address"
  | "wrong-encoding-flag"
  | "wrong-length"
  | "xml-malformed"
  | "xml-refused";

export interface Fault {
  code: FaultCode;
  /** What is wrong and where, in plain words. */
  message: string;
  /** Byte offset in the record, where one is known. */
  offset?: number;
  tag?: string;
  /** What was done about it, in words; absent = not repaired. */
  repair?: string;
}

/** Thrown by the writers for a record that the format cannot hold; never by the readers. */
export class UnwritableRecord extends Error {
  override readonly name = "UnwritableRecord";
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** More faults than this in one record are not listed: a hostile record must not fill memory. */
const MOST_FAULTS = 100;

/** Adds a fault to a record's list, up to a limit of 100. */
export function report(faults: Fault[], fault: Fault): void {
  if (faults.length < MOST_FAULTS) faults.push(fault);
}
