import type { LibraryNames } from "#modules/directory";
import { liveRecordsOf, type PlacedRecord } from "../db/placed-records.ts";
import { type Explanation, explain, judge } from "../domain/matching/compare.ts";
import { traitsFromText } from "../domain/matching/traits.ts";
import type { Sides } from "./review-sides.ts";
import { libraryName, type Setting } from "./setting.ts";

/** Two records that the rules hold for different, one of each edition. */
export interface Obstacle {
  /** Each by its library and control number. */
  readonly a: string;
  readonly b: string;
  readonly explanation: Explanation;
}

/** Records of each edition that are looked at: with more, the obstacle may stay unsaid. */
const mostRecords = 20;

/**
 * What keeps two editions apart whose likeliest records would be joined: the first two other records that are surely
 * different. Undefined where the two records themselves are in doubt.
 */
export async function obstacleBetween(
  { database }: Setting,
  names: ReadonlyMap<string, LibraryNames>,
  { a, b, explanation, matcher }: Sides,
): Promise<Obstacle | undefined> {
  if (explanation.verdict !== "same" || a.edition === b.edition) return undefined;
  const records = await liveRecordsOf(database, [a.edition, b.edition]);
  const side = (edition: number) =>
    records
      .filter((record) => record.edition === edition)
      .slice(0, mostRecords)
      .map((record) => ({ record, traits: traitsFromText(record.traits) }));
  const others = side(b.edition);
  const called = ({ library, controlNumber }: PlacedRecord) =>
    `${libraryName(names, library)} ${controlNumber}`;
  for (const x of side(a.edition))
    for (const y of others)
      if (judge(x.traits, y.traits, matcher).verdict === "different")
        return {
          a: called(x.record),
          b: called(y.record),
          explanation: explain(x.traits, y.traits, matcher),
        };
  return undefined;
}
