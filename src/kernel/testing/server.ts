import { Database } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { createLog } from "../log.ts";
import { startPostgres } from "../postgres/embedded.ts";

/** Vitest's global set-up: one PostgreSQL for the whole run, under the checkout, or the server of DATABASE_URL. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.DATABASE_URL) {
    await refuseUnfit(process.env.DATABASE_URL);
    process.env.COMMONSHELF_TEST_SERVER = process.env.DATABASE_URL;
    return undefined;
  }
  const server = await startPostgres(".tmp/test");
  process.env.COMMONSHELF_TEST_SERVER = server.connectionString;
  return () => server.stop();
}

/** A server that is too old, or a user that may not create databases, would fail every test with words of its own. */
async function refuseUnfit(connectionString: string): Promise<void> {
  const database = new Database(connectionString, createLog("silent"), 1);
  try {
    await database.check();
    const { may } = await database.one<{ may: boolean }>(
      sql`select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user`,
    );
    if (!may)
      throw new Error(
        "The user of DATABASE_URL must be allowed to create databases (alter role ... createdb).",
      );
  } finally {
    await database.close();
  }
}
