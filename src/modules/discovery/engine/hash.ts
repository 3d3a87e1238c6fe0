/** 32-bit FNV-1a over UTF-16 code units, continued from an earlier hash. */
export function hashOn(hash: number, text: string): number {
  let next = hash;
  for (let at = 0; at < text.length; at++) next = Math.imul(next ^ text.charCodeAt(at), 0x01000193);
  return next >>> 0;
}

export const hashStart = 0x811c9dc5;

/** A second, independent hash, for 64 bits together with the first. */
export function otherHashOn(hash: number, text: string): number {
  let next = hash;
  for (let at = 0; at < text.length; at++) next = (Math.imul(next, 31) + text.charCodeAt(at)) | 0;
  return Math.imul(next ^ (next >>> 15), 0x85ebca6b) >>> 0;
}

/** A fast checksum of bytes whose length is a multiple of 4. */
export function checksumOf(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = hashStart;
  for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ words[at]!, 0x01000193);
  return sum >>> 0;
}
