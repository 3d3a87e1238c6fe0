import type { Queryable } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { Bug } from "../errors.ts";

/** A table as a backup holds it. */
export interface KeptTable {
  readonly schema: string;
  readonly table: string;
  /** Columns that hold values of their own; generated ones are computed anew. */
  readonly columns: readonly string[];
}

export interface KeptSequence {
  readonly schema: string;
  readonly sequence: string;
  readonly value: number;
  /** Whether `value` has been given out already. */
  readonly called: boolean;
}

/** A name as SQL text. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The list of a table's columns in a COPY statement. */
export function copyTarget({ schema, table, columns }: KeptTable): string {
  return `${quoted(schema)}.${quoted(table)} (${columns.map(quoted).join(", ")})`;
}

/** The schemas of this installation's modules, the kernel's among them. */
export async function ownSchemas(tx: Queryable): Promise<string[]> {
  const rows = await tx.query<{ schema: string }>(
    sql`select distinct module as schema from kernel.migration union select 'kernel' order by 1`,
  );
  return rows.map(({ schema }) => schema);
}

/**
 * All tables of these schemas that hold rows, each after those that it refers to, so that foreign keys hold
 * while they are filled in this order. Unlogged tables hold work in progress and are left out, as is the list
 * of migrations, which restoring writes by itself.
 */
export async function tablesOf(tx: Queryable, schemas: readonly string[]): Promise<KeptTable[]> {
  const tables = await tx.query<KeptTable & { id: number }>(sql`
    select tables.oid::bigint as id, nspname as schema, relname as table,
      coalesce(array_agg(attname::text order by attnum) filter (where attnum is not null), '{}') as columns
    from pg_class as tables join pg_namespace on pg_namespace.oid = relnamespace
      left join pg_attribute on attrelid = tables.oid and attnum > 0 and not attisdropped and attgenerated = ''
    where nspname = any(${schemas}) and relkind = 'r' and relpersistence = 'p'
      and (nspname, relname) <> ('kernel', 'migration')
    group by tables.oid, nspname, relname order by nspname, relname`);
  const references = await tx.query<{ from: number; to: number }>(sql`
    select conrelid::bigint as from, confrelid::bigint as to
    from pg_constraint where contype = 'f' and conrelid <> confrelid`);
  return ordered(tables, references).map(({ schema, table, columns }) => ({ schema, table, columns }));
}

function ordered<Table extends { id: number; table: string }>(
  tables: Table[],
  references: readonly { from: number; to: number }[],
): Table[] {
  const done: Table[] = [];
  let rest = tables;
  while (rest.length > 0) {
    const waits = ({ id }: Table) =>
      references.some(({ from, to }) => from === id && rest.some((other) => other.id === to));
    const next = rest.filter((table) => !waits(table));
    if (next.length === 0)
      throw new Bug(
        "kernel.reference-circle",
        `These tables refer to each other in a circle, so no order can fill them: ${rest.map(({ table }) => table).join(", ")}.`,
      );
    done.push(...next);
    rest = rest.filter((table) => !next.includes(table));
  }
  return done;
}

/** The state of all sequences of these schemas. */
export async function sequencesOf(tx: Queryable, schemas: readonly string[]): Promise<KeptSequence[]> {
  const names = await tx.query<{ schema: string; sequence: string }>(sql`
    select nspname as schema, relname as sequence
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = any(${schemas}) and relkind = 'S' order by 1, 2`);
  const kept: KeptSequence[] = [];
  for (const { schema, sequence } of names) {
    const state = await tx.one<{ value: number; called: boolean }>({
      text: `select last_value as value, is_called as called from ${quoted(schema)}.${quoted(sequence)}`,
      values: [],
    });
    kept.push({ schema, sequence, ...state });
  }
  return kept;
}
