import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { type Item, type ItemStatus, itemStatuses } from "../domain/edition.ts";
import { isLive } from "./editions.ts";

/** An item with the edition and library that it belongs to. */
export interface PlacedItem extends Item {
  readonly edition: number;
  /** ISIL of the library that owns it, or the name its file gives where the directory does not know it. */
  readonly library: string;
  readonly controlNumber: string;
}

interface Row extends Omit<PlacedItem, "status"> {
  status: number;
}

/** The items of some editions, in the order of their records: one question for a whole page of results. */
export async function itemsOf(
  database: Queryable,
  editions: readonly number[],
  limit = 5_000,
): Promise<PlacedItem[]> {
  const rows = await database.query<Row>(sql`
    select r.edition, coalesce(i.owner, s.isil) as library, r.control_number as "controlNumber", i.status,
      i.branch, i.location, i.call_number as "callNumber", i.barcode, i.volume, i.copy,
      i.item_type as "itemType", i.note
    from catalogue.record r join catalogue.source s on s.id = r.source
      join catalogue.item i on i.record = r.id and i.version = r.version
    where r.edition = any(${editions}::bigint[]) and ${isLive}
    order by r.id, i.n limit ${limit}`);
  return rows.map((row) => ({ ...row, status: itemStatuses[row.status] as ItemStatus }));
}
