import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { Database, Transaction } from "../database/database.ts";
import { type MigrationFolder, migrateIn } from "../database/migrate.ts";
import { kernelMigrations } from "../database/prepare.ts";
import { sql } from "../database/sql.ts";
import { Conflict, HouseError, Invalid } from "../errors.ts";
import type { FileStore } from "../files.ts";
import { addJob, migrateJobs } from "../jobs.ts";
import { damaged } from "./frames.ts";
import { type BackupPart, type Manifest, readBackup } from "./read.ts";
import { copyTarget, type KeptSequence, type KeptTable, ownSchemas, quoted, tablesOf } from "./tables.ts";
import type { BackupProgress } from "./write.ts";

export interface RestoreTarget {
  readonly database: Database;
  readonly files: FileStore;
  /** Where `files` keeps them: must be empty. */
  readonly filesDirectory: string;
  /** Every module's, in tier order; the kernel's come by themselves. */
  readonly migrations: readonly MigrationFolder[];
  /** What else must happen in the same transaction: the change feed gets a new identity. */
  readonly afterwards?: (tx: Transaction) => Promise<void>;
}

/** What was restored. */
export interface RestoreSummary {
  tables: number;
  rows: number;
  files: number;
  jobs: number;
}

/**
 * Restores a backup into an empty database and an empty file store, in one transaction: all of it, or nothing.
 * The schema is first brought to what it was when the backup was made, then to what this program needs.
 *
 * @throws Conflict where something is there already; Invalid where the backup is damaged or made by a newer
 *   version
 */
export async function restoreBackup(
  target: RestoreTarget,
  path: string,
  progress: BackupProgress = () => {},
): Promise<RestoreSummary> {
  await refuseFull(target);
  const summary: RestoreSummary = { tables: 0, rows: 0, files: 0, jobs: 0 };
  try {
    await migrateJobs(target.database);
    await target.database.transaction(async (tx) => {
      let last: BackupPart | undefined;
      for await (const part of readBackup(path)) {
        await restorePart(tx, target, part, summary, progress);
        last = part;
      }
      refuseIncomplete(last, summary);
      await setTriggers(tx, "enable");
      await migrateIn(tx, [kernelMigrations, ...target.migrations]);
      await target.afterwards?.(tx);
    });
  } catch (error) {
    await rm(target.filesDirectory, { recursive: true, force: true });
    throw error;
  }
  return summary;
}

async function refuseFull({ database, filesDirectory }: RestoreTarget): Promise<void> {
  const { used } = await database.one<{ used: boolean }>(
    sql`select to_regclass('kernel.migration') is not null as used`,
  );
  if (used)
    throw new Conflict(
      "kernel.restore-not-empty",
      "The database is in use already. Restore into an empty one: set COMMONSHELF_DATA to a new directory, or DATABASE_URL to an empty database.",
    );
  if (existsSync(filesDirectory) && readdirSync(filesDirectory).length > 0)
    throw new Conflict(
      "kernel.restore-not-empty",
      `There are files in ${filesDirectory} already. Restore into an empty directory: set COMMONSHELF_DATA to a new one.`,
    );
}

async function restorePart(
  tx: Transaction,
  target: RestoreTarget,
  part: BackupPart,
  summary: RestoreSummary,
  progress: BackupProgress,
): Promise<void> {
  switch (part.kind) {
    case "manifest":
      return prepareFor(tx, target, part.manifest);
    case "table":
      return restoreTable(tx, part, summary, progress);
    case "file":
      await target.files.put(part.key, part.contents.pieces);
      summary.files++;
      return;
    case "sequences":
      for (const sequence of part.sequences) await restoreSequence(tx, sequence);
      return;
    case "jobs":
      for (const { name, payload, options } of part.jobs) await addJob(tx, name, payload, options);
      summary.jobs = part.jobs.length;
  }
}

/** Makes the tables that the backup was made of, empty and in the same shape. */
async function prepareFor(tx: Transaction, target: RestoreTarget, manifest: Manifest): Promise<void> {
  const wanted = manifest.migrations.map(({ module, name }) => `${module}/${name}`);
  const applied = await migrateIn(tx, [kernelMigrations, ...target.migrations], (name) =>
    wanted.includes(name),
  );
  const unknown = wanted.filter((name) => !applied.includes(name));
  if (unknown.length > 0)
    throw new Invalid(
      "kernel.backup-newer",
      `The backup was made by a newer version: this program does not know ${unknown.join(", ")}. Use that version.`,
    );
  const made = await tablesOf(tx, await ownSchemas(tx));
  const missing = manifest.tables.filter(
    (kept) => !made.some((table) => copyTarget(table) === copyTarget(kept)),
  );
  if (missing.length > 0) throw damaged(`it holds an unknown table ${missing[0]?.table}`);
  // Triggers did their work when the rows were first written, and may forbid what follows; foreign keys are
  // checked as always.
  await setTriggers(tx, "disable");
  // Migrations may put first rows into tables; the backup brings its own.
  if (made.length > 0) await run(tx, `truncate ${made.map(nameOf).join(", ")}`);
  // The order of tables lets every check be made at once, and waiting ones would forbid changes of the tables.
  await run(tx, "set constraints all immediate");
}

async function setTriggers(tx: Transaction, how: "enable" | "disable"): Promise<void> {
  const tables = await tablesOf(tx, await ownSchemas(tx));
  for (const table of tables) await run(tx, `alter table ${nameOf(table)} ${how} trigger user`);
}

const nameOf = ({ schema, table }: KeptTable) => `${quoted(schema)}.${quoted(table)}`;
const run = (tx: Transaction, text: string) => tx.query({ text, values: [] });

async function restoreTable(
  tx: Transaction,
  { table, contents }: BackupPart & { kind: "table" },
  summary: RestoreSummary,
  progress: BackupProgress,
): Promise<void> {
  const name = nameOf(table);
  progress({ rows: summary.rows, what: `${table.schema}.${table.table}` });
  await tx
    .copyIn(`copy ${copyTarget(table)} from stdin`, async (stream) => {
      for await (const piece of contents.pieces) if (!stream.write(piece)) await once(stream, "drain");
    })
    .catch((error) => {
      if (error instanceof HouseError) throw error;
      throw damaged(`${name} does not take what it holds (${error.message})`, error);
    });
  const { rows } = await tx.one<{ rows: number }>({
    text: `select count(*) as rows from ${name}`,
    values: [],
  });
  if (rows !== contents.rows()) throw damaged(`${name} has ${rows} rows instead of ${contents.rows()}`);
  summary.tables++;
  summary.rows += rows;
  progress({ rows: summary.rows, what: `${table.schema}.${table.table}` });
}

async function restoreSequence(tx: Transaction, kept: KeptSequence): Promise<void> {
  const name = `${quoted(kept.schema)}.${quoted(kept.sequence)}`;
  await tx.query(sql`select setval(${name}::regclass, ${kept.value}, ${kept.called})`);
}

function refuseIncomplete(last: BackupPart | undefined, summary: RestoreSummary): void {
  if (last?.kind !== "finish") throw damaged("its end is missing");
  if (last.rows !== summary.rows || last.tables !== summary.tables || last.files !== summary.files)
    throw damaged("it holds less than its end says");
}
