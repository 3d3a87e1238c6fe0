/** One library's record, as people's decisions call it: its control number survives every re-loading. */
export interface RecordName {
  /** ISIL. */
  readonly library: string;
  readonly controlNumber: string;
}

/** What somebody says of two records. */
export interface PairDecision {
  readonly a: RecordName;
  readonly b: RecordName;
  readonly verdict: "same" | "different";
}

/** A decision as it was recorded. */
export interface RecordedDecision extends PairDecision {
  readonly id: number;
  /** Decisions of one act are undone together. */
  readonly act: string;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly note: string | null;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
}

/**
 * What splitting an edition decides: every record that is taken out is different from every one that
 * stays, and those that are taken out stay together.
 */
export function splitDecisions(
  staying: readonly RecordName[],
  leaving: readonly RecordName[],
): PairDecision[] {
  const apart = leaving.flatMap((a) => staying.map((b): PairDecision => ({ a, b, verdict: "different" })));
  const [first, ...others] = leaving;
  if (!first) return apart;
  return [...apart, ...others.map((b): PairDecision => ({ a: first, b, verdict: "same" }))];
}

/** What merging editions decides: the first record of each is the same as the first record of all. */
export function mergeDecisions(editions: readonly (readonly RecordName[])[]): PairDecision[] {
  const [first, ...others] = editions.flatMap((records) => records.slice(0, 1));
  if (!first) return [];
  return others.map((b): PairDecision => ({ a: first, b, verdict: "same" }));
}
