import pg from "pg";

/** `recovering`: it runs, and lets nobody in yet (or any more). `silent`: nothing answers there. */
export type Answer = "ready" | "recovering" | "silent";

/** PostgreSQL manual, appendix A: cannot_connect_now, while it starts, recovers or shuts down. */
const cannotConnectNow = "57P03";

/** What a server says to somebody who wants to connect; within two seconds. */
export async function answerOf(connectionString: string): Promise<Answer> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return "ready";
  } catch (error) {
    return (error as { code?: string }).code === cannotConnectNow ? "recovering" : "silent";
  } finally {
    await client.end().catch(() => {});
  }
}
