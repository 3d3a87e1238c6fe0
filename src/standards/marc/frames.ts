import { asBuffer } from "./bytes.ts";
import type { Fault } from "./fault.ts";
import type { Format, Frame, MarcFormat } from "./frame.ts";
import { iso2709Framer } from "./frame-iso2709.ts";
import { jsonFramer } from "./frame-json.ts";
import { xmlFramer } from "./frame-xml.ts";
import type { Framer, Piece } from "./framer.ts";
import { type InflateStatus, inflate } from "./inflate.ts";
import { sniff } from "./sniff.ts";

export type { Format, Frame } from "./frame.ts";

export interface FrameOptions {
  /** Largest frame in bytes; a longer one becomes a `too-long` frame that holds its beginning. Default 16 MiB. */
  maxFrameBytes?: number;
}

/** How a stream ended. */
export type Ending =
  | { kind: "complete"; frames: number; bytes: number }
  | { kind: "refused"; reason: string; offset: number; frames: number };

const FRAMERS: Record<MarcFormat, Framer> = {
  iso2709: iso2709Framer,
  marcxml: xmlFramer,
  marcjson: jsonFramer,
};

const HEAD_BYTES = 64 * 1024;
const BLOCK_BYTES = 256 * 1024;
const BATCH_FRAMES = 512;
const BATCH_BYTES = 1024 * 1024;
/** How much of an over-long record is kept as evidence. */
const EVIDENCE_BYTES = 64 * 1024;
/** Kept back while looking for the end of an over-long record, since the mark may lie across two blocks. */
const STRADDLE = 16;

/**
 * Cuts a stream of bytes (a file, an upload, gzip or not) into frames of one record each, in batches
 * of up to 512 frames or about 1 MiB. Memory stays constant whatever the stream's length.
 *
 * `format` may be awaited before iterating. A stream of unknown format, or XML that must be refused,
 * yields no more frames and says why in `ending`, which is null until the stream has ended. Errors
 * of the source itself are thrown to whoever iterates. Iterate once.
 */
export function readFrames(chunks: AsyncIterable<Uint8Array>, options: FrameOptions = {}): FrameReader {
  return new FrameReader(chunks, options);
}

export class FrameReader implements AsyncIterable<Frame[]> {
  ending: Ending | null = null;
  private readonly maxFrameBytes: number;
  private readonly status: InflateStatus = { problem: null };
  private readonly blocks: AsyncIterator<Buffer, void>;
  private opened: Promise<{ format: Format; head: Buffer }> | null = null;
  private charset: string | null = null;
  private frames = 0;
  /** Offset in the stream of the first byte not yet cut. */
  private offset = 0;

  constructor(chunks: AsyncIterable<Uint8Array>, options: FrameOptions) {
    this.maxFrameBytes = options.maxFrameBytes ?? 16 * 1024 * 1024;
    this.blocks = inflate(chunks, this.status);
  }

  /** What the stream holds; reads no more than its head. */
  get format(): Promise<Format> {
    return this.open().then(({ format }) => format);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Frame[], void, undefined> {
    try {
      const { format, head } = await this.open();
      if (typeof format !== "string") this.refuse(format.unknown, 0);
      else yield* this.batches(FRAMERS[format], head);
    } finally {
      await this.blocks.return?.();
    }
  }

  private open(): Promise<{ format: Format; head: Buffer }> {
    this.opened ??= this.readHead();
    return this.opened;
  }

  private async readHead(): Promise<{ format: Format; head: Buffer }> {
    const head = await this.nextBlock(HEAD_BYTES);
    const bytes = head ?? Buffer.alloc(0);
    const format =
      bytes.length === 0 && this.status.problem !== null ? damaged(this.status.problem) : sniff(bytes);
    if (format === "marcxml") this.charset = declaredCharset(bytes);
    return { format, head: bytes };
  }

  /** What was left over, and at least `size` bytes more; fewer at the end, null after it. */
  private async nextBlock(size: number, carry?: Buffer): Promise<Buffer | null> {
    const parts: Buffer[] = carry === undefined || carry.length === 0 ? [] : [carry];
    let length = 0;
    while (length < size) {
      const { value, done } = await this.blocks.next();
      if (done || value === undefined) break;
      parts.push(asBuffer(value));
      length += value.length;
    }
    if (length === 0) return null;
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  private async *batches(framer: Framer, head: Buffer): AsyncGenerator<Frame[], void, undefined> {
    let carry: Buffer = head;
    for (let final = false; !final; ) {
      // Reading at least as much again as was left over keeps copying linear for long records.
      const block = await this.nextBlock(Math.max(BLOCK_BYTES, carry.length), carry);
      final = block === null;
      const buffer: Buffer = block ?? carry;
      const pieces: Piece[] = [];
      const done = framer.cut(buffer, final, pieces);
      if (final && this.status.problem !== null) this.markCutOff(buffer, pieces, framer, this.status.problem);
      yield* this.inBatches(buffer, pieces);
      if (typeof done !== "number") return this.refuse(done.refused, this.offset + done.at);
      this.offset += done;
      carry = buffer.subarray(done);
      if (carry.length > this.maxFrameBytes) {
        const { frame, rest } = await this.skipLong(framer, carry);
        yield [frame];
        carry = rest;
      }
    }
    this.ending = { kind: "complete", frames: this.frames, bytes: this.offset };
  }

  private *inBatches(buffer: Buffer, pieces: Piece[]): Generator<Frame[], void, undefined> {
    let batch: Frame[] = [];
    let size = 0;
    for (const piece of pieces) {
      if (
        batch.length > 0 &&
        (batch.length === BATCH_FRAMES || size + piece.end - piece.start > BATCH_BYTES)
      ) {
        yield batch;
        batch = [];
        size = 0;
      }
      batch.push(this.frame(buffer, piece));
      size += piece.end - piece.start;
    }
    if (batch.length > 0) yield batch;
  }

  private frame(buffer: Buffer, { start, end, format, fault }: Piece): Frame {
    const offset = this.offset + start;
    const number = ++this.frames;
    const length = end - start;
    if (length > this.maxFrameBytes) {
      const bytes = buffer.subarray(start, start + EVIDENCE_BYTES);
      return {
        bytes,
        offset,
        number,
        format,
        fault: tooLong(length, this.maxFrameBytes),
        charset: this.charset,
      };
    }
    return { bytes: buffer.subarray(start, end), offset, number, format, fault, charset: this.charset };
  }

  /** Reads past a record without end, holding only its beginning. */
  private async skipLong(framer: Framer, carry: Buffer): Promise<{ frame: Frame; rest: Buffer }> {
    const bytes = Buffer.from(carry.subarray(0, EVIDENCE_BYTES));
    const { offset } = this;
    let rest: Buffer = carry.subarray(carry.length - STRADDLE);
    let skipped = carry.length - STRADDLE;
    for (;;) {
      const buffer = await this.nextBlock(BLOCK_BYTES, rest);
      if (buffer === null) {
        skipped += rest.length;
        rest = Buffer.alloc(0);
        break;
      }
      const found = framer.resume(buffer);
      const past = found === -1 ? Math.max(0, buffer.length - STRADDLE) : found;
      skipped += past;
      rest = buffer.subarray(past);
      if (found !== -1) break;
    }
    this.offset = offset + skipped;
    const fault = tooLong(skipped, this.maxFrameBytes);
    const number = ++this.frames;
    return { frame: { bytes, offset, number, format: framer.format, fault, charset: this.charset }, rest };
  }

  /** What the damage of the compressed data has left of the last record. */
  private markCutOff(buffer: Buffer, pieces: Piece[], framer: Framer, problem: string): void {
    const last = pieces.at(-1);
    const fault: Fault = { code: "truncated", message: `${problem} Everything before this record was read.` };
    if (last !== undefined && last.end === buffer.length && (last.fault !== null || !isWhole(buffer, last))) {
      last.fault = fault;
    } else {
      pieces.push({ start: buffer.length, end: buffer.length, format: framer.format, fault });
    }
  }

  private refuse(reason: string, offset: number): void {
    this.ending = { kind: "refused", reason, offset, frames: this.frames };
  }
}

/** Says whether the last piece ends as records of its format do. */
function isWhole(buffer: Buffer, { end, format }: Piece): boolean {
  const last = buffer[end - 1];
  return format === "iso2709" ? last === 0x1d : format === "marcxml" ? last === 0x3e : last === 0x7d;
}

function tooLong(length: number, most: number): Fault {
  const message = `The record takes ${length} bytes; at most ${most} are read. It may be several records whose ends are missing.`;
  return { code: "too-long", message };
}

function damaged(problem: string): Format {
  return { unknown: `${problem} Nothing could be unpacked; compress it again and resend it.` };
}

/** Character set of an XML declaration, in lower case; null for UTF-8 and where none is given. */
function declaredCharset(head: Buffer): string | null {
  const match = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(
    head.toString("latin1", 0, 512),
  );
  const charset = match?.[1]?.toLowerCase() ?? "utf-8";
  return charset === "utf-8" || charset === "utf8" || charset === "us-ascii" ? null : charset;
}
