import type { Fault } from "./fault.ts";
import type { MarcRecord } from "./record.ts";

/** Character set to read ISO 2709 by: "auto" decides by the bytes, record by record and field by field. */
export type Encoding = "auto" | "marc8" | "utf8" | "latin1";

/** What became of one record. */
export interface Decoded {
  /** Null: it could not be read and belongs in quarantine; `faults` then says why. */
  record: MarcRecord | null;
  /** Everything that was wrong, repaired or not, in the order found; at most 100. */
  faults: readonly Fault[];
}

/** Shared by all records without a fault. */
export const NO_FAULTS: readonly Fault[] = Object.freeze([]);
