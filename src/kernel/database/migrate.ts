import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { Bug } from "../errors.ts";
import type { Database, Transaction } from "./database.ts";
import { sql } from "./sql.ts";

/** One module's migrations: forward-only SQL files, applied in name order. */
export interface MigrationFolder {
  /** The module's name, which is also its PostgreSQL schema. */
  readonly module: string;
  readonly folder: URL;
}

interface Migration {
  readonly module: string;
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

function migrationsIn({ module, folder }: MigrationFolder): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      return { module, name, text, checksum: createHash("sha256").update(text).digest("hex") };
    });
}

/**
 * Brings the database to the schema of this program, module by module in the order given. Safe to run
 * from several processes at once: they queue on one advisory lock.
 *
 * @returns the migrations applied now, as `module/name`
 * @throws Bug when an applied file has changed since, or the database is newer than the program
 */
export function migrate(database: Database, folders: readonly MigrationFolder[]): Promise<string[]> {
  return database.transaction((tx) => migrateIn(tx, folders));
}

/**
 * The same inside a transaction.
 *
 * @param chosen which migrations to apply, by `module/name`; all when not given. Restoring a backup first
 *   brings the database to the schema that the backup was made of.
 */
export async function migrateIn(
  tx: Transaction,
  folders: readonly MigrationFolder[],
  chosen: (name: string) => boolean = () => true,
): Promise<string[]> {
  const wanted = folders.flatMap(migrationsIn);
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('commonshelf migrations'))`);
  await tx.query(sql`create schema if not exists kernel`);
  await tx.query(sql`create table if not exists kernel.migration (
    module text not null, name text not null, checksum text not null,
    applied_at timestamptz not null default now(), primary key (module, name))`);
  const applied = await tx.query<Migration>(sql`select module, name, checksum from kernel.migration`);
  refuseStrangers(wanted, applied);
  const missing = wanted.filter((w) => !applied.some((a) => a.module === w.module && a.name === w.name));
  const now = missing.filter((migration) => chosen(nameOf(migration)));
  for (const migration of now) await apply(tx, migration);
  return now.map(nameOf);
}

/** What stands in these folders against what the database has, without changing anything. */
export async function migrationState(
  database: Database,
  folders: readonly MigrationFolder[],
): Promise<{ readonly missing: string[]; readonly unknown: string[] }> {
  const wanted = folders.flatMap(migrationsIn).map(nameOf);
  const { made } = await database.one<{ made: boolean }>(
    sql`select to_regclass('kernel.migration') is not null as made`,
  );
  const rows = made ? await database.query<Migration>(sql`select module, name from kernel.migration`) : [];
  const applied = rows.map(nameOf);
  return {
    missing: wanted.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !wanted.includes(name)),
  };
}

const nameOf = ({ module, name }: Pick<Migration, "module" | "name">) => `${module}/${name}`;

function refuseStrangers(wanted: Migration[], applied: Migration[]): void {
  for (const done of applied) {
    const known = wanted.find((w) => w.module === done.module && w.name === done.name);
    if (!known)
      throw new Bug(
        "kernel.database-newer",
        `The database holds migration ${done.module}/${done.name}, which this program does not know: it was made by a newer version. Use that version.`,
      );
    if (known.checksum !== done.checksum)
      throw new Bug(
        "kernel.migration-changed",
        `Migration ${done.module}/${done.name} has been changed after it was applied. Undo the change and write a new migration.`,
      );
  }
}

async function apply(tx: Transaction, { module, name, text, checksum }: Migration): Promise<void> {
  await tx.query({ text: `create schema if not exists "${module}"`, values: [] });
  try {
    await tx.query({ text, values: [] });
  } catch (cause) {
    throw new Bug(
      "kernel.migration-failed",
      `Migration ${module}/${name} failed: ${(cause as Error).message}`,
      { cause },
    );
  }
  await tx.query(
    sql`insert into kernel.migration (module, name, checksum) values (${module}, ${name}, ${checksum})`,
  );
}
