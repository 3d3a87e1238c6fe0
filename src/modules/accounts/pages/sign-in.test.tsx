import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import type { Route } from "#kernel/http/routes.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { accountsFolders } from "../folders.ts";
import { addPerson } from "../people.ts";
import { testSite } from "./testing.ts";

let own: TestDatabase;
let site: ReturnType<typeof testSite>;
// Long enough not to stand in a request's random number by chance.
const pin = "830491502766";
const secrets = [pin, "the reading room", "a wrong secret 77"];
const byCard = { way: "card", library: "ZZ-N", card: "100", pin };
const byMail = { way: "mail", email: "staff@example.org", password: "the reading room" };
const extra: Route[] = [
  {
    method: "GET",
    path: "/desk/:isil",
    needs: "directory.edit",
    library: "isil",
    handle: (c) => c.text("desk"),
  },
  {
    method: "POST",
    path: "/desk/:isil",
    needs: "directory.edit",
    library: "isil",
    handle: (c) => c.text("done"),
  },
];

beforeAll(async () => {
  own = await testDatabase([accountsFolders.migrations]);
  site = testSite(own.database, {}, extra);
  await addPerson(own.database, {
    ...{ name: "Reader", card: "100", pin, homeLibrary: "ZZ-N", locale: "es" },
    roles: [{ role: "reader", library: "ZZ-N" }],
  });
  await addPerson(own.database, {
    ...{ name: "Staff", email: "staff@example.org", password: "the reading room", homeLibrary: "ZZ-N" },
    roles: [{ role: "staff", library: "ZZ-N" }],
  });
});
afterAll(() => own.drop());
beforeEach(() => own.database.query(sql`delete from accounts.guess_counter`));

describe("the sign-in page", () => {
  test("offers both ways in each language, and the libraries", async () => {
    const page = await site.browser("ar").get("/sign-in?next=/account");
    expect(page.status).toBe(200);
    expect(page.html).toContain('dir="rtl"');
    expect(page.html).toContain("رقم البطاقة");
    expect(page.html).toContain("Northgate Library");
    expect(page.html.match(/name="next" value="\/account"/g)).toHaveLength(2);
    expect(page.headers.get("cache-control")).toBe("no-store");
  });

  test("keeps no address that leads elsewhere", async () => {
    const browser = site.browser();
    const page = await browser.get(`/sign-in?next=${encodeURIComponent("//evil.example/")}`);
    expect(page.html).not.toContain("evil.example");
    const answer = await browser.post("/sign-in", { ...byCard, next: "https://evil.example/" });
    expect(answer.location).toBe("/account");
  });

  test("lets a reader in with a cookie that no script reads and no other host gets", async () => {
    const answer = await site.browser().post("/sign-in", { ...byCard, next: "/search?q=sea" });
    expect([answer.status, answer.location]).toEqual([303, "/search?q=sea"]);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.find((line) => line.startsWith("__Host-session="))).toMatch(
      /^__Host-session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    // The language that the reader chose comes along.
    expect(cookies.find((line) => line.startsWith("locale="))).toMatch(/^locale=es;/);
  });

  test("keeps the cookie of a shared device only until the browser is closed", async () => {
    const answer = await site.browser().post("/sign-in", { ...byCard, shared: "yes" });
    expect(answer.headers.getSetCookie()[0]).not.toMatch(/max-age|expires/i);
  });

  test("uses a plain cookie where the site has no HTTPS", async () => {
    const plain = testSite(own.database, { secureCookies: false });
    const answer = await plain.browser().post("/sign-in", byMail);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^session=[\w-]{43};(?!.*Secure)/);
    expect(answer.location).toBe("/staff");
  });

  test("says the same for an unknown account as for a wrong password, keeping what was typed but secrets", async () => {
    const wrong = await site.browser().post("/sign-in", { ...byMail, password: "a wrong secret 77" });
    const unknown = await site
      .browser()
      .post("/sign-in", { ...byMail, email: "nobody@example.org", password: "a wrong secret 77" });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="staff@example.org"');
    expect(wrong.html).not.toContain("a wrong secret 77");
    expect(wrong.html).toContain("do not belong together");
    const same = (html: string) => html.replaceAll("nobody@example.org", "staff@example.org");
    expect(same(unknown.html)).toBe(wrong.html);
    expect([unknown.status, unknown.headers.getSetCookie()]).toEqual([422, []]);
  });

  test("says which fields are missing", async () => {
    const answer = await site.browser().post("/sign-in", { way: "card", library: "ZZ-N" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('href="#field-card"');
    expect(answer.html).toContain('href="#field-pin"');
    expect(answer.html).toMatch(/<option value="ZZ-N" selected/);
  });

  test("says when to try again after too many tries", async () => {
    const browser = site.browser();
    for (let n = 0; n < 5; n += 1) await browser.post("/sign-in", { ...byCard, pin: "1111" });
    const answer = await browser.post("/sign-in", byCard);
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("60");
    expect(answer.html).toContain("Try again in a minute");
    site.clock.at = new Date(site.clock.at.getTime() + 60_000);
    expect((await browser.post("/sign-in", byCard)).status).toBe(303);
  });

  test("shows the demo's accounts only where they are given", async () => {
    const demoAccounts = [{ role: "reader" as const, library: "ZZ-N", card: "100", pin: "8304" }];
    const demo = await testSite(own.database, { demoAccounts }).browser().get("/sign-in");
    expect(demo.html).toContain('<code dir="ltr">8304</code>');
    expect(demo.html).toContain("Reader at Northgate Library");
    expect((await site.browser().get("/sign-in")).html).not.toContain("Accounts to try");
  });

  test("ends the session on signing out, for the server too", async () => {
    const browser = site.browser();
    await browser.post("/sign-in", byCard);
    const stolen = new Map(browser.cookies);
    expect((await browser.get("/account")).status).toBe(200);
    expect((await browser.post("/sign-out")).location).toBe("/sign-in?done=signed-out");
    expect(browser.cookies.has("__Host-session")).toBe(false);
    const thief = site.browser();
    thief.cookies = stolen;
    expect((await thief.get("/account")).location).toBe("/sign-in?next=%2Faccount");
  });
});

describe("the guard", () => {
  test("leads visitors to the sign-in page and back to where they were", async () => {
    const browser = site.browser();
    expect((await browser.get("/desk/ZZ-N?x=1")).location).toBe("/sign-in?next=%2Fdesk%2FZZ-N%3Fx%3D1");
    const form = await browser.post("/desk/ZZ-N", {}, { referer: "https://house.example/desk/ZZ-N/edit" });
    expect([form.status, form.location]).toEqual([303, "/sign-in?next=%2Fdesk%2FZZ-N%2Fedit"]);
    const elsewhere = await browser.post("/desk/ZZ-N", {}, { referer: "https://evil.example/x" });
    expect(elsewhere.location).toBe("/sign-in");
  });

  test("answers programs with a problem document", async () => {
    const answer = await site.browser().get("/desk/ZZ-N", { accept: "application/json" });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("www-authenticate")).toMatch(/^Cookie /);
    expect(JSON.parse(answer.html)).toMatchObject({ status: 401, code: "accounts.sign-in-needed" });
  });

  test("lets staff in at their own library alone, and readers nowhere", async () => {
    const staff = site.browser();
    await staff.post("/sign-in", byMail);
    expect((await staff.get("/desk/ZZ-N")).html).toBe("desk");
    expect((await staff.get("/desk/ZZ-H")).status).toBe(403);
    const reader = site.browser();
    await reader.post("/sign-in", byCard);
    const refused = await reader.get("/desk/ZZ-N");
    expect([refused.status, refused.html]).toEqual([403, "failure accounts.not-allowed"]);
  });

  test("takes a right away at once when the role is taken away", async () => {
    const staff = site.browser();
    await staff.post("/sign-in", byMail);
    await own.database.query(sql`update accounts.role set library = 'ZZ-H' where role = 'staff'`);
    expect((await staff.get("/desk/ZZ-N")).status).toBe(403);
    await own.database.query(sql`update accounts.role set library = 'ZZ-N' where role = 'staff'`);
  });
});

test("no password, PIN or session secret has reached the log", () => {
  expect(site.logged.length).toBeGreaterThan(20);
  const log = site.logged.join("");
  for (const secret of secrets) expect(log).not.toContain(secret);
  expect(log).not.toMatch(/__Host-session|staff@example\.org/);
});
