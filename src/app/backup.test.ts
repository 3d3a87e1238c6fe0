import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restoreBackup } from "#kernel/backup/restore.ts";
import { ownSchemas, tablesOf } from "#kernel/backup/tables.ts";
import { writeBackup } from "#kernel/backup/write.ts";
import { Database } from "#kernel/database/database.ts";
import { prepareDatabase } from "#kernel/database/prepare.ts";
import { localFiles } from "#kernel/files.ts";
import { createLog } from "#kernel/log.ts";
import { feedStart } from "#modules/catalogue";
import { fillDemo } from "./fill-demo.ts";
import { afterRestore, migrations } from "./modules.ts";

const log = createLog("silent");
const server = process.env.COMMONSHELF_TEST_SERVER!;
const directory = mkdtempSync(join(tmpdir(), "whole-"));
const made: { database: Database; name: string }[] = [];

async function emptyDatabase(): Promise<Database> {
  const name = `cs_test_${randomUUID().replaceAll("-", "")}`;
  const admin = new Database(server, log, 1);
  await admin.query({ text: `create database ${name}`, values: [] });
  await admin.close();
  const database = new Database(server.replace(/\/[^/?]*(\?|$)/, `/${name}$1`), log);
  made.push({ database, name });
  return database;
}

function storeOf(database: Database, name: string) {
  const filesDirectory = join(directory, name, "files");
  const files = localFiles(filesDirectory);
  return { database, files, filesDirectory, searchDirectory: "", isEmbedded: false, close: async () => {} };
}

/** Every row of every table as text, apart from the feed, which is made anew. */
async function rowsOf(database: Database): Promise<Record<string, unknown[]>> {
  const tables = await tablesOf(database, await ownSchemas(database));
  const rows: Record<string, unknown[]> = {};
  for (const { schema, table } of tables) {
    if (schema === "catalogue" && ["feed", "change"].includes(table)) continue;
    const text = `select md5(t::text) from "${schema}"."${table}" as t order by 1`;
    rows[`${schema}.${table}`] = await database.query({ text, values: [] });
  }
  return rows;
}

let source: Database;
beforeAll(async () => {
  source = await emptyDatabase();
  await prepareDatabase(source, migrations);
  const stopping = new AbortController().signal;
  const at = join(directory, "demo");
  await fillDemo(storeOf(source, "source"), {
    ...{ directory: at, today: new Date("2026-12-01"), stopping, onStep: () => {} },
  });
});
afterAll(async () => {
  const admin = new Database(server, log, 1);
  for (const { database, name } of made) {
    await database.close();
    await admin.query({ text: `drop database if exists ${name} with (force)`, values: [] });
  }
  await admin.close();
  rmSync(directory, { recursive: true, force: true });
});

test("a backup of the whole house brings back every row, and tells search indexes to begin anew", async () => {
  const path = join(directory, "all.backup");
  await writeBackup(storeOf(source, "source"), path);
  const target = await emptyDatabase();
  const restored = await restoreBackup(
    { ...storeOf(target, "target"), migrations, afterwards: afterRestore },
    path,
  );
  const rows = await rowsOf(target);
  expect(rows).toEqual(await rowsOf(source));
  expect(restored.rows).toBeGreaterThan(5_000);
  expect(rows["accounts.person"]?.length).toBeGreaterThan(10);
  const epoch = async (database: Database) => (await feedStart(database)).split(":")[0];
  expect(await epoch(target)).not.toBe(await epoch(source));
});
