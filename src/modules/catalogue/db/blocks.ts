import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** A block is closed at this many bytes of records: large enough to compress well, small enough to open for one. */
const fullBlock = 64 * 1024;
/** The chunk is as large as a block, so that one call to the compressor does: it halves the time. */
const options = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: fullBlock };

/** Room for a block and the record that filled it, so that most are opened in one piece. */
const whole = { chunkSize: fullBlock + 16 * 1024 };

/** A finished block: the compressed bytes of some records, one after another. */
export interface Block {
  readonly id: number;
  readonly content: Buffer;
}

/** Where the bytes of one record lie. */
export interface PlaceInBlock {
  readonly block: number;
  readonly start: number;
  readonly length: number;
}

/** Packs the original bytes of records into blocks. */
export class BlockWriter {
  readonly blocks: Block[] = [];
  readonly #newId: () => number;
  #parts: Uint8Array[] = [];
  #size = 0;
  #id = 0;

  constructor(newId: () => number) {
    this.#newId = newId;
  }

  add(bytes: Uint8Array): PlaceInBlock {
    if (this.#parts.length === 0) this.#id = this.#newId();
    const place = { block: this.#id, start: this.#size, length: bytes.length };
    this.#parts.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= fullBlock) this.close();
    return place;
  }

  /** Closes the block begun; to be called after the last record. */
  close(): void {
    if (this.#parts.length === 0) return;
    this.blocks.push({
      id: this.#id,
      content: zstdCompressSync(Buffer.concat(this.#parts, this.#size), options),
    });
    this.#parts = [];
    this.#size = 0;
  }
}

/** The original bytes of one record, out of its block's content. */
export function bytesInBlock(content: Uint8Array, start: number, length: number): Buffer {
  return zstdDecompressSync(content, whole).subarray(start, start + length);
}
