import type { LoadFile } from "../domain/load.ts";
import type { LoadProfile } from "../domain/profile.ts";
import { previewFile } from "../jobs/preview.ts";

/** How well a profile fits a file. */
export interface Fit {
  readonly profile: LoadProfile;
  /** Items that it finds in the first records. */
  readonly items: number;
}

/** So many records show which fields a system writes; the first ones alone may be without any item. */
const looksAt = 300;

interface Scored extends Fit {
  readonly score: number;
}

async function scoreOf(file: LoadFile, profile: LoadProfile): Promise<Scored> {
  const found = (await previewFile(file, profile, looksAt)).flatMap((record) => record.items);
  const filled = found.reduce(
    (sum, { branch, location, callNumber, barcode }) =>
      sum + [branch, location, callNumber, barcode].filter((part) => part !== null).length,
    0,
  );
  return { profile, items: found.length, score: filled };
}

/**
 * Tries profiles on the first records of a file, best one first: the one that finds most about items. Where
 * none finds any, `plain` comes first.
 */
export async function fitsOf(file: LoadFile, profiles: readonly LoadProfile[]): Promise<Fit[]> {
  const scored: Scored[] = [];
  for (const profile of profiles) scored.push(await scoreOf(file, profile));
  return scored.sort((a, b) => b.score - a.score || plainness(a, b));
}

/** `plain` is the choice of last resort where another finds as much, and the only one where none finds anything. */
function plainness(a: Scored, b: Scored): number {
  const rank = ({ profile, score }: Scored) => (profile.name === "plain" ? (score > 0 ? 1 : -1) : 0);
  return rank(a) - rank(b);
}
