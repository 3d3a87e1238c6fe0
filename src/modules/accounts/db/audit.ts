import type { Queryable } from "#kernel/database/database.ts";
import { type Sql, sql } from "#kernel/database/sql.ts";
import type { Viewer } from "../domain/viewer.ts";

/** Something that staff did, to be kept in the trail. */
export interface StaffAction {
  /** Who did it; anonymous stands for the command line. */
  readonly viewer: Viewer;
  /**
   * `module.what-was-done`, e.g. `directory.opening-hours-changed`. Its words for people are the message
   * `module.action.what-was-done`.
   */
  readonly action: string;
  /** What it was done to, as `kind:id`, e.g. `library:ZZ-NORTH`. Never a reader's name, card or mail. */
  readonly subject: string;
  /** ISIL of the library whose staff may read about it; without it only coordinators can. */
  readonly library?: string;
  /** Facts that explain it. No personal details of readers. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/**
 * Writes a staff action into the trail, in the transaction of the action itself. The table refuses any
 * later change.
 */
export async function recordAction(tx: Queryable, done: StaffAction): Promise<void> {
  const person = done.viewer.kind === "person" ? done.viewer.id : null;
  await tx.query(sql`insert into accounts.audit_entry (person, action, subject, library, details)
    values (${person}, ${done.action}, ${done.subject}, ${done.library ?? null},
      ${JSON.stringify(done.details ?? {})}::jsonb)`);
}

/** One line of the trail. */
export interface AuditEntry {
  readonly id: number;
  readonly at: Date;
  /** Number of who did it; null for the command line. */
  readonly person: number | null;
  /** Name of who did it; null for the command line or where the account is gone. */
  readonly personName: string | null;
  readonly action: string;
  readonly subject: string;
  readonly library: string | null;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Which lines of the trail; every part narrows. */
export interface AuditFilter {
  /** Only of these libraries. */
  readonly libraries?: readonly string[];
  /** An action, or the beginning of several: `directory.`. */
  readonly action?: string;
  readonly person?: number;
  readonly subject?: string;
  /** First and last day (YYYY-MM-DD, UTC), both included. */
  readonly from?: string;
  readonly to?: string;
  /** Only lines older than this one: the next page. */
  readonly before?: number;
  /** 100 when not given. */
  readonly limit?: number;
}

/** The trail of staff actions, newest first. */
export function auditEntries(database: Queryable, filter: AuditFilter = {}): Promise<AuditEntry[]> {
  return database.query(sql`select e.id, e.at, e.person, p.name as "personName", e.action, e.subject,
      e.library, e.details
    from accounts.audit_entry e left join accounts.person p on p.id = e.person
    where ${conditions(filter)} order by e.id desc limit ${filter.limit ?? 100}`);
}

function conditions({ libraries, action, person, subject, from, to, before }: AuditFilter): Sql {
  const wanted: [unknown, Sql][] = [
    [libraries, sql`e.library = any(${libraries})`],
    [action, sql`starts_with(e.action, ${action})`],
    [person, sql`e.person = ${person}`],
    [subject, sql`e.subject = ${subject}`],
    [from, sql`e.at >= ${from}::date::timestamp at time zone 'UTC'`],
    [to, sql`e.at < (${to}::date + 1)::timestamp at time zone 'UTC'`],
    [before, sql`e.id < ${before}`],
  ];
  return wanted
    .filter(([value]) => value !== undefined)
    .reduce((all, [, condition]) => sql`${all} and ${condition}`, sql`true`);
}

/** The actions that the trail holds, in order of their names: what one can filter by. */
export async function knownActions(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ action: string }>(
    sql`select distinct action from accounts.audit_entry order by action`,
  );
  return rows.map(({ action }) => action);
}
