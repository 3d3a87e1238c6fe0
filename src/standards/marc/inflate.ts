import { createGunzip, type Gunzip } from "node:zlib";
import { asBuffer } from "./bytes.ts";

/** Filled in while a stream is read. */
export interface InflateStatus {
  /** Set where compressed data ended early or is damaged: what happened, in words. */
  problem: string | null;
}

/** Compressed bytes fed at a time; one feeding can grow a thousandfold, so this bounds memory to 16 MiB. */
const FEED = 16 * 1024;

/**
 * Passes bytes through, unpacking them where the stream starts with the gzip magic (RFC 1952, 2.3.1).
 * Damaged or truncated data does not throw: everything before the damage is delivered, then
 * `status.problem` is set.
 */
export async function* inflate(
  chunks: AsyncIterable<Uint8Array>,
  status: InflateStatus,
): AsyncGenerator<Buffer, void, undefined> {
  let held: Buffer = Buffer.alloc(0);
  let unpacker: Unpacker | null = null;
  let decided = false;
  for await (const chunk of chunks) {
    let bytes = asBuffer(chunk);
    if (!decided) {
      bytes = held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      if (bytes.length < 2) continue;
      decided = true;
      if (isGzip(bytes)) unpacker = new Unpacker();
    }
    if (unpacker === null) yield bytes;
    else yield* unpacker.feed(bytes);
    if (unpacker !== null && unpacker.problem !== null) break;
  }
  if (unpacker !== null) {
    yield* unpacker.finish();
    status.problem = unpacker.problem;
  } else if (!decided && held.length > 0) {
    yield held;
  }
}

/** Says whether bytes start with the gzip magic. */
export function isGzip(head: Uint8Array): boolean {
  return head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b;
}

class Unpacker {
  problem: string | null = null;
  private readonly gunzip: Gunzip = createGunzip();
  private readonly ready: Buffer[] = [];
  private readonly settled: Promise<void>;

  constructor() {
    this.gunzip.on("data", (data: Buffer) => this.ready.push(data));
    this.settled = new Promise((resolve) => {
      this.gunzip.on("end", resolve);
      this.gunzip.on("error", (error: NodeJS.ErrnoException) => {
        this.problem = wordsFor(error);
        resolve();
      });
    });
  }

  async *feed(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
    for (let at = 0; at < bytes.length && this.problem === null; at += FEED) {
      const written = new Promise<void>((resolve) => {
        this.gunzip.write(bytes.subarray(at, at + FEED), () => resolve());
      });
      await Promise.race([written, this.settled]);
      yield* this.ready.splice(0);
    }
  }

  async *finish(): AsyncGenerator<Buffer, void, undefined> {
    if (this.problem === null) this.gunzip.end();
    await this.settled;
    yield* this.ready.splice(0);
  }
}

function wordsFor(error: NodeJS.ErrnoException): string {
  if (error.code === "Z_BUF_ERROR") return "The compressed data ends early: the file was cut off on its way.";
  return "The compressed data is damaged from here on.";
}
