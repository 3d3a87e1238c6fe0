import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { anonymous, type SignedIn } from "../domain/viewer.ts";
import { accountsFolders } from "../folders.ts";
import { auditEntries, knownActions, recordAction } from "./audit.ts";

let own: TestDatabase;
const viewer: SignedIn = {
  kind: "person",
  id: 77,
  name: "Gone",
  email: null,
  homeLibrary: "ZZ-N",
  roles: [{ role: "staff", library: "ZZ-N" }],
  session: "s",
};

beforeAll(async () => {
  own = await testDatabase([accountsFolders.migrations]);
  const { database } = own;
  const at = { subject: "library:ZZ-N", library: "ZZ-N" };
  await recordAction(database, { viewer, action: "directory.renamed", ...at, details: { from: "A", n: 2 } });
  await recordAction(database, { viewer: anonymous, action: "accounts.person-added", subject: "person:5" });
  await recordAction(database, {
    viewer,
    action: "directory.closed",
    subject: "library:ZZ-H",
    library: "ZZ-H",
  });
});
afterAll(() => own.drop());

describe("the trail of staff actions", () => {
  test("gives entries newest first, with their facts, naming the command line by nobody", async () => {
    const entries = await auditEntries(own.database);
    expect(
      entries.map(({ action, person, personName, library, details }) => ({
        action,
        person,
        personName,
        library,
        details,
      })),
    ).toEqual([
      { action: "directory.closed", person: 77, personName: null, library: "ZZ-H", details: {} },
      { action: "accounts.person-added", person: null, personName: null, library: null, details: {} },
      {
        action: "directory.renamed",
        person: 77,
        personName: null,
        library: "ZZ-N",
        details: { from: "A", n: 2 },
      },
    ]);
    expect(entries[0]!.at).toBeInstanceOf(Date);
  });

  test("narrows by library, beginning of the action, person, subject and day", async () => {
    const actions = async (filter: Parameters<typeof auditEntries>[1]) =>
      (await auditEntries(own.database, filter)).map(({ action }) => action);
    const today = new Date().toISOString().slice(0, 10);
    expect(await actions({ libraries: ["ZZ-N"] })).toEqual(["directory.renamed"]);
    expect(await actions({ libraries: [] })).toEqual([]);
    expect(await actions({ action: "directory." })).toEqual(["directory.closed", "directory.renamed"]);
    expect(await actions({ person: 77, subject: "library:ZZ-H" })).toEqual(["directory.closed"]);
    expect(await actions({ from: today, to: today })).toHaveLength(3);
    expect(await actions({ to: "2020-01-01" })).toEqual([]);
    expect(await actions({ limit: 1 })).toEqual(["directory.closed"]);
  });

  test.each([
    ["update", sql`update accounts.audit_entry set action = 'x'`],
    ["delete", sql`delete from accounts.audit_entry`],
    ["truncate", sql`truncate accounts.audit_entry`],
  ])("refuses %s", async (_, statement) => {
    await expect(own.database.query(statement)).rejects.toThrow("can only grow");
    expect(await auditEntries(own.database)).toHaveLength(3);
  });

  test("lists the actions it holds", async () => {
    expect(await knownActions(own.database)).toEqual([
      "accounts.person-added",
      "directory.closed",
      "directory.renamed",
    ]);
  });
});
