import { createHash, randomBytes, randomUUID } from "node:crypto";

/** A new random identifier (UUID v4) for things that are named outside this database. */
export function newId(): string {
  return randomUUID();
}

/** A new secret of 256 random bits, in base64url: session keys, one-time links. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret: its SHA-256 in hexadecimal. A stolen table opens no session. */
export function fingerprintOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
