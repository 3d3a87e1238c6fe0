import type { Fault } from "./fault.ts";
import type { MarcFormat } from "./frame.ts";

/** A stretch of a buffer that holds one record, or bytes that are none. */
export interface Piece {
  start: number;
  end: number;
  format: MarcFormat;
  fault: Fault | null;
}

/** Cuts a stream into records. It sees the stream as growing buffers and remembers nothing between them. */
export interface Framer {
  format: MarcFormat;
  /**
   * Adds the pieces that are complete to `pieces`. Returns how many bytes are done with; the rest is
   * offered again with more bytes behind it. With `final` nothing more will come: all is cut.
   */
  cut(buffer: Buffer, final: boolean, pieces: Piece[]): number | Refusal;
  /** Index just after the next record boundary, or -1: where to go on after an over-long record. */
  resume(buffer: Buffer): number;
}

/** The stream must not be read on: why, and at which index of the buffer. */
export interface Refusal {
  refused: string;
  at: number;
}
