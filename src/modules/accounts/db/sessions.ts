import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { fingerprintOf, newSecret } from "#kernel/ids.ts";
import { isAlive, limitsOf, type SessionLimits, sessionLimits } from "../domain/session-limits.ts";
import { type RoleAt, type SignedIn, worksHere } from "../domain/viewer.ts";

/** What is written about the device of a new session. */
export interface DeviceFacts {
  /** E.g. `Firefox, Linux`. */
  readonly device: string;
  /** Others use it too. */
  readonly shared: boolean;
}

/** What a new session begins with. */
export interface SessionStart extends DeviceFacts {
  /** It began with card and PIN, and so has a reader's rights only. */
  readonly byCard: boolean;
}

/**
 * Starts a session.
 *
 * @returns the secret for the cookie, which is nowhere else
 */
export async function startSession(
  tx: Queryable,
  person: number,
  { device, shared, byCard }: SessionStart,
  now: Date,
): Promise<string> {
  const secret = newSecret();
  await tx.query(sql`insert into accounts.session
      (fingerprint, person, created_at, last_seen_at, shared_device, device, by_card)
    values (${fingerprintOf(secret)}, ${person}, ${now}, ${now}, ${shared}, ${device}, ${byCard})`);
  return secret;
}

interface SessionRow extends Omit<SignedIn, "kind"> {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly shared: boolean;
  readonly byCard: boolean;
}

const touchEvery = 60_000;

/** Who has the session of this secret, or undefined where there is none or its time is over. */
export async function viewerBySecret(
  database: Queryable,
  secret: string,
  now: Date,
): Promise<SignedIn | undefined> {
  const row = await database.maybeOne<SessionRow>(sql`select s.id as session, s.created_at as "createdAt",
      s.last_seen_at as "lastSeenAt", s.shared_device as shared,
      s.by_card as "byCard", p.id, p.name, p.email,
      p.home_library as "homeLibrary",
      coalesce((select json_agg(json_build_object('role', r.role, 'library', r.library) order by r.role, r.library)
        from accounts.role r where r.person = p.id), '[]') as roles
    from accounts.session s join accounts.person p on p.id = s.person
    where s.fingerprint = ${fingerprintOf(secret)}`);
  if (!row) return undefined;
  const { createdAt, lastSeenAt, shared, byCard, ...person } = row;
  const roles = row.roles.filter(({ role }) => !byCard || role === "reader");
  if (!isAlive(row, limitsOf({ staff: worksHere(roles), shared }), now)) return undefined;
  // One write a minute is exact enough for the idle limit, and spares a write for each request.
  if (now.getTime() - lastSeenAt.getTime() > touchEvery)
    await database.query(sql`update accounts.session set last_seen_at = ${now} where id = ${row.session}`);
  return { kind: "person", ...person, roles };
}

/** A session as its owner sees it. */
export interface SessionEntry {
  readonly id: string;
  readonly device: string;
  readonly shared: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** The sessions of a person that still live, last used first. */
export async function sessionsOf(
  database: Queryable,
  person: { id: number; roles: readonly RoleAt[] },
  now: Date,
): Promise<SessionEntry[]> {
  const all = await database.query<SessionEntry & { byCard: boolean }>(sql`select id, device,
      shared_device as shared, by_card as "byCard",
      created_at as "createdAt", last_seen_at as "lastSeenAt"
    from accounts.session where person = ${person.id} order by last_seen_at desc, id`);
  const works = worksHere(person.roles);
  const limits = ({ byCard, shared }: (typeof all)[number]) => limitsOf({ staff: works && !byCard, shared });
  return all.filter((each) => isAlive(each, limits(each), now));
}

/** Ends one session of a person, by the id that `sessionsOf` gives. */
export async function endSession(tx: Queryable, person: number, id: string): Promise<void> {
  await tx.query(sql`delete from accounts.session where person = ${person} and id::text = ${id}`);
}

/** Ends the session of a cookie's secret. */
export async function endSessionBySecret(tx: Queryable, secret: string): Promise<void> {
  await tx.query(sql`delete from accounts.session where fingerprint = ${fingerprintOf(secret)}`);
}

/** Signs a person out everywhere, but for one session where `except` names it. */
export async function endSessions(tx: Queryable, person: number, except?: string): Promise<void> {
  await tx.query(sql`delete from accounts.session where person = ${person}
    and id::text is distinct from ${except ?? null}`);
}

/** Deletes the sessions whose time is over. */
export async function forgetSessions(tx: Queryable, now: Date): Promise<void> {
  const over = ({ idle, absolute }: SessionLimits) =>
    sql`(last_seen_at <= ${new Date(now.getTime() - idle)} or created_at <= ${new Date(now.getTime() - absolute)})`;
  await tx.query(sql`delete from accounts.session s where ${over(sessionLimits.reader)}
    or (shared_device and ${over(sessionLimits.shared)})
    or (${over(sessionLimits.staff)} and not by_card and exists
      (select from accounts.role r where r.person = s.person and r.role <> 'reader'))`);
}
