import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { Conflict, Invalid, NotFound } from "#kernel/errors.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import {
  accountsFolders,
  addPerson,
  auditEntries,
  grantRole,
  listPeople,
  personByEmail,
  recordAction,
  removePerson,
  revokeRole,
  setPassword,
  type Viewer,
} from "./index.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase([accountsFolders.migrations]);
});
afterAll(() => own.drop());

const reader = (name: string, card: string, library = "ZZ-N") => ({
  ...{ name, card, pin: "8304", homeLibrary: library },
  roles: [{ role: "reader" as const, library }],
});

describe("people and their roles", () => {
  test("are added with card and roles, and found by name, card, mail, role and library", async () => {
    const { database } = own;
    const id = await addPerson(database, { ...reader("Reader One", "n 100"), email: "One@Example.org" });
    await addPerson(database, reader("Reader Two", "200", "ZZ-H"));
    const names = async (filter: Parameters<typeof listPeople>[1]) =>
      (await listPeople(database, filter)).map(({ name }) => name);
    expect((await listPeople(database, { search: "one@example.org" }))[0]).toMatchObject({
      ...{ id, name: "Reader One", email: "One@Example.org", homeLibrary: "ZZ-N", hasPassword: false },
      ...{ cards: [{ library: "ZZ-N", number: "N100" }], roles: [{ role: "reader", library: "ZZ-N" }] },
    });
    expect(await names({ search: "ader" })).toEqual(["Reader One", "Reader Two"]);
    expect(await names({ search: "٢٠٠" })).toEqual(["Reader Two"]);
    expect(await names({ search: "%" })).toEqual([]);
    expect(await names({ library: "ZZ-H", role: "reader" })).toEqual(["Reader Two"]);
    expect(await names({ readersOf: ["ZZ-N"] })).toEqual(["Reader One"]);
    await grantRole(database, id, { role: "staff", library: "ZZ-N" });
    await grantRole(database, id, { role: "staff", library: "ZZ-N" });
    expect(await names({ readersOf: ["ZZ-N"] })).toEqual([]);
    await revokeRole(database, id, { role: "staff", library: "ZZ-N" });
    expect((await personByEmail(database, " one@EXAMPLE.org"))?.roles).toEqual([
      { role: "reader", library: "ZZ-N" },
    ]);
  });

  test("share neither a mail address, whatever its capitals, nor a card", async () => {
    const { database } = own;
    await addPerson(database, { ...reader("Reader Three", "300"), email: "three@example.org" });
    const sameMail = addPerson(database, { ...reader("Reader Four", "301"), email: "THREE@example.org" });
    await expect(sameMail).rejects.toThrow(Conflict);
    await expect(database.transaction((tx) => addPerson(tx, reader("Reader Four", "300")))).rejects.toThrow(
      Conflict,
    );
    expect(await listPeople(database, { search: "Reader Four" })).toEqual([]);
    await addPerson(database, reader("Reader Four", "300", "ZZ-H"));
  });

  test.each([
    ["name-missing", { name: " ", roles: [] }],
    ["email-wrong", { name: "A", email: "a@b", roles: [] }],
    ["email-missing", { name: "A", password: "a long password", roles: [] }],
    ["library-missing", { name: "A", card: "1", roles: [] }],
    ["card-missing", { name: "A", pin: "8304", homeLibrary: "ZZ-N", roles: [] }],
    ["library-missing", { name: "A", roles: [{ role: "staff" as const, library: null }] }],
    ["library-needless", { name: "A", roles: [{ role: "coordinator" as const, library: "ZZ-N" }] }],
    ["password-too-short", { name: "A", email: "a@example.org", password: "short", roles: [] }],
    ["pin-too-common", { name: "A", card: "1", pin: "1111", homeLibrary: "ZZ-N", roles: [] }],
  ])("are refused with %s where something is missing or too easy", async (code, person) => {
    const adding = addPerson(own.database, person);
    await expect(adding).rejects.toThrow(Invalid);
    await expect(adding).rejects.toMatchObject({ code: `accounts.${code}` });
  });

  test("leave nothing personal behind when removed, and the trail keeps their number", async () => {
    const { database } = own;
    const id = await addPerson(database, {
      ...reader("Reader Gone", "left-nowhere"),
      email: "gone@example.org",
    });
    const viewer: Viewer = {
      ...{ kind: "person", id, name: "Reader Gone", email: null, homeLibrary: null, roles: [], session: "s" },
    };
    await recordAction(database, { viewer, action: "test.done", subject: "thing:1" });
    expect((await auditEntries(database, { person: id }))[0]?.personName).toBe("Reader Gone");
    await removePerson(database, id);
    const dump = JSON.stringify(
      await database.query(sql`select p::text from accounts.person p
      union all select c::text from accounts.card c union all select a::text from accounts.audit_entry a`),
    );
    expect(dump).not.toMatch(/Reader Gone|gone@example|left-nowhere/i);
    expect((await auditEntries(database, { person: id }))[0]).toMatchObject({ person: id, personName: null });
    await expect(removePerson(database, id)).rejects.toThrow(NotFound);
    await expect(setPassword(database, id, "a long password")).rejects.toThrow(NotFound);
  });
});

test("secrets are stored as argon2id hashes alone", async () => {
  const { database } = own;
  await addPerson(database, {
    ...reader("Reader Secret", "777"),
    ...{ email: "secret@example.org", password: "kept nowhere in clear", pin: "905162" },
  });
  const rows = await database.query<{ hash: string }>(sql`select password_hash as hash from accounts.person
    where email = 'secret@example.org' union all select pin_hash from accounts.card where number = '777'`);
  for (const { hash } of rows) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(rows).toHaveLength(2);
});
