import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { isLive } from "./editions.ts";

/** A branch code as it stands in the items of a library, after its profile's map. */
export interface BranchCode {
  readonly code: string;
  readonly items: number;
}

/** The branch codes of a library's own items that readers see, most frequent first. */
export function branchCodesOf(database: Queryable, isil: string, limit = 200): Promise<BranchCode[]> {
  return database.query(sql`select i.branch as code, count(*) as items
    from catalogue.source s
      join catalogue.record r on r.source = s.id
      join catalogue.item i on i.record = r.id and i.version = r.version
    where s.isil = ${isil} and ${isLive} and i.owner is null and i.branch is not null
    group by i.branch order by 2 desc, 1 limit ${limit}`);
}

/** How many records of a library readers see. */
export async function recordsOf(database: Queryable, isil: string): Promise<number> {
  const { records } = await database.one<{ records: number }>(sql`select count(*) as records
    from catalogue.source s join catalogue.record r on r.source = s.id where s.isil = ${isil} and ${isLive}`);
  return records;
}
