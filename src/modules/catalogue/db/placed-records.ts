import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { WorkClaim } from "../domain/works/works.ts";
import { isLive } from "./editions.ts";

/** A record where matching put it. */
export interface PlacedRecord extends WorkClaim {
  readonly edition: number;
  readonly work: number;
  readonly library: string;
  readonly controlNumber: string;
  readonly source: number;
  readonly version: number;
  readonly until: number | null;
  /** Traits as text. */
  readonly traits: string;
}

const columns = sql`r.edition, r.work, r.work_key as key, r.work_rank as rank, s.isil as library,
  r.control_number as "controlNumber", r.source, r.version, r.until_version as until, r.traits`;

/** The records of editions that readers see. */
export function liveRecordsOf(database: Queryable, editions: readonly number[]): Promise<PlacedRecord[]> {
  return database.query<PlacedRecord>(sql`
    select ${columns} from catalogue.record r join catalogue.source s on s.id = r.source
    where r.edition = any(${editions}::bigint[]) and ${isLive}`);
}

/** The records of editions as they will be when a load takes effect: those it replaces or ends are left out. */
export function stagedRecordsOf(
  database: Queryable,
  editions: readonly number[],
  source: number,
  staging: number,
): Promise<PlacedRecord[]> {
  return database.query<PlacedRecord>(sql`
    select ${columns} from catalogue.record r join catalogue.source s on s.id = r.source
    where r.edition = any(${editions}::bigint[]) and case when r.source = ${source}
      then r.until_version is null and r.version <= ${staging} else ${isLive} end`);
}

/** The live records that carry these names. */
export function liveRecordsNamed(
  database: Queryable,
  names: readonly { library: string; controlNumber: string }[],
): Promise<PlacedRecord[]> {
  return database.query<PlacedRecord>(sql`
    select ${columns} from unnest(${names.map((name) => name.library)}::text[],
      ${names.map((name) => name.controlNumber)}::text[]) as n (library, number)
    join catalogue.source s on s.isil = n.library
    join catalogue.record r on r.source = s.id and r.control_number = n.number
    where ${isLive}`);
}

/** How a live record is called by people's decisions, and by ties. */
export function nameOf({ library, controlNumber }: { library: string; controlNumber: string }): string {
  return `${library} ${controlNumber}`;
}
