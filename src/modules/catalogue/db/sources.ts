import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { LoadProfile } from "../domain/profile.ts";

/** A library's shelf in the catalogue. */
export interface Source {
  readonly id: number;
  readonly isil: string;
  readonly version: number;
  readonly profile: LoadProfile | null;
}

/** The source of a library, made on first use. */
export async function sourceOf(database: Queryable, isil: string): Promise<Source> {
  await database.query(
    sql`insert into catalogue.source (isil) values (${isil}) on conflict (isil) do nothing`,
  );
  return database.one<Source>(
    sql`select id, isil, version, profile from catalogue.source where isil = ${isil}`,
  );
}

/** The source of a library that has one. */
export function findSource(database: Queryable, isil: string): Promise<Source | undefined> {
  return database.maybeOne<Source>(
    sql`select id, isil, version, profile from catalogue.source where isil = ${isil}`,
  );
}

/** Keeps the profile that a library's records are read by; writes nothing where it is the same. */
export async function keepProfile(tx: Queryable, source: number, profile: LoadProfile): Promise<void> {
  await tx.query(sql`update catalogue.source set profile = ${JSON.stringify(profile)}::jsonb
    where id = ${source} and profile is distinct from ${JSON.stringify(profile)}::jsonb`);
}

/** Whether anything at all is stored for a library: a first load need not look for older versions. */
export async function isEmpty(database: Queryable, source: number): Promise<boolean> {
  return (
    (await database.query(sql`select 1 from catalogue.record where source = ${source} limit 1`)).length === 0
  );
}

/** The coordinator's order of libraries. A library that is not among them stands at {@link usualPriority}. */
export function priorities(database: Queryable): Promise<{ isil: string; priority: number }[]> {
  return database.query(sql`select isil, priority from catalogue.source`);
}

/** Where a library stands that nobody has given a place. */
export const usualPriority = 100;

/** Gives a library its place in the order. @returns its source, and where it stood before */
export async function setPriority(
  tx: Queryable,
  isil: string,
  priority: number,
): Promise<{ source: number; before: number }> {
  const { id } = await sourceOf(tx, isil);
  const { before } = await tx.one<{ before: number }>(sql`update catalogue.source s set priority = ${priority}
    from (select id, priority from catalogue.source where id = ${id} for update) as was
    where s.id = was.id returning was.priority as before`);
  return { source: id, before };
}
