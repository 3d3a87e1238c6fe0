import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { EditionSummary } from "../domain/edition.ts";
import { inStanding } from "../domain/merge-order.ts";
import { asSummary } from "../domain/merge-records.ts";
import { type LeadRecord, withoutLocalFields } from "../domain/shared-record.ts";
import { decodeOriginal } from "./edition-details.ts";
import type { PlacedLiveRecord } from "./edition-records.ts";
import { asRecord, isLive, type LiveRow, recordColumns } from "./editions.ts";
import { type OriginalPlace, originalsAt, placeColumns } from "./originals.ts";

/** An edition with the record that others get of it. */
export interface LedEdition {
  readonly edition: EditionSummary;
  /** Null where none of its first records can be read. */
  readonly lead: LeadRecord | null;
}

/** How many records of an edition are tried: damaged ones are kept out by each load, so the first is nearly always right. */
const mostTried = 3;

/** Editions, each with the whole first record by standing, in the order asked for; those without records are left out. */
export async function ledEditions(database: Queryable, ids: readonly number[]): Promise<LedEdition[]> {
  const rows = await database.query<LiveRow & OriginalPlace>(sql`
    select ${recordColumns}, ${placeColumns} from catalogue.record r join catalogue.source s on s.id = r.source
    where r.edition = any(${ids}::bigint[]) and ${isLive}`);
  const records = rows.map((row): PlacedLiveRecord => ({ ...row, ...asRecord(row) }));
  const byEdition = new Map(
    [...Map.groupBy(records, ({ edition }) => edition)].map(([id, list]) => [id, inStanding(list)]),
  );
  const leads = await leadsOf(database, byEdition);
  return ids.flatMap((id) => {
    const ordered = byEdition.get(id);
    return ordered ? [{ edition: asSummary(id, ordered), lead: leads.get(id) ?? null }] : [];
  });
}

async function leadsOf(
  database: Queryable,
  byEdition: ReadonlyMap<number, readonly PlacedLiveRecord[]>,
): Promise<Map<number, LeadRecord>> {
  const leads = new Map<number, LeadRecord>();
  for (let rank = 0; rank < mostTried && leads.size < byEdition.size; rank++) {
    const next = [...byEdition].flatMap(([id, ordered]) => {
      const record = ordered[rank];
      return record && !leads.has(id) ? [record] : [];
    });
    if (next.length === 0) break;
    for (const original of await originalsAt(database, next)) {
      const { library, controlNumber, edition, profile } = original;
      const record = decodeOriginal(original);
      if (record)
        leads.set(edition, {
          ...{ library, controlNumber },
          record: withoutLocalFields(record, profile?.drop ?? []),
        });
    }
  }
  return leads;
}
