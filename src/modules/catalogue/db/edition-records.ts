import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { asRecord, isLive, type LiveRecord, type LiveRow, recordColumns } from "./editions.ts";
import { type OriginalPlace, placeColumns } from "./originals.ts";

/** A live record, and where its bytes are. */
export type PlacedLiveRecord = LiveRecord & OriginalPlace;

/** The live records of one edition, and whether its work may have other editions: all that its page begins with. */
export async function liveRecordsOfEdition(
  database: Queryable,
  edition: number,
): Promise<{ records: PlacedLiveRecord[]; hasOthers: boolean }> {
  const rows = await database.query<LiveRow & OriginalPlace & { hasOthers: boolean }>(sql`
    select ${recordColumns}, ${placeColumns}, r.work <> 0 and exists (
      select 1 from catalogue.record o where o.work = r.work and o.edition <> r.edition) as "hasOthers"
    from catalogue.record r join catalogue.source s on s.id = r.source
    where r.edition = ${edition} and ${isLive}`);
  return {
    records: rows.map((row) => ({ ...row, ...asRecord(row) })),
    hasOthers: rows.some(({ hasOthers }) => hasOthers),
  };
}
