import { NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import { type LiveRecord, liveRecords } from "../db/editions.ts";
import { liveRecordsOf } from "../db/placed-records.ts";
import { successorOf } from "../db/work-editions.ts";
import { type Traits, traitsFromText } from "../domain/matching/traits.ts";
import { inStanding } from "../domain/merge-order.ts";
import { isOf } from "./review-sides.ts";
import { libraryName, type Setting, speechOf, wholeNumber } from "./setting.ts";

/** One record of an edition, with what lists show of it and what matching reads. */
export interface EditionRecord extends LiveRecord {
  readonly libraryName: string;
  readonly traits: Traits;
}

/** An edition with all its records, in the order in which they are listened to. */
export interface EditionRecords {
  readonly id: number;
  readonly title: string;
  readonly records: readonly EditionRecord[];
  /** ISILs of all libraries that have a part in it. */
  readonly libraries: readonly string[];
}

/** An edition's records; null where it has none (any more). */
export async function editionRecords(
  setting: Setting,
  c: HouseContext,
  id: number,
): Promise<EditionRecords | null> {
  const [found, placed, names] = await Promise.all([
    liveRecords(setting.database, [id]),
    liveRecordsOf(setting.database, [id]),
    setting.libraryNames(speechOf(c).locale),
  ]);
  const records = inStanding(found.get(id) ?? []).flatMap((record): EditionRecord[] => {
    const traits = placed.find((other) => isOf(other, record))?.traits;
    if (traits === undefined) return [];
    return [{ ...record, libraryName: libraryName(names, record.library), traits: traitsFromText(traits) }];
  });
  const [first] = records;
  if (!first) return null;
  const libraries = new Set(records.flatMap(({ library, owners }) => [library, ...(owners ?? [])]));
  const title = first.brief.originalTitle ?? first.brief.title;
  return { id, title: title || String(id), records, libraries: [...libraries] };
}

/**
 * The edition that the address names, or the way to the one that its records went to.
 *
 * @param page the last step of the page's address
 * @throws NotFound when there is no such edition
 */
export async function editionAt(
  setting: Setting,
  c: HouseContext,
  page: string,
): Promise<EditionRecords | Response> {
  const id = wholeNumber(c.req.param("id"));
  const found = id === undefined ? null : await editionRecords(setting, c, id);
  if (found) return found;
  const successor = id === undefined ? null : await successorOf(setting.database, id);
  if (successor === null || c.req.method !== "GET")
    throw new NotFound("catalogue.no-edition", "No library of the network has this any more.");
  const base = c.req.path.startsWith("/staff") ? "/staff/editions" : "/editions";
  return c.redirect(`${base}/${successor}/${page}`, 302);
}

/** What stands for a record in forms. */
export function recordValue({
  library,
  controlNumber,
}: Pick<LiveRecord, "library" | "controlNumber">): string {
  return `${library} ${controlNumber}`;
}

/** A record as choices of a form show it: whose it is, and what it says. */
export function recordLabel({ libraryName, controlNumber, brief }: EditionRecord): {
  label: string;
  hint: string;
} {
  const { title, originalTitle, publisher, year } = brief;
  const parts = [originalTitle ?? title, publisher, year === null ? null : String(year)];
  return { label: `${libraryName} · ${controlNumber}`, hint: parts.filter(Boolean).join(" · ") };
}
