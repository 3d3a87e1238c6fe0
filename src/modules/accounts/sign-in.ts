import type { Database } from "#kernel/database/database.ts";
import { countTry, forgiveTry } from "./db/guesses.ts";
import { passwordByEmail, pinByCard, type Secret, secretsOf } from "./db/secrets.ts";
import { type DeviceFacts, endSessionBySecret, startSession } from "./db/sessions.ts";
import { plainCardNumber } from "./domain/secrets.ts";
import { type RoleAt, worksHere } from "./domain/viewer.ts";
import { isPassword, isPin } from "./hashing.ts";

/** What somebody shows to sign in. */
export type Credentials =
  | { readonly kind: "card"; readonly library: string; readonly card: string; readonly pin: string }
  | { readonly kind: "mail"; readonly email: string; readonly password: string };

/** From where and with what a sign-in comes. */
export interface SignInFrom extends DeviceFacts {
  /** Client address; kept as a salted hash alone. */
  readonly address: string;
  /** Secret of the session that the browser had until now, which ends. */
  readonly earlier?: string;
  readonly now: Date;
}

export type SignInAnswer =
  | { readonly kind: "signed-in"; readonly person: number; readonly secret: string }
  /** Unknown account or wrong secret: nobody is told which. */
  | { readonly kind: "refused" }
  /** Too many wrong tries; nothing was checked. */
  | { readonly kind: "wait"; readonly until: Date };

/** Signs somebody in: counts the try, checks the secret, and starts a new session in place of an earlier one. */
export async function signIn(
  database: Database,
  credentials: Credentials,
  from: SignInFrom,
): Promise<SignInAnswer> {
  const tried = await countTry(
    database,
    { account: accountOf(credentials), address: from.address },
    from.now,
  );
  if (tried.kind === "wait") return tried;
  const person = await personWith(database, credentials);
  if (person === undefined) return { kind: "refused" };
  const secret = await database.transaction(async (tx) => {
    await forgiveTry(tx, tried.counted);
    if (from.earlier) await endSessionBySecret(tx, from.earlier);
    return startSession(tx, person, { ...from, byCard: credentials.kind === "card" }, from.now);
  });
  return { kind: "signed-in", person, secret };
}

// The account as it was typed: tries of one that does not exist are counted all the same.
function accountOf(credentials: Credentials): string {
  return credentials.kind === "card"
    ? `card ${credentials.library} ${plainCardNumber(credentials.card)}`
    : `mail ${credentials.email.trim().toLowerCase()}`;
}

async function personWith(database: Database, credentials: Credentials): Promise<number | undefined> {
  let known: Secret | undefined;
  let right: boolean;
  if (credentials.kind === "card") {
    known = await pinByCard(database, { library: credentials.library, number: credentials.card });
    right = await isPin(known?.hash, credentials.pin);
  } else {
    known = await passwordByEmail(database, credentials.email);
    right = await isPassword(known?.hash, credentials.password);
  }
  return right ? known?.person : undefined;
}

/** The answer of a check that it is really the person who makes a change. */
export type ConfirmAnswer =
  | { readonly kind: "right" }
  | { readonly kind: "wrong" }
  | { readonly kind: "wait"; readonly until: Date };

/**
 * Whether a secret is the person's password or the PIN of one of the cards; tries are counted as at sign-in. Who
 * works for the network shows the password: else four digits would lead to a new password and to the staff's pages.
 */
export async function confirmPerson(
  database: Database,
  { id, roles }: { id: number; roles: readonly RoleAt[] },
  typed: string,
  { address, now }: { address: string; now: Date },
): Promise<ConfirmAnswer> {
  const tried = await countTry(database, { account: `person ${id}`, address }, now);
  if (tried.kind === "wait") return tried;
  const { password, pins } = await secretsOf(database, id);
  let right = await isPassword(password, typed);
  if (!worksHere(roles)) for (const pin of pins) right = right || (await isPin(pin, typed));
  if (!right) return { kind: "wrong" };
  await database.transaction((tx) => forgiveTry(tx, tried.counted));
  return { kind: "right" };
}
