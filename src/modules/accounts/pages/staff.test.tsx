import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { keptMail } from "#kernel/mail.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { auditEntries, recordAction } from "../db/audit.ts";
import { grantRole, listPeople, personById } from "../db/people.ts";
import { anonymous, type Role } from "../domain/viewer.ts";
import { accountsFolders } from "../folders.ts";
import { addPerson } from "../people.ts";
import { type Browser, testSite } from "./testing.ts";

let own: TestDatabase;
let site: ReturnType<typeof testSite>;
let staff: Browser;
let coordinator: Browser;
let ids: Record<"reader" | "far" | "staff" | "coordinator", number>;
const password = "the reading room";

function add(name: string, role: Role, library: string | null, card?: string): Promise<number> {
  return addPerson(own.database, {
    ...{ name, homeLibrary: library, roles: [{ role, library }] },
    ...(card ? { card, pin: "8304" } : { email: `${name.toLowerCase()}@example.org`, password }),
  });
}

async function signedIn(email: string): Promise<Browser> {
  const browser = site.browser();
  await browser.post("/sign-in", { way: "mail", email, password });
  return browser;
}

beforeAll(async () => {
  own = await testDatabase([accountsFolders.migrations]);
  site = testSite(own.database);
});
afterAll(() => own.drop());
beforeEach(async () => {
  await own.database.query(sql`delete from accounts.person`);
  await own.database.query(sql`delete from kernel.outgoing_mail`);
  ids = {
    reader: await add("Reader", "reader", "ZZ-N", "100"),
    far: await add("Far", "reader", "ZZ-H", "100"),
    staff: await add("Staff", "staff", "ZZ-N"),
    coordinator: await add("Coordinator", "coordinator", null),
  };
  staff = await signedIn("staff@example.org");
  coordinator = await signedIn("coordinator@example.org");
});

const lastAction = async () => (await auditEntries(own.database, { limit: 1 }))[0];

describe("the list of people", () => {
  test("shows staff the readers of their library, and coordinators everyone", async () => {
    const seen = (html: string) =>
      [...html.matchAll(/\/staff\/people\/\d+">(\w+)</g)].map((match) => match[1]);
    expect(seen((await staff.get("/staff/people")).html)).toEqual(["Reader"]);
    expect(seen((await staff.get("/staff/people?library=ZZ-H&role=staff")).html)).toEqual(["Reader"]);
    expect(seen((await coordinator.get("/staff/people")).html)).toEqual([
      "Coordinator",
      "Far",
      "Reader",
      "Staff",
    ]);
    expect(seen((await coordinator.get("/staff/people?role=reader&library=ZZ-H")).html)).toEqual(["Far"]);
    expect(seen((await coordinator.get("/staff/people?q=STAFF@example.org")).html)).toEqual(["Staff"]);
    expect((await coordinator.get("/staff/people?q=nobody&page=x")).html).toContain("Nobody here");
  });

  test("is not for readers", async () => {
    const reader = site.browser();
    await reader.post("/sign-in", { way: "card", library: "ZZ-N", card: "100", pin: "8304" });
    for (const path of ["/staff/people", "/staff/people/new", `/staff/people/${ids.reader}`, "/staff/audit"])
      expect((await reader.get(path)).status).toBe(403);
  });
});

describe("adding a person", () => {
  const form = { name: "Newcomer", email: "", library: "ZZ-N", card: "555", pin: "7193", role: "reader" };

  test("gives a reader a card that opens the account", async () => {
    const answer = await staff.post("/staff/people/new", form);
    expect(answer.location).toMatch(/^\/staff\/people\/\d+\?done=added$/);
    expect((await staff.get(answer.location!)).html).toContain("The account is ready");
    const signIn = { way: "card", library: "ZZ-N", card: "555", pin: "7193" };
    expect((await site.browser().post("/sign-in", signIn)).status).toBe(303);
    expect(await lastAction()).toMatchObject({
      ...{ person: ids.staff, action: "accounts.person-added", library: "ZZ-N", details: { role: "reader" } },
    });
  });

  test("lets staff neither give a role nor choose another library, whatever the form says", async () => {
    await staff.post("/staff/people/new", { ...form, role: "coordinator" });
    expect((await listPeople(own.database, { search: "Newcomer" }))[0]?.roles).toEqual([
      { role: "reader", library: "ZZ-N" },
    ]);
    expect((await staff.post("/staff/people/new", { ...form, card: "556", library: "ZZ-H" })).status).toBe(
      422,
    );
  });

  test("invites staff by a link in a mail, so that nobody else knows the password", async () => {
    const colleague = {
      ...form,
      email: "new@example.org",
      card: "",
      pin: "",
      role: "staff",
      library: "ZZ-H",
    };
    expect((await coordinator.post("/staff/people/new", colleague)).status).toBe(303);
    const [mail] = await keptMail(own.database);
    expect(mail).toMatchObject({ recipient: "new@example.org", subject: "Your library account" });
    expect(mail!.body).toContain("within 72 hours");
    const path = /\/reset\/[\w-]+/.exec(mail!.body)![0];
    expect((await site.browser().post(path, { password: "short one" })).html).toContain("at least 10");
    expect((await site.browser().post(path, { password: "a long corridor" })).status).toBe(303);
    const signIn = { way: "mail", email: "new@example.org", password: "a long corridor" };
    expect((await site.browser().post("/sign-in", signIn)).location).toBe("/staff");
  });

  test("keeps what was typed but the PIN, and says what is wrong", async () => {
    const taken = await staff.post("/staff/people/new", { ...form, card: "100" });
    expect([taken.status, taken.html.includes("Another account has this card number")]).toEqual([422, true]);
    expect(taken.html).toContain('value="Newcomer"');
    expect(taken.html).not.toContain("7193");
    const empty = await staff.post("/staff/people/new", { library: "ZZ-N" });
    expect(empty.html).toContain("nobody can sign in");
    expect(empty.html).toContain('href="#field-name"');
  });
});

describe("one person's page", () => {
  test("exists for nobody who does not look after the person", async () => {
    for (const id of [ids.far, ids.staff, ids.coordinator, 999_999, "x"]) {
      expect((await staff.get(`/staff/people/${id}`)).status).toBe(404);
      for (const act of ["", "/pin", "/link", "/end-sessions", "/remove"])
        expect((await staff.post(`/staff/people/${id}${act}`, { pin: "7193", name: "X" })).status).toBe(404);
    }
    expect(
      (await staff.post(`/staff/people/${ids.reader}/roles`, { do: "grant", role: "staff" })).status,
    ).toBe(403);
  });

  test("lets staff set a PIN, which signs the reader out and names no PIN in the trail", async () => {
    const reader = site.browser();
    await reader.post("/sign-in", { way: "card", library: "ZZ-N", card: "100", pin: "8304" });
    const answer = await staff.post(`/staff/people/${ids.reader}/pin`, { card: "0", pin: "719355" });
    expect(answer.location).toBe(`/staff/people/${ids.reader}?done=pin`);
    expect((await reader.get("/account")).status).toBe(303);
    expect(await lastAction()).toMatchObject({ action: "accounts.pin-set", subject: `person:${ids.reader}` });
    const trail = await own.database.query(
      sql`select action, subject, library, details from accounts.audit_entry`,
    );
    expect(JSON.stringify(trail)).not.toMatch(/719355|8304|Reader|@example/);
  });

  test("changes name, mail and library", async () => {
    const path = `/staff/people/${ids.reader}`;
    expect((await staff.post(path, { name: "", email: "a@b", library: "ZZ-H" })).status).toBe(422);
    const answer = await staff.post(path, { name: "Renamed", email: "r@example.org", library: "ZZ-N" });
    expect(answer.location).toBe(`${path}?done=details`);
    expect(await personById(own.database, ids.reader)).toMatchObject({
      name: "Renamed",
      email: "r@example.org",
    });
    const taken = await staff.post(path, { name: "Renamed", email: "staff@example.org", library: "ZZ-N" });
    expect(taken.html).toContain("Another account has this mail address");
  });

  test("lets coordinators give and take roles", async () => {
    const path = `/staff/people/${ids.reader}/roles`;
    expect((await coordinator.post(path, { do: "grant", role: "staff", library: "" })).status).toBe(422);
    expect((await coordinator.post(path, { do: "grant", role: "coordinator", library: "ZZ-N" })).status).toBe(
      422,
    );
    expect((await coordinator.post(path, { do: "grant", role: "king", library: "ZZ-N" })).status).toBe(422);
    expect((await coordinator.post(path, { do: "grant", role: "staff", library: "ZZ-H" })).status).toBe(303);
    expect((await personById(own.database, ids.reader))?.roles).toContainEqual({
      role: "staff",
      library: "ZZ-H",
    });
    expect(await lastAction()).toMatchObject({ details: { role: "staff", at: "ZZ-H" } });
    await coordinator.post(path, { do: "revoke", role: "staff", library: "ZZ-H" });
    expect((await personById(own.database, ids.reader))?.roles).toEqual([
      { role: "reader", library: "ZZ-N" },
    ]);
  });

  test("keeps the last coordinator", async () => {
    const path = `/staff/people/${ids.coordinator}`;
    const revoke = { do: "revoke", role: "coordinator", library: "" };
    const refused = await coordinator.post(`${path}/roles`, revoke);
    expect([refused.status, refused.html.includes("the last coordinator")]).toEqual([422, true]);
    expect((await coordinator.post(`${path}/remove`)).status).toBe(422);
    await grantRole(own.database, ids.staff, { role: "coordinator", library: null });
    expect((await coordinator.post(`${path}/roles`, revoke)).status).toBe(303);
    expect((await coordinator.get(path)).status).toBe(403);
  });

  test("removes an account", async () => {
    const answer = await staff.post(`/staff/people/${ids.reader}/remove`);
    expect(answer.location).toBe("/staff/people?done=removed");
    expect(await personById(own.database, ids.reader)).toBeUndefined();
    expect((await lastAction())?.action).toBe("accounts.person-removed");
  });
});

describe("the trail of staff actions", () => {
  beforeEach(async () => {
    const entry = { viewer: anonymous, subject: "library:x" };
    await recordAction(own.database, {
      ...entry,
      action: "test.at-north",
      library: "ZZ-N",
      details: { a: "=1+1" },
    });
    await recordAction(own.database, { ...entry, action: "test.at-harbour", library: "ZZ-H" });
    await recordAction(own.database, { ...entry, action: "test.network" });
  });

  test("shows staff what was done at their library alone", async () => {
    const mine = await staff.get("/staff/audit?action=test.");
    expect(mine.html).toContain(">test.at-north</span>");
    expect(mine.html).not.toMatch(/>test\.(at-harbour|network)<\/span>/);
    expect((await staff.get("/staff/audit?library=ZZ-H")).html).toContain("Nothing here yet");
    const all = await coordinator.get("/staff/audit?action=test.");
    expect(all.html).toMatch(/test\.network<\/span>.*test\.at-harbour<\/span>.*test\.at-north<\/span>/s);
  });

  test("can be taken away as CSV, without formulas", async () => {
    const csv = await staff.get("/staff/audit.csv?action=test.at-north&from=2020-01-01&to=2999-12-31");
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const [head, first] = csv.html.replace("\uFEFF", "").split("\r\n");
    expect(head).toBe("at,person,name,action,subject,library,details");
    expect(first).toMatch(/^\d{4}-.*Z,,,test\.at-north,library:x,ZZ-N,a: =1\+1$/);
    expect(
      (await staff.get("/staff/audit.csv?action=test.at-harbour")).html.trim().split("\r\n"),
    ).toHaveLength(1);
  });

  test("says actions in words", async () => {
    await coordinator.post(`/staff/people/${ids.reader}/end-sessions`);
    expect((await staff.get("/staff/audit")).html).toContain(">Signed a person out everywhere</span>");
  });

  test("takes no notice of filters that mean nothing", async () => {
    const page = await staff.get("/staff/audit?from=2026-13-45&person=x&before=y");
    expect([page.status, page.html.includes("test.at-north")]).toEqual([200, true]);
  });
});
