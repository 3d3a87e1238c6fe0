import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { personByEmail } from "../db/people.ts";
import { accountsFolders } from "../folders.ts";
import { addPerson } from "../people.ts";
import { type Browser, testSite } from "./testing.ts";

let own: TestDatabase;
let site: ReturnType<typeof testSite>;
const byCard = { way: "card", library: "ZZ-N", card: "100", pin: "8304" };

beforeAll(async () => {
  own = await testDatabase([accountsFolders.migrations]);
  site = testSite(own.database);
});
afterAll(() => own.drop());
beforeEach(async () => {
  await own.database.query(sql`delete from accounts.guess_counter`);
  await own.database.query(sql`delete from accounts.person`);
  await addPerson(own.database, {
    ...{ name: "Reader", email: "reader@example.org", card: "100", pin: "8304", homeLibrary: "ZZ-N" },
    roles: [{ role: "reader", library: "ZZ-N" }],
  });
});

async function signedIn(headers: Record<string, string> = {}): Promise<Browser> {
  const browser = site.browser();
  await browser.post("/sign-in", byCard, headers);
  return browser;
}

describe("the account page", () => {
  test("shows what the library knows, and is not for visitors", async () => {
    const page = await (await signedIn()).get("/account");
    for (const fact of ["Reader at Northgate Library", "Card of Northgate Library", "reader@example.org"])
      expect(page.html).toContain(fact);
    expect(page.html).not.toMatch(/argon2|8304/);
    expect((await site.browser().get("/account")).location).toBe("/sign-in?next=%2Faccount");
    expect((await site.browser().post("/account/password", { password: "x" })).location).toBe("/sign-in");
  });

  test("changes the language without any secret", async () => {
    const browser = await signedIn();
    const answer = await browser.post("/account", { language: "ar", email: "reader@example.org" });
    expect([answer.status, answer.location]).toEqual([303, "/account?done=details"]);
    expect((await browser.get("/account?done=details")).html).toContain("حُفظت البيانات");
  });

  test("changes the mail address only for who knows the PIN or password", async () => {
    const browser = await signedIn();
    const email = "new@example.org";
    const without = await browser.post("/account", { email, language: "" });
    expect([without.status, without.html.includes('value="new@example.org"')]).toEqual([422, true]);
    expect((await browser.post("/account", { email, current: "9999" })).status).toBe(422);
    expect(await personByEmail(own.database, email)).toBeUndefined();
    expect((await browser.post("/account", { email, current: "8304" })).status).toBe(303);
    expect((await personByEmail(own.database, email))?.name).toBe("Reader");
  });

  test("says so where the new address belongs to another account", async () => {
    await addPerson(own.database, { name: "Other", email: "other@example.org", roles: [] });
    const browser = await signedIn();
    const answer = await browser.post("/account", { email: "Other@example.org", current: "8304" });
    expect([answer.status, answer.html.includes("Another account has this mail address")]).toEqual([
      422,
      true,
    ]);
  });

  test("sets a password and signs the other devices out, but not this one", async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const path = "/account/password";
    const short = await here.post(path, { current: "8304", password: "short" });
    expect([short.status, short.html.includes("at least 8 characters")]).toEqual([422, true]);
    expect(short.html).not.toMatch(/value="(short|8304)"/);
    const wrong = await here.post(path, { current: "0000", password: "a quiet place" });
    expect(wrong.html).toContain('href="#field-current-password"');
    expect((await there.get("/account")).status).toBe(200);
    const answer = await here.post(path, { current: "8304", password: "a quiet place" });
    expect(answer.location).toBe("/account?done=password");
    expect((await here.get("/account")).status).toBe(200);
    expect((await there.get("/account")).status).toBe(303);
    const byMail = { way: "mail", email: "reader@example.org", password: "a quiet place" };
    expect((await site.browser().post("/sign-in", byMail)).status).toBe(303);
  });

  test("changes the PIN, and pauses those who guess the present one", async () => {
    const browser = await signedIn();
    const attempt = (current: string) => browser.post("/account/pin", { current, pin: "640917" });
    for (let n = 0; n < 5; n += 1) expect((await attempt("0000")).status).toBe(422);
    expect((await attempt("8304")).html).toContain("Try again in a minute");
    await own.database.query(sql`delete from accounts.guess_counter`);
    expect((await attempt("8304")).location).toBe("/account?done=pin");
    expect((await site.browser().post("/sign-in", byCard)).status).toBe(422);
    expect((await site.browser().post("/sign-in", { ...byCard, pin: "640917" })).status).toBe(303);
  });
});

describe("the list of sessions", () => {
  const firefox = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };

  test("names devices, and ends one of them", async () => {
    const [here, there] = [await signedIn(), await signedIn(firefox)];
    const page = await here.get("/account");
    expect(page.html).toContain("Firefox, Linux");
    const session = /name="session" value="([\w-]+)"/.exec(page.html)?.[1] ?? "";
    expect((await here.post("/account/sessions", { session })).location).toBe("/account?done=session");
    expect([(await here.get("/account")).status, (await there.get("/account")).status]).toEqual([200, 303]);
  });

  test("ends nobody else's session", async () => {
    await addPerson(own.database, {
      ...{ name: "Other", card: "200", pin: "7193", homeLibrary: "ZZ-N", roles: [] },
    });
    const other = site.browser();
    await other.post("/sign-in", { ...byCard, card: "200", pin: "7193" });
    const [row] = await own.database.query<{ id: string }>(sql`select s.id from accounts.session s
      join accounts.person p on p.id = s.person where p.name = 'Other'`);
    await (await signedIn()).post("/account/sessions", { session: row!.id });
    expect((await other.get("/account")).status).toBe(200);
  });

  test("ends everywhere at once", async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const answer = await here.post("/account/sessions", { all: "yes" });
    expect(answer.location).toBe("/sign-in?done=signed-out-everywhere");
    expect(here.cookies.has("__Host-session")).toBe(false);
    expect([(await here.get("/account")).status, (await there.get("/account")).status]).toEqual([303, 303]);
  });
});
