import type { Queryable } from "#kernel/database/database.ts";
import { Invalid } from "#kernel/errors.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import { type Card, grantRole, insertCard, insertPerson, noSuchPerson, personById } from "./db/people.ts";
import { endResetLinks } from "./db/reset-links.ts";
import { writePasswordHash, writePinHash } from "./db/secrets.ts";
import { endSessions } from "./db/sessions.ts";
import { passwordFault, pinFault, plainCardNumber } from "./domain/secrets.ts";
import { type RoleAt, worksHere } from "./domain/viewer.ts";
import { hashPassword, hashPin } from "./hashing.ts";

/** Somebody to be given an account. */
export interface NewPerson {
  readonly name: string;
  readonly email?: string | null;
  /** In clear; only its hash is stored. Needs a mail address. */
  readonly password?: string;
  /** Card number at the home library. */
  readonly card?: string;
  /** In clear; only its hash is stored. Needs a card. */
  readonly pin?: string;
  /** ISIL. */
  readonly homeLibrary?: string | null;
  readonly locale?: Locale | null;
  readonly roles: readonly RoleAt[];
}

/**
 * Gives somebody an account.
 *
 * @returns the person's number
 * @throws Invalid where something is missing, or the password or PIN is too easy; Conflict where the mail
 *   address or card belongs to another account
 */
export async function addPerson(tx: Queryable, person: NewPerson): Promise<number> {
  const { name, password, card, pin, homeLibrary = null, locale = null, roles } = person;
  const email = person.email?.trim() || null;
  refuseIncomplete(person);
  if (password !== undefined) refusePassword(password, worksHere(roles), [name, email]);
  if (pin !== undefined) refusePin(pin, card);
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const id = await insertPerson(tx, { name: name.trim(), email, homeLibrary, locale, passwordHash });
  if (card && homeLibrary)
    await insertCard(tx, id, { library: homeLibrary, number: card }, pin ? await hashPin(pin) : null);
  for (const role of roles) await grantRole(tx, id, role);
  return id;
}

function refuseIncomplete({ name, email, password, card, pin, homeLibrary, roles }: NewPerson): void {
  const refuse = (code: string, message: string) => new Invalid(`accounts.${code}`, message);
  if (!name.trim()) throw refuse("name-missing", "A person needs a name.");
  if (email && !isEmail(email))
    throw refuse("email-wrong", "The mail address is not complete: name@example.org.");
  if (password !== undefined && !email)
    throw refuse("email-missing", "A password needs a mail address to sign in with.");
  if (card && !homeLibrary) throw refuse("library-missing", "A card needs the library that gave it.");
  if (pin !== undefined && !card) throw refuse("card-missing", "A PIN needs a card.");
  if (roles.some(({ role, library }) => role === "staff" && !library))
    throw refuse("library-missing", "Staff work at a library: say which.");
  if (roles.some(({ role, library }) => role === "coordinator" && library))
    throw refuse("library-needless", "A coordinator works for the whole network: name no library.");
}

/** Whether a text looks like a mail address. Only a mail that arrives proves one. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

function refusePassword(password: string, staff: boolean, own: (string | null)[]): void {
  const fault = passwordFault(password, { staff, own });
  if (fault) throw new Invalid(`accounts.${fault}`, `The password cannot be taken: ${fault}.`);
}

function refusePin(pin: string, card: string | undefined): void {
  const fault = pinFault(pin, plainCardNumber(card ?? ""));
  if (fault) throw new Invalid(`accounts.${fault}`, `The PIN cannot be taken: ${fault}.`);
}

/**
 * Sets a new password, and ends the person's other sessions and open links.
 *
 * @param keep the session that may go on: the one in which the change is made
 * @throws Invalid where the password is too easy or the account has no mail address, NotFound
 */
export async function setPassword(tx: Queryable, id: number, password: string, keep?: string): Promise<void> {
  const person = await personById(tx, id);
  if (!person) throw noSuchPerson();
  if (!person.email)
    throw new Invalid("accounts.email-missing", "A password needs a mail address to sign in with.");
  refusePassword(password, worksHere(person.roles), [person.name, person.email]);
  await writePasswordHash(tx, id, await hashPassword(password));
  await endResetLinks(tx, id);
  await endSessions(tx, id, keep);
}

/**
 * Sets a new PIN of one of the person's cards, and ends the person's other sessions.
 *
 * @param keep the session that may go on
 * @throws Invalid where the PIN is too easy
 */
export async function setPin(
  tx: Queryable,
  id: number,
  card: Card,
  pin: string,
  keep?: string,
): Promise<void> {
  refusePin(pin, card.number);
  await writePinHash(tx, id, card, await hashPin(pin));
  await endSessions(tx, id, keep);
}
