import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { keptMail } from "#kernel/mail.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { accountsFolders } from "../folders.ts";
import { addPerson } from "../people.ts";
import { testSite } from "./testing.ts";

let own: TestDatabase;
let site: ReturnType<typeof testSite>;

beforeAll(async () => {
  own = await testDatabase([accountsFolders.migrations]);
  site = testSite(own.database);
  await addPerson(own.database, {
    ...{ name: "Reader", email: "reader@example.org", card: "100", pin: "8304", homeLibrary: "ZZ-N" },
    ...{ roles: [{ role: "reader" as const, library: "ZZ-N" }], locale: "id" as const },
  });
  await addPerson(own.database, {
    ...{ name: "Staff", email: "staff@example.org", password: "the reading room", homeLibrary: "ZZ-N" },
    roles: [{ role: "staff", library: "ZZ-N" }],
  });
});
afterAll(() => own.drop());
beforeEach(async () => {
  for (const table of [sql`accounts.guess_counter`, sql`kernel.outgoing_mail`, sql`accounts.reset_link`])
    await own.database.query(sql`delete from ${table}`);
  await own.database.query(
    sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`,
  );
});

const jobs = () =>
  own.database.query<{ name: string; payload: never }>(sql`select j.task_identifier as name, p.payload
    from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
    where j.task_identifier like 'accounts.%'`);

/** Asks for a link and does the work of the job queue; gives the link's path. */
async function linkFor(email: string): Promise<string | undefined> {
  await site.browser("es").post("/forgotten", { email });
  for (const { name, payload } of await jobs()) await site.accounts.jobs![name]!(payload);
  const [mail] = await keptMail(own.database);
  return mail && /https:\/\/house\.example(\/reset\/[\w-]{43})/.exec(mail.body)?.[1];
}

describe("a forgotten password", () => {
  test("gives the same answer and the same work whether the address is known or not", async () => {
    const known = await site.browser().post("/forgotten", { email: "reader@example.org" });
    const unknown = await site.browser().post("/forgotten", { email: "nobody@example.org" });
    expect([known.status, known.location]).toEqual([303, "/forgotten?done=sent"]);
    expect([unknown.status, unknown.location, unknown.html]).toEqual([303, known.location, known.html]);
    expect((await jobs()).map(({ name }) => name)).toEqual(Array(2).fill("accounts.send-reset-link"));
    for (const { name, payload } of await jobs()) await site.accounts.jobs![name]!(payload);
    expect((await keptMail(own.database)).map(({ recipient }) => recipient)).toEqual(["reader@example.org"]);
    expect((await site.browser().get("/forgotten?done=sent")).html).toContain("Look into your mail");
  });

  test("writes in the language that the person chose, or else in that of the request", async () => {
    await linkFor("Reader@example.org");
    expect((await keptMail(own.database))[0]?.subject).toBe("Tautan untuk kata sandi baru");
    await linkFor("staff@example.org");
    expect((await keptMail(own.database))[0]?.subject).toBe("Enlace para una contraseña nueva");
  });

  test("asks for a whole address, and stops those who fill a mailbox", async () => {
    const browser = site.browser();
    expect((await browser.post("/forgotten", { email: "reader@" })).status).toBe(422);
    for (let n = 0; n < 5; n += 1) await browser.post("/forgotten", { email: "reader@example.org" });
    expect((await browser.post("/forgotten", { email: "reader@example.org" })).status).toBe(429);
  });

  test("is replaced once by a link, which ends all sessions", async () => {
    const browser = site.browser();
    await browser.post("/sign-in", { way: "mail", email: "staff@example.org", password: "the reading room" });
    expect((await browser.get("/account")).status).toBe(200);
    const path = (await linkFor("staff@example.org"))!;
    const stored = await own.database.query(sql`select r::text from accounts.reset_link r`);
    expect(JSON.stringify(stored)).not.toContain(path.slice(7));
    const page = await browser.get(path);
    expect(page.html).toContain("At least 10 characters");
    expect(page.headers.get("referrer-policy")).toBe("same-origin");
    expect((await browser.post(path, { password: "short one" })).status).toBe(422);
    const answer = await browser.post(path, { password: "the old map room" });
    expect(answer.location).toBe("/sign-in?done=secret-changed");
    expect((await browser.get("/account")).status).toBe(303);
    expect((await browser.post(path, { password: "the new map room" })).status).toBe(404);
    const signIn = { way: "mail", email: "staff@example.org" };
    expect((await browser.post("/sign-in", { ...signIn, password: "the new map room" })).status).toBe(422);
    expect((await browser.post("/sign-in", { ...signIn, password: "the old map room" })).status).toBe(303);
  });

  test("lets a reader set a PIN alone", async () => {
    const path = (await linkFor("reader@example.org"))!;
    expect((await site.browser().post(path, { pin: "1234" })).html).toContain('href="#field-pin"');
    expect((await site.browser().post(path, { pin: "640917283551" })).status).toBe(303);
    const signIn = { way: "card", library: "ZZ-N", card: "100", pin: "640917283551" };
    expect((await site.browser().post("/sign-in", signIn)).status).toBe(303);
  });

  test("needs a link not older than an hour, and only the newest works", async () => {
    const first = (await linkFor("reader@example.org"))!;
    const second = (await linkFor("reader@example.org"))!;
    expect(second).not.toBe(first);
    expect((await site.browser().get(first)).status).toBe(404);
    expect((await site.browser().get(second)).status).toBe(200);
    site.clock.at = new Date(site.clock.at.getTime() + 60 * 60_000);
    const over = await site.browser().get(second);
    expect([over.status, over.html.includes("has been used or is too old")]).toEqual([404, true]);
  });

  test("leaves no link, address or password in the log", () => {
    const log = site.logged.join("");
    expect(log).toContain("/reset/:token");
    expect(log).not.toMatch(/reset\/[\w-]{43}|@example\.org|map room|640917283551/);
  });
});
