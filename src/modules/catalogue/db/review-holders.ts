import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { itemStatuses } from "../domain/edition.ts";
import { isLive } from "./editions.ts";

/** What one library has of an edition. */
export interface Holder {
  /** ISIL, or the name that a file gives where the directory does not know it. */
  readonly library: string;
  readonly copies: number;
  /** Those of the copies that readers have now. */
  readonly onLoan: number;
}

/**
 * Who has some editions: libraries that own copies, and those whose records describe them without any. An edition that
 * readers do not see (any more) is left out.
 */
export async function holdersOf(
  database: Queryable,
  editions: readonly number[],
): Promise<Map<number, Holder[]>> {
  const rows = await database.query<Holder & { edition: number }>(sql`
    with live as materialized (
      select r.edition, r.id, r.version, s.isil, r.owners from catalogue.record r join catalogue.source s on s.id = r.source
      where r.edition = any(${editions}::bigint[]) and ${isLive})
    select edition, library, sum(copies)::int as copies, sum(on_loan)::int as "onLoan" from (
      select l.edition, coalesce(i.owner, l.isil) as library, count(*) as copies,
        count(*) filter (where i.status = ${itemStatuses.indexOf("on-loan")}) as on_loan
      from live l join catalogue.item i on i.record = l.id and i.version = l.version group by 1, 2
      union all select edition, isil, 0, 0 from live
      union all select edition, unnest(owners), 0, 0 from live) as each
    group by edition, library order by edition, copies desc, library`);
  const found = new Map<number, Holder[]>();
  for (const { edition, ...holder } of rows) {
    const list = found.get(edition);
    if (list) list.push(holder);
    else found.set(edition, [holder]);
  }
  return found;
}
