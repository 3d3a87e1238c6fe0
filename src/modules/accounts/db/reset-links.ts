import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { fingerprintOf, newSecret } from "#kernel/ids.ts";

/** How long a link lives, in milliseconds: one that was asked for, and the first one of a new account. */
export const linkLife = { reset: 60 * 60 * 1000, invitation: 72 * 60 * 60 * 1000 } as const;

/**
 * Makes a one-time link for setting a new password. An earlier link of the same person ends.
 *
 * @returns the link's secret, which is nowhere else
 */
export async function makeResetLink(tx: Queryable, person: number, life: number, now: Date): Promise<string> {
  const secret = newSecret();
  await tx.query(sql`delete from accounts.reset_link where person = ${person}`);
  await tx.query(sql`insert into accounts.reset_link (fingerprint, person, expires_at)
    values (${fingerprintOf(secret)}, ${person}, ${new Date(now.getTime() + life)})`);
  return secret;
}

/** Number of the person whom a link belongs to, or undefined where it was used or its time is over. */
export async function personByResetLink(
  database: Queryable,
  secret: string,
  now: Date,
): Promise<number | undefined> {
  const row = await database.maybeOne<{ person: number }>(sql`select person from accounts.reset_link
    where fingerprint = ${fingerprintOf(secret)} and expires_at > ${now}`);
  return row?.person;
}

/** Uses a link up; undefined where it was used before, by whoever came first. */
export async function useResetLink(tx: Queryable, secret: string, now: Date): Promise<number | undefined> {
  const row = await tx.maybeOne<{ person: number }>(sql`delete from accounts.reset_link
    where fingerprint = ${fingerprintOf(secret)} and expires_at > ${now} returning person`);
  return row?.person;
}

/** Ends the links of a person: after a change of the mail address or the password. */
export async function endResetLinks(tx: Queryable, person: number): Promise<void> {
  await tx.query(sql`delete from accounts.reset_link where person = ${person}`);
}

/** Deletes the links whose time is over. */
export async function forgetResetLinks(tx: Queryable, now: Date): Promise<void> {
  await tx.query(sql`delete from accounts.reset_link where expires_at <= ${now}`);
}
