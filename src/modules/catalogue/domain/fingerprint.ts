import { hash } from "node:crypto";
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
 * Makes the function that fingerprints records, as 32 hexadecimal digits: the first 96 bits of SHA-256 over
 * the original bytes, then 32 bits of the profile's rules, so that a changed profile makes every record a
 * changed one.
 */
export function fingerprinter(profile: LoadProfile): (bytes: Uint8Array) => string {
  const rules = hash("sha256", JSON.stringify(rulesOf(profile))).slice(0, 8);
  return (bytes) => hash("sha256", bytes).slice(0, 24) + rules;
}
