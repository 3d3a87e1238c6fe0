import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";

/** How many records of a library are in quarantine, in all and by the fault that kept them out. */
export interface QuarantineSize {
  readonly records: number;
  /** The first fault of each record, by its code; most frequent first. */
  readonly faults: readonly { readonly code: string; readonly records: number }[];
}

export async function quarantineSize(database: Queryable, isil: string): Promise<QuarantineSize> {
  const faults = await database.query<{ code: string; records: number }>(sql`
    select coalesce(q.faults->0->>'code', 'not-marc') as code, count(*) as records
    from catalogue.quarantine q join catalogue.source s on s.id = q.source
    where s.isil = ${isil} group by 1 order by 2 desc, 1`);
  return { records: faults.reduce((sum, { records }) => sum + records, 0), faults };
}
