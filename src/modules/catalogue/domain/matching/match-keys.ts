import type { Traits } from "./traits.ts";

/**
 * Under which keys a record is found by others that may be the same edition, and finds them: whole numbers
 * from 0 to 2^53, no repeats, at most 16. Two records of one edition share at least one.
 */
export function matchKeysOf(traits: Traits): number[] {
  return traits.isbn.map(Number);
}
