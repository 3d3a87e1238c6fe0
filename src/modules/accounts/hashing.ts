import { hash, verify } from "@node-rs/argon2";
import { newSecret } from "#kernel/ids.ts";
import { plainDigits, plainPassword } from "./domain/secrets.ts";

// The first choice of OWASP's Password Storage Cheat Sheet for argon2id: 19 MiB, 2 passes, 1 lane. About 20 ms
// on one core, in a thread of its own.
// Algorithm 2 is argon2id: the package names it in a const enum, which erasable syntax cannot read.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, in PHC string form. */
export function hashPassword(password: string): Promise<string> {
  return hash(plainPassword(password), cost);
}

/** The argon2id hash of a PIN, whatever digits it was typed in. */
export function hashPin(pin: string): Promise<string> {
  return hash(plainDigits(pin), cost);
}

// A hash that nothing matches: verifying against it takes the time that a real one takes.
const nobodys = hash(newSecret(), cost);

/** Whether the password is the one hashed. Without a hash the answer is no, after the same time. */
export async function isPassword(stored: string | null | undefined, typed: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobodys), plainPassword(typed));
  return matches && stored != null;
}

/** Whether the PIN is the one hashed. Without a hash the answer is no, after the same time. */
export async function isPin(stored: string | null | undefined, typed: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobodys), plainDigits(typed));
  return matches && stored != null;
}
