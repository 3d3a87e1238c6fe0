import { createHash, hash } from "node:crypto";
import type { LoadProfile } from "./profile.ts";

/** JSON with its keys in order: a profile that went through the database has them in another. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, inOrder(part)]),
  );
}

/** The parts of a profile that decide how a record is read; its name and words do not. */
function rulesOf({ name: _, title: __, description: ___, ...rules }: LoadProfile): unknown {
  return inOrder(rules);
}

/**
 * Makes the function that fingerprints records: the first 128 bits of SHA-256 over the original bytes,
 * mixed with the profile's rules, so that a changed profile makes every record a changed one.
 */
export function fingerprinter(profile: LoadProfile): (bytes: Uint8Array) => Buffer {
  const salt = createHash("sha256")
    .update(JSON.stringify(rulesOf(profile)))
    .digest();
  return (bytes) => {
    const digest = hash("sha256", bytes, "buffer").subarray(0, 16);
    for (let i = 0; i < 16; i++) digest[i]! ^= salt[i]!;
    return digest;
  };
}
