import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";

/** What is analysed of the tables that loads fill: the columns that the planner chooses by. */
const analysed = {
  record: "source, control_number, version, until_version, edition, work",
  item: "record, version",
  match_key: "key, edition",
} as const;

/** A table is analysed again when it has grown by this much. */
const growth = 4;

/**
 * Tells the planner about tables that have grown much since it last looked. A load can fill a table within
 * seconds, long before PostgreSQL analyses it by itself; until then questions about a few editions would
 * read all records.
 */
export async function refreshStatistics(database: Queryable): Promise<void> {
  const grown = await database.query<{ table: keyof typeof analysed }>(sql`
    select c.relname as "table" from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'catalogue' and c.relname = any(${Object.keys(analysed)}::text[])
      and pg_relation_size(c.oid) / 8192 > greatest(case when c.reltuples < 0 then 0 else c.relpages end, 20) * ${growth}`);
  for (const { table } of grown)
    await database.query({ text: `analyze catalogue.${table} (${analysed[table]})`, values: [] });
}
