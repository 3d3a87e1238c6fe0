/**
 * Chance that always falls the same way: the demo must be the same on every machine and every day,
 * so that figures in the handbook and in tests hold.
 */

/** A number from 0 up to 1, decided by the parts alone (FNV-1a, then mixed so that near texts fall apart). */
export function chance(...parts: readonly (string | number)[]): number {
  let hash = 2166136261;
  for (const part of parts) {
    const text = `${part}\u0000`;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

/** A whole number from `from` to `to`, both included. */
export function wholeNumber(from: number, to: number, ...parts: readonly (string | number)[]): number {
  return from + Math.floor(chance(...parts) * (to - from + 1));
}

/**
 * One of the choices, each as likely as its weight says.
 *
 * @param weights choice and weight; at least one weight above 0
 */
export function choose<T extends string>(
  weights: Readonly<Partial<Record<T, number>>>,
  ...parts: readonly (string | number)[]
): T {
  const entries = Object.entries(weights) as [T, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = chance(...parts) * total;
  for (const [choice, weight] of entries) {
    left -= weight;
    if (left < 0) return choice;
  }
  return entries.at(-1)![0];
}
