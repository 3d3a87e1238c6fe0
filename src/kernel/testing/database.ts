import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { Database } from "../database/database.ts";
import type { MigrationFolder } from "../database/migrate.ts";
import { prepareDatabase } from "../database/prepare.ts";
import { createLog } from "../log.ts";

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly database: Database;
  readonly connectionString: string;
  /** Closes the connections and drops the database. */
  drop(): Promise<void>;
}

/**
 * Clones a database from a migrated template, which is made on first use for this set of migrations. The
 * server is the one that vitest's global set-up started, or the one named by DATABASE_URL.
 */
export async function testDatabase(folders: readonly MigrationFolder[]): Promise<TestDatabase> {
  const log = createLog("silent");
  const server = process.env.COMMONSHELF_TEST_SERVER;
  if (!server) throw new Error("COMMONSHELF_TEST_SERVER is not set: run this test through vitest.");
  const admin = new Database(server, log, 1);
  // Only a template's owner may clone it.
  const template = `cs_template_${checksumOf(folders, new URL(server).username)}`;
  const name = `cs_test_${randomUUID().replaceAll("-", "")}`;
  try {
    await admin.query({
      text: "select pg_advisory_lock(hashtext($1))",
      values: ["commonshelf test templates"],
    });
    const [known] = await admin.query({
      text: "select 1 from pg_database where datname = $1",
      values: [template],
    });
    if (!known) await makeTemplate(admin, server, template, folders);
    await admin.query({ text: `create database ${name} template ${template}`, values: [] });
  } finally {
    await admin.close();
  }
  const connectionString = inDatabase(server, name);
  const database = new Database(connectionString, log);
  return {
    database,
    connectionString,
    async drop() {
      await database.close();
      const admin = new Database(server, log, 1);
      await admin.query({ text: `drop database if exists ${name} with (force)`, values: [] });
      await admin.close();
    },
  };
}

async function makeTemplate(
  admin: Database,
  server: string,
  template: string,
  folders: readonly MigrationFolder[],
) {
  const draft = `${template}_draft`;
  await admin.query({ text: `drop database if exists ${draft} with (force)`, values: [] });
  await admin.query({ text: `create database ${draft}`, values: [] });
  const inside = new Database(inDatabase(server, draft), createLog("silent"), 1);
  try {
    await prepareDatabase(inside, folders);
  } finally {
    await inside.close();
  }
  await admin.query({ text: `alter database ${draft} rename to ${template}`, values: [] });
}

function inDatabase(connectionString: string, name: string): string {
  const address = new URL(connectionString);
  address.pathname = name;
  return address.href;
}

function checksumOf(folders: readonly MigrationFolder[], owner: string): string {
  const hash = createHash("sha256").update(owner);
  for (const { module, folder } of folders) {
    for (const name of readdirSync(folder).sort())
      hash.update(`${module}/${name}`).update(readFileSync(new URL(name, folder)));
  }
  return hash.digest("hex").slice(0, 16);
}
