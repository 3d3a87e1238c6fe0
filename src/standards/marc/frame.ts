import type { Fault } from "./fault.ts";

/** The serialisations of MARC that are read. */
export type MarcFormat = "iso2709" | "marcxml" | "marcjson";

/** What a file is: a format that is read, or a sentence that says what it seems to be and what to send instead. */
export type Format = MarcFormat | { unknown: string };

/** The bytes of one record, cut out of a stream but not yet decoded. */
export interface Frame {
  /**
   * A view of the chunk it arrived in, not a copy: keeping it keeps the chunk.
   * Copy it (`slice`) to keep it longer than the batch.
   */
  bytes: Uint8Array;
  /** Byte offset of the frame in the (unzipped) stream. */
  offset: number;
  /** 1-based number of the frame in the stream. */
  number: number;
  format: MarcFormat;
  /** Set where framing already found the frame unreadable (too long, cut short). */
  fault: Fault | null;
  /** Character set that the XML declaration names, where it is not UTF-8; null otherwise. */
  charset: string | null;
}
