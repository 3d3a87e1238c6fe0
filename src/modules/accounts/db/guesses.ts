import { createHmac } from "node:crypto";
import type { Database, Queryable, Transaction } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { newSecret } from "#kernel/ids.ts";
import {
  afterTry,
  blockedUntil,
  type GuessCount,
  type GuessKind,
  guessPolicies,
} from "../domain/guessing.ts";

/** Whose tries are counted: the account as it was typed, whether it exists or not, and the client's address. */
export type GuessSubjects = Readonly<Record<GuessKind, string>>;

/** A try that may go on, or the moment when the next one may. */
export type TryAnswer =
  | { readonly kind: "go"; readonly counted: Readonly<Record<GuessKind, string>> }
  | { readonly kind: "wait"; readonly until: Date };

const day = 24 * 60 * 60 * 1000;

/**
 * Counts a try before it is checked, so that a hundred tries at once are a hundred and not one. The caller
 * takes it back by `forgiveTry` when it turns out right. A try during a pause is refused and not counted.
 */
export function countTry(database: Database, subjects: GuessSubjects, now: Date): Promise<TryAnswer> {
  return database.transaction(async (tx) => {
    const salt = await saltOf(tx, now);
    const counted = {
      account: keyOf(salt, "account", subjects.account),
      address: keyOf(salt, "address", subjects.address),
    };
    // Always in this order, so that two tries cannot wait for each other.
    const address = await lockCount(tx, counted.address, now);
    const pause = blockedUntil(address, now);
    if (pause) return { kind: "wait", until: pause };
    const account = await lockCount(tx, counted.account, now);
    const accountPause = blockedUntil(account, now);
    if (accountPause) return { kind: "wait", until: accountPause };
    await writeCount(tx, counted.account, afterTry(guessPolicies.account, account, now));
    await writeCount(tx, counted.address, afterTry(guessPolicies.address, address, now));
    return { kind: "go", counted };
  });
}

/** Takes a try back that was right: the account starts afresh, the address loses this one try only. */
export async function forgiveTry(tx: Queryable, counted: Readonly<Record<GuessKind, string>>): Promise<void> {
  await tx.query(sql`delete from accounts.guess_counter where subject = ${counted.account}`);
  await tx.query(sql`update accounts.guess_counter set tries = greatest(tries - 1, 0), blocked_until = null
    where subject = ${counted.address}`);
}

/** Deletes counts a day old, and with the salt the means to tell whose they were. */
export async function forgetGuesses(tx: Queryable, now: Date): Promise<void> {
  const old = new Date(now.getTime() - day);
  await tx.query(sql`delete from accounts.guess_counter where last_try_at <= ${old}`);
  await tx.query(sql`delete from accounts.guess_salt where made_at <= ${old}`);
}

async function saltOf(tx: Transaction, now: Date): Promise<string> {
  const find = () =>
    tx.maybeOne<{ salt: string }>(sql`select salt from accounts.guess_salt
      where made_at > ${new Date(now.getTime() - day)} order by made_at desc limit 1`);
  const known = await find();
  if (known) return known.salt;
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('accounts guess salt'))`);
  const made = await find();
  if (made) return made.salt;
  // Counts under the old salt can match nothing any more.
  await tx.query(sql`delete from accounts.guess_counter`);
  await tx.query(sql`delete from accounts.guess_salt`);
  const salt = newSecret();
  await tx.query(sql`insert into accounts.guess_salt (salt, made_at) values (${salt}, ${now})`);
  return salt;
}

function keyOf(salt: string, kind: GuessKind, subject: string): string {
  return createHmac("sha256", salt).update(`${kind} ${subject}`).digest("hex");
}

function lockCount(tx: Queryable, key: string, now: Date): Promise<GuessCount> {
  // The update changes nothing; it locks the row and makes the statement give it back.
  return tx.one(sql`insert into accounts.guess_counter as g (subject, tries, last_try_at)
    values (${key}, 0, ${now}) on conflict (subject) do update set tries = g.tries
    returning tries, last_try_at as "lastTryAt", blocked_until as "blockedUntil"`);
}

async function writeCount(tx: Queryable, key: string, count: GuessCount): Promise<void> {
  await tx.query(sql`update accounts.guess_counter set tries = ${count.tries},
    last_try_at = ${count.lastTryAt}, blocked_until = ${count.blockedUntil} where subject = ${key}`);
}
