import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { Brief } from "../domain/brief.ts";
import type { RecordName } from "../domain/matching/decision.ts";
import { briefFromText } from "./brief-text.ts";
import { isLive } from "./editions.ts";
import { nameOf } from "./placed-records.ts";

/** A record with what lists show of it and what matching reads of it. */
export interface DescribedRecord extends RecordName {
  readonly edition: number;
  readonly brief: Brief;
  /** Traits as text. */
  readonly traits: string;
}

/** The live records that carry these names, by name ("ISIL number"); those that are gone are left out. */
export async function describedRecords(
  database: Queryable,
  names: readonly RecordName[],
): Promise<Map<string, DescribedRecord>> {
  if (names.length === 0) return new Map();
  const rows = await database.query<Omit<DescribedRecord, "brief"> & { brief: string }>(sql`
    select s.isil as library, r.control_number as "controlNumber", r.edition, r.brief, r.traits
    from unnest(${names.map(({ library }) => library)}::text[],
      ${names.map(({ controlNumber }) => controlNumber)}::text[]) as n (library, number)
    join catalogue.source s on s.isil = n.library
    join catalogue.record r on r.source = s.id and r.control_number = n.number
    where ${isLive}`);
  return new Map(rows.map((row) => [nameOf(row), { ...row, brief: briefFromText(row.brief) }]));
}
