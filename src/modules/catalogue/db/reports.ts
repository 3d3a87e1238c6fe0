import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { RecordName } from "../domain/matching/decision.ts";
import { isLive } from "./editions.ts";

/** A record that somebody thinks does not belong to the edition it stands in. */
export interface MergeReport extends RecordName {
  readonly id: number;
  /** The edition that the record stands in now. */
  readonly edition: number;
  readonly reportedBy: string;
  readonly reportedAt: Date;
  readonly note: string;
}

/** What became of a report. */
export type ReportOutcome = "kept" | "split" | "gone";

/** Keeps a report. @returns its number */
export async function insertReport(
  tx: Queryable,
  report: Pick<MergeReport, "edition" | "library" | "controlNumber" | "reportedBy" | "note">,
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(sql`insert into catalogue.merge_report
      (edition, library, control_number, reported_by, note)
    values (${report.edition}, ${report.library}, ${report.controlNumber}, ${report.reportedBy}, ${report.note})
    returning id`);
  return id;
}

const liveRecord = sql`catalogue.merge_report m join catalogue.source s on s.isil = m.library
  join catalogue.record r on r.source = s.id and r.control_number = m.control_number and ${isLive}`;

const columns = sql`m.id, r.edition, m.library, m.control_number as "controlNumber", m.reported_by as "reportedBy",
  m.reported_at as "reportedAt", m.note`;

/** Whether other records stand with the one reported. */
const inCompany = sql`exists (select from catalogue.record other join catalogue.source own on own.id = other.source
  where other.edition = r.edition and (other.source, other.control_number) <> (r.source, r.control_number)
    and other.version <= own.version and (other.until_version is null or other.until_version > own.version))`;

/** Open reports of records that still stand with others, the oldest first. */
export function openReports(
  database: Queryable,
  { record, id, limit = 200 }: { record?: RecordName; id?: number; limit?: number } = {},
): Promise<MergeReport[]> {
  return database.query<MergeReport>(sql`select ${columns} from ${liveRecord}
    where m.closed_at is null and ${inCompany} and ${record ? sql`(m.library, m.control_number) = (${record.library}, ${record.controlNumber})` : sql`true`}
      and ${id === undefined ? sql`true` : sql`m.id = ${id}`}
    order by m.id limit ${limit}`);
}

/** How reports were answered. */
export interface ReportAnswer {
  readonly outcome: ReportOutcome;
  readonly closedBy: string;
  /** The act of deciding that answers them. */
  readonly act: string;
}

/** Closes open reports. */
export async function closeReports(
  tx: Queryable,
  reports: readonly number[],
  { outcome, closedBy, act }: ReportAnswer,
): Promise<void> {
  await tx.query(sql`update catalogue.merge_report
    set closed_at = now(), closed_by = ${closedBy}, outcome = ${outcome}, act = ${act}::uuid
    where id = any(${reports}::bigint[]) and closed_at is null`);
}

/** Opens the reports again that an act answered, which was undone. @returns their numbers */
export async function reopenReports(tx: Queryable, act: string): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(sql`update catalogue.merge_report
    set closed_at = null, closed_by = null, outcome = null, act = null where act = ${act}::uuid returning id`);
  return rows.map(({ id }) => id);
}

/** Closes the reports of records that are gone, or stand alone by now. */
export async function closeGoneReports(tx: Queryable): Promise<void> {
  await tx.query(sql`update catalogue.merge_report set closed_at = now(), outcome = 'gone'
    where closed_at is null and id not in (select m.id from ${liveRecord} where m.closed_at is null and ${inCompany})`);
}
