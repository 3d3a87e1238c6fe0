import { sql } from "#kernel/database/sql.ts";

/** The records that readers see, as `r`, with their source as `s`. */
export const liveRecords = sql`catalogue.record r join catalogue.source s on s.id = r.source
  and r.version <= s.version and (r.until_version is null or r.until_version > s.version)`;

/** Whether another library has a record in the edition of `r`. */
export const othersHaveIt = sql`exists (select 1 from catalogue.record o join catalogue.source t on t.id = o.source
  and o.version <= t.version and (o.until_version is null or o.until_version > t.version)
  where o.edition = r.edition and o.source <> r.source)`;

/** Whether the record `r` came without a control number (jobs/read-record.ts gives it one that begins so). */
export const hasMadeNumber = sql`starts_with(r.control_number, 'made-')`;

/** Whether an item of the record `r` lacks its call number, or its barcode. */
export function lacksInItem(name: "call-number" | "barcode") {
  const column = name === "barcode" ? sql`i.barcode` : sql`i.call_number`;
  return sql`exists (select 1 from catalogue.item i
    where i.record = r.id and i.version = r.version and ${column} is null)`;
}
