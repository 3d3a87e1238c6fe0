/** What one record says of its work (work-keys.ts). */
export interface WorkClaim {
  readonly key: number | null;
  /** 0 = it says nothing; the higher, the surer. */
  readonly rank: number;
}

/**
 * The work key of an edition: of its records' claims the surest, then what most of them say, then the
 * lowest, so that the answer does not depend on their order. Null where none says anything.
 */
export function workKeyOf(claims: readonly WorkClaim[]): number | null {
  const counts = new Map<number, number>();
  let surest = 1;
  for (const { key, rank } of claims) {
    if (key === null || rank < surest) continue;
    if (rank > surest) counts.clear();
    surest = rank;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let best: number | null = null;
  for (const [key, count] of counts) {
    const most = best === null ? 0 : counts.get(best)!;
    if (best === null || count > most || (count === most && key < best)) best = key;
  }
  return best;
}
