import { startPostgres } from "../postgres/embedded.ts";

/** Vitest's global set-up: one PostgreSQL for the whole run, under the checkout, or the server of DATABASE_URL. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.DATABASE_URL) {
    process.env.COMMONSHELF_TEST_SERVER = process.env.DATABASE_URL;
    return undefined;
  }
  const server = await startPostgres(".tmp/test");
  process.env.COMMONSHELF_TEST_SERVER = server.connectionString;
  return () => server.stop();
}
