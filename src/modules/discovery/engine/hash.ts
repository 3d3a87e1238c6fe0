/** 32-bit FNV-1a over UTF-16 code units, continued from an earlier hash. */
export function hashOn(hash: number, text: string): number {
  let next = hash;
  for (let at = 0; at < text.length; at++) next = Math.imul(next ^ text.charCodeAt(at), 0x01000193);
  return next >>> 0;
}

export const hashStart = 0x811c9dc5;

/** Two independent hashes of lists of texts, 64 bits together, made in one walk over the letters. */
export class TextHash {
  #one: number = hashStart;
  #two = 7;

  /** Adds a list; its bounds and those of its texts count too. */
  addAll(texts: readonly string[]): void {
    let one = this.#one;
    let two = this.#two;
    for (let n = 0; n < texts.length; n++) {
      const text = texts[n]!;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        one = Math.imul(one ^ code, 0x01000193);
        two = (Math.imul(two, 31) + code) | 0;
      }
      one = Math.imul(one ^ 0x1e, 0x01000193);
      two = (Math.imul(two, 31) + 0x1e) | 0;
    }
    this.#one = Math.imul(one ^ 0x1f, 0x01000193);
    this.#two = Math.imul(two ^ (two >>> 15), 0x85ebca6b);
  }

  /** Both, as whole numbers below 2^32. */
  get halves(): readonly [number, number] {
    return [this.#one >>> 0, this.#two >>> 0];
  }
}

/** A fast checksum of bytes whose length is a multiple of 4. */
export function checksumOf(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = hashStart;
  for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ words[at]!, 0x01000193);
  return sum >>> 0;
}
