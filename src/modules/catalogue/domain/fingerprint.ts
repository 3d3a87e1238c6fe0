import { createHash, hash } from "node:crypto";
import type { LoadProfile } from "./profile.ts";

/**
 * Makes the function that fingerprints records: the first 128 bits of SHA-256 over the original bytes,
 * mixed with the profile, so that a changed profile makes every record a changed one.
 */
export function fingerprinter(profile: LoadProfile): (bytes: Uint8Array) => Buffer {
  const salt = createHash("sha256").update(JSON.stringify(profile)).digest();
  return (bytes) => {
    const digest = hash("sha256", bytes, "buffer").subarray(0, 16);
    for (let i = 0; i < 16; i++) digest[i]! ^= salt[i]!;
    return digest;
  };
}
