import type { Database, Transaction } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";

export const feedChannel = "catalogue_changed";

/**
 * Makes a staged version the one that readers see, and announces every edition it touches, in one step.
 */
export async function activateVersion(tx: Transaction, source: number, version: number): Promise<void> {
  await tx.query(sql`update catalogue.source set version = ${version} where id = ${source}`);
  await announceStaged(tx, source, version);
}

/** Goes back to the version before, in one step. What the version brought is cleared away later. */
export async function deactivateVersion(tx: Transaction, source: number, version: number): Promise<void> {
  await tx.query(sql`update catalogue.source set version = ${version - 1} where id = ${source}`);
  await announceStaged(tx, source, version);
}

async function announceStaged(tx: Transaction, source: number, version: number): Promise<void> {
  await tx.query(sql`insert into catalogue.change (editions)
    select editions from catalogue.staged_change where source = ${source} and version = ${version}`);
  await tx.query(sql`select pg_notify(${feedChannel}, '')`);
}

/**
 * Removes every trace of versions that readers do not see and never will: of a load that was stopped for
 * good, or taken back. In steps, so that it can be interrupted and begun again.
 */
export async function clearStaged(database: Database, source: number, above: number): Promise<void> {
  await eachStagedChange(
    database,
    sql`source = ${source} and version > ${above}`,
    async (tx, version, editions) => {
      await tx.query(sql`with gone as (
        delete from catalogue.record
        where edition = any(${editions}::bigint[]) and source = ${source} and version = ${version} returning id)
      delete from catalogue.item where record in (select id from gone) and version = ${version}`);
      await tx.query(sql`update catalogue.record set until_version = null
      where edition = any(${editions}::bigint[]) and source = ${source} and until_version = ${version}`);
    },
  );
  await database.query(sql`delete from catalogue.block where source = ${source} and version > ${above}`);
}

/**
 * Forgets what the current version replaced two versions ago: one step back stays possible.
 */
export async function forgetReplaced(database: Database, source: number, current: number): Promise<void> {
  await eachStagedChange(
    database,
    sql`source = ${source} and version < ${current}`,
    async (tx, version, editions) => {
      await tx.query(sql`with gone as (
        delete from catalogue.record
        where edition = any(${editions}::bigint[]) and source = ${source} and until_version <= ${version}
        returning id, version)
      delete from catalogue.item i using gone where i.record = gone.id and i.version = gone.version`);
    },
  );
  await dropUnusedBlocks(database, source);
}

async function eachStagedChange(
  database: Database,
  condition: ReturnType<typeof sql>,
  work: (tx: Transaction, version: number, editions: number[]) => Promise<void>,
): Promise<void> {
  for (let more = true; more; ) {
    more = await database.transaction(async (tx) => {
      const [row] = await tx.query<{ place: string; version: number; editions: number[] }>(sql`
        select ctid::text as place, version, editions from catalogue.staged_change where ${condition} limit 1`);
      if (!row) return false;
      await work(tx, row.version, row.editions.map(Number));
      await tx.query(sql`delete from catalogue.staged_change where ctid = ${row.place}::tid`);
      return true;
    });
  }
}

/** Blocks hold several records; one goes when the last of its records has gone. */
async function dropUnusedBlocks(database: Database, source: number): Promise<void> {
  await database.query(sql`delete from catalogue.block b where b.source = ${source} and b.id not in (
    select distinct block from catalogue.record where source = ${source})`);
}
