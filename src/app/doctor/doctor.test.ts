import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { createLog } from "#kernel/log.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { addPerson } from "#modules/accounts";
import { freePort } from "../free-port.ts";
import { migrations } from "../modules.ts";
import { examine } from "./examine.ts";
import type { Finding } from "./finding.ts";

const directory = mkdtempSync(join(tmpdir(), "doctor-"));
let own: TestDatabase;
let port: string;
const servers: { close(): void }[] = [];

beforeAll(async () => {
  own = await testDatabase(migrations);
  port = String(await freePort("127.0.0.1", 0));
});
afterAll(async () => {
  for (const server of servers) server.close();
  await own.drop();
  rmSync(directory, { recursive: true, force: true });
});

async function findingsWith(environment: Record<string, string> = {}): Promise<Record<string, Finding>> {
  const usual = { COMMONSHELF_DATA: directory, DATABASE_URL: own.connectionString, PORT: port };
  const findings = await examine({ ...usual, ...environment }, createLog("silent"));
  return Object.fromEntries(findings.map((finding) => [finding.about, finding]));
}

function listening(server: Server | ReturnType<typeof createTcp>): Promise<string> {
  servers.push(server);
  return new Promise((done) =>
    server.listen(0, "127.0.0.1", () => done(String((server.address() as { port: number }).port))),
  );
}

describe("the doctor", () => {
  test("finds a sound installation sound, and says what may still be done", async () => {
    const found = await findingsWith();
    expect(Object.values(found).filter(({ kind }) => kind === "wrong")).toEqual([]);
    expect(found.database?.says).toMatch(/^The configured PostgreSQL 1\d\.\d+.* answers in \d+ ms\.$/);
    expect(found.schema).toMatchObject({ kind: "good" });
    expect(found.coordinator).toMatchObject({ kind: "note", advice: expect.stringContaining("user add") });
    expect(found.mail).toMatchObject({ kind: "note", advice: "Set SMTP_URL to send them." });
    await addPerson(own.database, {
      ...{ name: "Office", email: "office@example.org", password: "a long enough secret 7" },
      roles: [{ role: "coordinator", library: null }],
    });
    expect((await findingsWith()).coordinator).toMatchObject({ kind: "good" });
  });

  test("says which setting is wrong, and looks no further", async () => {
    const found = await findingsWith({ PORT: "eighty" });
    expect(found.configuration).toMatchObject({
      kind: "wrong",
      says: expect.stringContaining('PORT is "eighty"'),
    });
    expect(found.database).toBeUndefined();
  });

  test("says that the database does not answer, and why", async () => {
    const found = await findingsWith({ DATABASE_URL: "postgres://nobody:hidden@127.0.0.1:1/none" });
    expect(found.database).toMatchObject({ kind: "wrong", says: expect.stringContaining("ECONNREFUSED") });
    expect(JSON.stringify(found)).not.toContain("hidden");
  });

  test("says that the database is newer than the program", async () => {
    await own.database.query(
      sql`insert into kernel.migration (module, name, checksum) values ('directory', '9999-later.sql', '')`,
    );
    const found = await findingsWith();
    await own.database.query(sql`delete from kernel.migration where name = '9999-later.sql'`);
    expect(found.schema).toMatchObject({ kind: "wrong", advice: "Use that version of Commonshelf." });
    expect(found.schema?.says).toContain("directory/9999-later.sql");
  });

  test("tells a port of another program from our own", async () => {
    const other = await listening(createTcp());
    expect((await findingsWith({ PORT: other })).port).toMatchObject({ kind: "wrong" });
    const ours = await listening(createServer((_, answer) => answer.end('{"alive":true}')));
    expect((await findingsWith({ PORT: ours })).port).toMatchObject({
      kind: "good",
      says: `Commonshelf is running at http://127.0.0.1:${ours} now.`,
    });
  });

  test("says that the mail server cannot be used, without its password", async () => {
    const found = await findingsWith({ SMTP_URL: "smtp://me:hidden@127.0.0.1:1" });
    expect(found.mail).toMatchObject({ kind: "wrong", advice: expect.stringContaining("SMTP_URL") });
    expect(JSON.stringify(found)).not.toContain("hidden");
  });

  // Root may write anywhere.
  test.skipIf(process.getuid?.() === 0)("says that the data directory cannot be written", async () => {
    const closed = mkdtempSync(join(tmpdir(), "closed-"));
    chmodSync(closed, 0o500);
    const found = await findingsWith({ COMMONSHELF_DATA: join(closed, "data") });
    rmSync(closed, { recursive: true });
    expect(found["data directory"]).toMatchObject({ kind: "wrong" });
  });
});
