import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";

/** The names of some people by their numbers; those whose accounts are gone are left out. */
export async function personNames(database: Queryable, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<{ id: number; name: string }>(
    sql`select id, name from accounts.person where id = any(${ids}::bigint[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
