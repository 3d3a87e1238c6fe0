/** How often a matcher errs at one cut. */
export interface Rates {
  readonly threshold: number;
  /** Of the pairs that are not the same edition, the share joined. */
  readonly fp_percent: number;
  /** Of the pairs that are, the share missed. */
  readonly fn_percent: number;
}

/** Counts the errors at a cut: pairs with at least that score are joined. */
export function ratesAt(scores: ArrayLike<number>, same: readonly boolean[], threshold: number): Rates {
  let wrong = 0;
  let missed = 0;
  let positives = 0;
  same.forEach((isSame, i) => {
    const isJoined = scores[i]! >= threshold;
    if (isSame) positives++;
    if (isSame && !isJoined) missed++;
    if (!isSame && isJoined) wrong++;
  });
  const negatives = same.length - positives;
  return { threshold, fp_percent: percent(wrong, negatives), fn_percent: percent(missed, positives) };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}

/** A line of the table. */
export function rateLine(name: string, cut: string, { fp_percent, fn_percent }: Rates): string {
  return `${name.padEnd(34)} ${cut.padStart(6)} ${fp_percent.toFixed(2).padStart(7)} ${fn_percent.toFixed(2).padStart(7)}`;
}

export const rateHead = `${"matcher".padEnd(34)} ${"cut".padStart(6)} ${"FP %".padStart(7)} ${"FN %".padStart(7)}`;
