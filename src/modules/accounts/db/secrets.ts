import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { plainCardNumber } from "../domain/secrets.ts";
import type { Card } from "./people.ts";

/** Somebody who may sign in with a secret; `hash` is null where none is set. */
export interface Secret {
  readonly person: number;
  readonly hash: string | null;
}

/** The password of the account with this mail address. */
export function passwordByEmail(database: Queryable, email: string): Promise<Secret | undefined> {
  return database.maybeOne(sql`select id as person, password_hash as hash from accounts.person
    where lower(email) = lower(${email.trim()})`);
}

/** The PIN of a card. */
export function pinByCard(database: Queryable, card: Card): Promise<Secret | undefined> {
  return database.maybeOne(sql`select person, pin_hash as hash from accounts.card
    where library = ${card.library} and number = ${plainCardNumber(card.number)}`);
}

/** All secrets with which a person can show to be that person: the password, and the PIN of each card. */
export async function secretsOf(
  database: Queryable,
  person: number,
): Promise<{ password: string | null; pins: string[] }> {
  const { password } = await database.one<{ password: string | null }>(
    sql`select password_hash as password from accounts.person where id = ${person}`,
  );
  const pins = await database.query<{ pin: string }>(
    sql`select pin_hash as pin from accounts.card where person = ${person} and pin_hash is not null`,
  );
  return { password, pins: pins.map(({ pin }) => pin) };
}

export async function writePasswordHash(tx: Queryable, person: number, hash: string): Promise<void> {
  await tx.query(sql`update accounts.person set password_hash = ${hash} where id = ${person}`);
}

/** Writes the PIN of one of the person's cards. */
export async function writePinHash(tx: Queryable, person: number, card: Card, hash: string): Promise<void> {
  await tx.query(sql`update accounts.card set pin_hash = ${hash} where person = ${person}
    and library = ${card.library} and number = ${plainCardNumber(card.number)}`);
}
