import type { LibraryNames } from "#modules/directory";
import { decodeOriginal } from "../db/edition-details.ts";
import { matcherInUse } from "../db/matcher-in-use.ts";
import { originalRecord } from "../db/originals.ts";
import { liveRecordsNamed, type PlacedRecord } from "../db/placed-records.ts";
import { type Holder, holdersOf } from "../db/review-holders.ts";
import { type Explanation, explain } from "../domain/matching/compare.ts";
import type { RecordName } from "../domain/matching/decision.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import { traitsFromText } from "../domain/matching/traits.ts";
import { type ReviewText, reviewText } from "../domain/review-fields.ts";
import { libraryName, type Setting } from "./setting.ts";

/** One of two records that are compared, with the edition it stands in. */
export interface Side extends RecordName {
  readonly libraryName: string;
  readonly edition: number;
  readonly text: ReviewText;
  readonly title: string;
  readonly holders: readonly (Holder & { readonly name: string })[];
}

/** Two records side by side, and what matching says of them. */
export interface Sides {
  readonly a: Side;
  readonly b: Side;
  readonly explanation: Explanation;
  /** The rules that it was explained by. */
  readonly matcher: Matcher;
  /** ISILs of all libraries that have a part in it. */
  readonly libraries: readonly string[];
}

/** Reads two records for comparison; null where one of them is not in the catalogue (any more). */
export async function sidesOf(
  { database }: Setting,
  names: ReadonlyMap<string, LibraryNames>,
  a: RecordName,
  b: RecordName,
): Promise<Sides | null> {
  const placed = await liveRecordsNamed(database, [a, b]);
  const [placedA, placedB] = [a, b].map((name) => placed.find((record) => isOf(record, name)));
  if (!placedA || !placedB) return null;
  const [matcher, holders, originalA, originalB] = await Promise.all([
    matcherInUse(database),
    holdersOf(database, [placedA.edition, placedB.edition]),
    originalRecord(database, a.library, a.controlNumber),
    originalRecord(database, b.library, b.controlNumber),
  ]);
  if (!originalA || !originalB) return null;
  const sideOf = ({ library, controlNumber, edition }: PlacedRecord, original: typeof originalA): Side => {
    const record = decodeOriginal(original);
    const text = reviewText(record ?? { leader: "", fields: [] }, original.profile?.drop ?? []);
    return {
      ...{ library, controlNumber, edition, text },
      libraryName: libraryName(names, library),
      title: text.title[0] ?? controlNumber,
      holders: (holders.get(edition) ?? []).map((holder) => ({
        ...holder,
        name: libraryName(names, holder.library),
      })),
    };
  };
  return {
    a: sideOf(placedA, originalA),
    b: sideOf(placedB, originalB),
    explanation: explain(traitsFromText(placedA.traits), traitsFromText(placedB.traits), matcher),
    matcher,
    libraries: [...new Set([...holders.values()].flat().map(({ library }) => library))],
  };
}

export function isOf(record: RecordName, name: RecordName): boolean {
  return record.library === name.library && record.controlNumber === name.controlNumber;
}
