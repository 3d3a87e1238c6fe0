import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { forgetGuesses } from "./db/guesses.ts";
import { viewerBySecret } from "./db/sessions.ts";
import { accountsFolders } from "./folders.ts";
import { forgetJob } from "./jobs/forget.ts";
import { addPerson } from "./people.ts";
import { type Credentials, confirmPerson, type SignInFrom, signIn } from "./sign-in.ts";

let own: TestDatabase;
let reader: number;
const start = new Date("2026-03-01T08:00:00Z");
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const from = (parts: Partial<SignInFrom> = {}): SignInFrom => ({
  ...{ address: "192.0.2.1", device: "Firefox, Linux", shared: false, now: start },
  ...parts,
});
const card = (pin: string, number = "100"): Credentials => ({
  kind: "card",
  library: "ZZ-N",
  card: number,
  pin,
});
const mail = (password: string, email = "staff@example.org"): Credentials => ({
  kind: "mail",
  email,
  password,
});

beforeAll(async () => {
  own = await testDatabase([accountsFolders.migrations]);
  const { database } = own;
  reader = await addPerson(database, {
    ...{ name: "Reader", card: "100", pin: "8304", homeLibrary: "ZZ-N" },
    roles: [{ role: "reader", library: "ZZ-N" }],
  });
  await addPerson(database, {
    ...{ name: "Staff", email: "staff@example.org", password: "the reading room", homeLibrary: "ZZ-N" },
    roles: [{ role: "staff", library: "ZZ-N" }],
  });
});
afterAll(() => own.drop());
beforeEach(async () => {
  await own.database.query(sql`delete from accounts.guess_counter`);
  await own.database.query(sql`delete from accounts.session`);
});

const kindOf = async (credentials: Credentials, parts?: Partial<SignInFrom>) =>
  (await signIn(own.database, credentials, from(parts))).kind;

describe("signing in", () => {
  test("works by card and PIN at the card's library, in any digits, and by mail and password", async () => {
    expect(await kindOf(card("8304"))).toBe("signed-in");
    expect(await kindOf(card("٨٣٠٤", " ١٠٠ "))).toBe("signed-in");
    expect(await kindOf({ kind: "card", library: "ZZ-H", card: "100", pin: "8304" })).toBe("refused");
    expect(await kindOf(mail("the reading room", " STAFF@example.org "))).toBe("signed-in");
    expect(await kindOf(mail("The reading room"))).toBe("refused");
    expect(await kindOf(mail(""))).toBe("refused");
    expect(await kindOf(mail("x", "nobody@example.org"))).toBe("refused");
  });

  test("starts a session whose secret is nowhere in the database, and ends the earlier one", async () => {
    const first = await signIn(own.database, card("8304"), from());
    if (first.kind !== "signed-in") throw new Error("not signed in");
    expect(first.secret).toMatch(/^[\w-]{43}$/);
    expect(await viewerBySecret(own.database, first.secret, start)).toMatchObject({
      ...{ kind: "person", id: reader, name: "Reader", homeLibrary: "ZZ-N" },
      roles: [{ role: "reader", library: "ZZ-N" }],
    });
    const rows = await own.database.query(sql`select s::text from accounts.session s`);
    expect(JSON.stringify(rows)).not.toContain(first.secret);
    const second = await signIn(own.database, card("8304"), from({ earlier: first.secret }));
    expect(second).not.toMatchObject({ secret: first.secret });
    expect(await viewerBySecret(own.database, first.secret, start)).toBeUndefined();
  });

  test("takes about the same time for an unknown account as for a wrong password", async () => {
    const time = async (credentials: Credentials, n: number) => {
      const started = performance.now();
      await signIn(own.database, credentials, from({ address: `198.51.100.${n}` }));
      return performance.now() - started;
    };
    const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!;
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let n = 0; n < 4; n += 1) known.push(await time(mail("wrong"), n));
    for (let n = 0; n < 4; n += 1) unknown.push(await time(mail("wrong", `nobody${n}@example.org`), n + 50));
    // A look-up without a hash would take a tenth of it.
    expect(median(unknown) / median(known)).toBeGreaterThan(0.5);
  });
});

test("four digits never open the staff's workplace: a card gives a reader's rights only", async () => {
  const { database } = own;
  const both = {
    ...{ name: "Both", email: "both@example.org", password: "the map room here", homeLibrary: "ZZ-N" },
  };
  const roles = [
    { role: "reader" as const, library: "ZZ-N" },
    { role: "coordinator" as const, library: null },
  ];
  const id = await addPerson(database, { ...both, card: "700", pin: "8304", roles });
  const rolesBy = async (credentials: Credentials, minutes = 0) => {
    const answer = await signIn(database, credentials, from());
    const viewer =
      answer.kind === "signed-in" && (await viewerBySecret(database, answer.secret, at(minutes)));
    return viewer ? viewer.roles.map(({ role }) => role) : undefined;
  };
  expect(await rolesBy(card("8304", "700"), 24 * 60)).toEqual(["reader"]);
  expect(await rolesBy(mail("the map room here", "both@example.org"))).toEqual(["coordinator", "reader"]);
  expect(await rolesBy(mail("the map room here", "both@example.org"), 24 * 60)).toBeUndefined();
  const confirm = (typed: string) =>
    confirmPerson(database, { id, roles }, typed, { address: "", now: start });
  expect([await confirm("8304"), await confirm("the map room here")]).toEqual([
    { kind: "wrong" },
    { kind: "right" },
  ]);
});

describe("limits against guessing", () => {
  test("pause an account after five wrong tries, known or not, and say until when", async () => {
    for (const credentials of [card("0000"), card("0000", "does-not-exist")]) {
      for (let n = 0; n < 5; n += 1)
        expect(await kindOf(credentials, { address: `192.0.2.${n}` })).toBe("refused");
      const answer = await signIn(own.database, credentials, from({ address: "192.0.2.9" }));
      expect(answer).toEqual({ kind: "wait", until: at(1) });
    }
    expect(await kindOf(card("8304"), { address: "192.0.2.9" })).toBe("wait");
    expect(await kindOf(card("8304"), { address: "192.0.2.9", now: at(1) })).toBe("signed-in");
    expect(await kindOf(card("0000"), { address: "192.0.2.9", now: at(1) })).toBe("refused");
  });

  test("hold when all tries come at once", async () => {
    const tries = Array.from({ length: 15 }, (_, n) => kindOf(card("0000"), { address: `203.0.113.${n}` }));
    const kinds = await Promise.all(tries);
    expect(kinds.filter((kind) => kind === "refused")).toHaveLength(5);
    expect(kinds.filter((kind) => kind === "wait")).toHaveLength(10);
  });

  test("pause an address that tries many accounts, and a right try does not clear it", async () => {
    for (let n = 0; n < 20; n += 1) await kindOf(card("0000", `no-${n}`));
    expect(await kindOf(card("8304"))).toBe("signed-in");
    expect(await kindOf(card("0000", "no-21"))).toBe("refused");
    expect(await kindOf(card("8304"))).toBe("wait");
    expect(await kindOf(card("8304"), { address: "192.0.2.200" })).toBe("signed-in");
  });

  test("keep neither the address nor what was typed, and are gone after a day", async () => {
    await kindOf(card("0000", "typed-number"), { address: "192.0.2.77" });
    await kindOf(mail("0000", "typed@example.org"), { address: "192.0.2.77" });
    const kept = () => own.database.query(sql`select g::text from accounts.guess_counter g`);
    expect(JSON.stringify(await kept())).not.toMatch(/192\.0\.2|typed/);
    expect(await kept()).toHaveLength(3);
    await forgetGuesses(own.database, at(24 * 60 - 1));
    expect(await kept()).toHaveLength(3);
    await forgetGuesses(own.database, at(24 * 60));
    expect(await kept()).toHaveLength(0);
    expect(await own.database.query(sql`select salt from accounts.guess_salt`)).toHaveLength(0);
  });
});

test("sessions end when their time is over, and are then forgotten", async () => {
  const secretOf = async (credentials: Credentials, shared = false) => {
    const answer = await signIn(own.database, credentials, from({ shared }));
    return answer.kind === "signed-in" ? answer.secret : "";
  };
  const [home, desk, pub] = [
    await secretOf(card("8304")),
    await secretOf(mail("the reading room")),
    await secretOf(card("8304"), true),
  ];
  const nameAt = async (secret: string, minutes: number) =>
    (await viewerBySecret(own.database, secret, at(minutes)))?.name;
  expect([await nameAt(pub, 29), await nameAt(pub, 58), await nameAt(pub, 89)]).toEqual([
    "Reader",
    "Reader",
    undefined,
  ]);
  expect([await nameAt(desk, 11 * 60), await nameAt(desk, 24 * 60)]).toEqual(["Staff", undefined]);
  expect(await nameAt(home, 29 * 24 * 60)).toBe("Reader");
  const left = () => own.database.query(sql`select device from accounts.session`);
  await forgetJob(own.database, { now: () => at(29 * 24 * 60) })();
  expect(await left()).toHaveLength(1);
  await forgetJob(own.database, { now: () => at(59 * 24 * 60) })();
  expect(await left()).toHaveLength(0);
});
