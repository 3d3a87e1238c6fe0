import type { Queryable } from "#kernel/database/database.ts";
import { type Sql, sql } from "#kernel/database/sql.ts";
import { Conflict, NotFound } from "#kernel/errors.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import { plainCardNumber } from "../domain/secrets.ts";
import type { Role, RoleAt } from "../domain/viewer.ts";

/** A library card. */
export interface Card {
  /** ISIL of the library that gave it. */
  readonly library: string;
  readonly number: string;
}

/** Somebody with an account, without any secret. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly homeLibrary: string | null;
  /** Language of mails to this person; null where none was chosen. */
  readonly locale: Locale | null;
  readonly roles: readonly RoleAt[];
  readonly cards: readonly Card[];
  readonly hasPassword: boolean;
  readonly createdAt: Date;
}

/** Which people; every part narrows. */
export interface PeopleFilter {
  /** Part of the name, or the whole mail address or card number. */
  readonly search?: string;
  readonly role?: Role;
  /** Home library, or library of a role. */
  readonly library?: string;
  /** Only readers (people without any other role) whose home is one of these libraries. */
  readonly readersOf?: readonly string[];
  /** 50 when not given. */
  readonly limit?: number;
  readonly offset?: number;
}

const columns = sql`p.id, p.name, p.email, p.home_library as "homeLibrary", p.locale,
  p.password_hash is not null as "hasPassword", p.created_at as "createdAt",
  coalesce((select json_agg(json_build_object('role', r.role, 'library', r.library) order by r.role, r.library)
    from accounts.role r where r.person = p.id), '[]') as roles,
  coalesce((select json_agg(json_build_object('library', c.library, 'number', c.number) order by c.library, c.number)
    from accounts.card c where c.person = p.id), '[]') as cards`;

/** The people that a filter finds, by name. */
export function listPeople(database: Queryable, filter: PeopleFilter = {}): Promise<Person[]> {
  return database.query(sql`select ${columns} from accounts.person p where ${conditions(filter)}
    order by lower(p.name), p.id limit ${filter.limit ?? 50} offset ${filter.offset ?? 0}`);
}

/** How many people a filter finds. */
export async function countPeople(database: Queryable, filter: PeopleFilter = {}): Promise<number> {
  const { count } = await database.one<{ count: number }>(
    sql`select count(*) from accounts.person p where ${conditions(filter)}`,
  );
  return count;
}

function conditions({ search, role, library, readersOf }: PeopleFilter): Sql {
  const wanted: [unknown, Sql][] = [
    [
      search,
      sql`(strpos(lower(p.name), lower(${search})) > 0 or lower(p.email) = lower(${search})
        or exists (select from accounts.card c where c.person = p.id and c.number = ${plainCardNumber(search ?? "")}))`,
    ],
    [role, sql`exists (select from accounts.role r where r.person = p.id and r.role = ${role})`],
    [
      library,
      sql`(p.home_library = ${library}
        or exists (select from accounts.role r where r.person = p.id and r.library = ${library}))`,
    ],
    [
      readersOf,
      sql`(p.home_library = any(${readersOf})
        and not exists (select from accounts.role r where r.person = p.id and r.role <> 'reader'))`,
    ],
  ];
  return wanted
    .filter(([value]) => value !== undefined && value !== "")
    .reduce((all, [, condition]) => sql`${all} and ${condition}`, sql`true`);
}

/** One person by number. */
export function personById(database: Queryable, id: number): Promise<Person | undefined> {
  return database.maybeOne(sql`select ${columns} from accounts.person p where p.id = ${id}`);
}

/** One person by mail address, whatever its capitals. */
export function personByEmail(database: Queryable, email: string): Promise<Person | undefined> {
  return database.maybeOne(
    sql`select ${columns} from accounts.person p where lower(p.email) = lower(${email.trim()})`,
  );
}

/** What is written of a new person; secrets are already hashed. */
export interface PersonRow {
  readonly name: string;
  readonly email: string | null;
  readonly homeLibrary: string | null;
  readonly locale: Locale | null;
  readonly passwordHash: string | null;
}

/**
 * @returns the person's number
 * @throws Conflict `accounts.email-taken`
 */
export async function insertPerson(tx: Queryable, row: PersonRow): Promise<number> {
  const made = await tx.maybeOne<{ id: number }>(sql`insert into accounts.person
      (name, email, home_library, locale, password_hash)
    values (${row.name}, ${row.email}, ${row.homeLibrary}, ${row.locale}, ${row.passwordHash})
    on conflict (lower(email)) do nothing returning id`);
  if (!made) throw emailTaken();
  return made.id;
}

/** @throws Conflict `accounts.card-taken` */
export async function insertCard(tx: Queryable, person: number, card: Card, pinHash: string | null) {
  const made = await tx.maybeOne(sql`insert into accounts.card (library, number, person, pin_hash)
    values (${card.library}, ${plainCardNumber(card.number)}, ${person}, ${pinHash})
    on conflict do nothing returning number`);
  if (!made)
    throw new Conflict("accounts.card-taken", "Another account has this card number at this library.");
}

/**
 * Writes mail address and language.
 *
 * @throws Conflict `accounts.email-taken`
 */
export async function updateDetails(
  tx: Queryable,
  id: number,
  details: { email: string | null; locale: Locale | null },
): Promise<void> {
  // Asked before writing, since a failed write would end the transaction; the unique index decides a race.
  const other = details.email ? await personByEmail(tx, details.email) : undefined;
  if (other && other.id !== id) throw emailTaken();
  await tx.query(sql`update accounts.person set email = ${details.email}, locale = ${details.locale}
    where id = ${id}`);
}

/** Writes the name and home library, which only staff change. */
export async function updateNameAndLibrary(
  tx: Queryable,
  id: number,
  { name, homeLibrary }: { name: string; homeLibrary: string | null },
): Promise<void> {
  await tx.query(
    sql`update accounts.person set name = ${name}, home_library = ${homeLibrary} where id = ${id}`,
  );
}

/** Deletes the person with all personal details: cards, roles, sessions, links. The trail keeps the number. */
export async function removePerson(tx: Queryable, id: number): Promise<void> {
  const gone = await tx.query(sql`delete from accounts.person where id = ${id} returning id`);
  if (gone.length === 0) throw noSuchPerson();
}

/** Gives a role; one that is held already stays. */
export async function grantRole(tx: Queryable, person: number, { role, library }: RoleAt): Promise<void> {
  await tx.query(sql`insert into accounts.role (person, role, library)
    values (${person}, ${role}, ${library}) on conflict do nothing`);
}

/** Takes a role away; one that is not held is no failure. */
export async function revokeRole(tx: Queryable, person: number, { role, library }: RoleAt): Promise<void> {
  await tx.query(sql`delete from accounts.role
    where person = ${person} and role = ${role} and library is not distinct from ${library}`);
}

/** How many coordinators the network has besides this person; their rows are locked, against a race. */
export async function otherCoordinators(tx: Queryable, person: number): Promise<number> {
  const rows = await tx.query(sql`select person from accounts.role where role = 'coordinator'
    order by person for update`);
  return rows.filter((row) => (row as { person: number }).person !== person).length;
}

const emailTaken = () => new Conflict("accounts.email-taken", "Another account has this mail address.");

/** The error for a person who does not exist, or who is none of the viewer's business. */
export function noSuchPerson(): NotFound {
  return new NotFound("accounts.person-unknown", "There is no such person.");
}
