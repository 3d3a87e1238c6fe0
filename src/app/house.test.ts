import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { locales } from "#kernel/i18n/locales.ts";
import { sendMail } from "#kernel/mail.ts";
import { importDirectory } from "#modules/directory";
import { demoDirectory } from "./demo/directory-document.ts";
import { type TestHouse, testHouse } from "./testing/house.ts";

let built: TestHouse;
beforeAll(async () => {
  built = await testHouse();
  await built.store.database.transaction((tx) => importDirectory(tx, demoDirectory()));
});
afterAll(() => built.close());

const text = async (path: string, init: Parameters<TestHouse["ask"]>[1] = {}) =>
  (await built.ask(path, init)).text();
const hostile = `"><script>alert(1)</script>'`;

describe("the first page", () => {
  test("has a search box with an example, counts the network and names what is open", async () => {
    const page = await text("/");
    expect(page).toContain('role="search"');
    expect(page).toMatch(/9 libraries with \d+ branches/);
    expect(page).toMatch(/Open (until|day)|No library of the network is open/);
    expect(page).toContain("<h1");
  });

  test.each(locales)("speaks %s", async (locale) => {
    const answer = await built.ask("/", { headers: { cookie: `locale=${locale}` } });
    expect(answer.headers.get("content-language")).toBe(locale);
    expect(await answer.text()).toContain(`<html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}"`);
  });
});

describe("language and appearance", () => {
  test("are chosen by forms, kept in cookies, and lead back to the page", async () => {
    const body = new URLSearchParams({ locale: "es", back: "/help?x=1" });
    const answer = await built.ask("/preferences", { method: "POST", body });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/help?x=1"]);
    const cookie = answer.headers.get("set-cookie")!.split(";")[0]!;
    expect(await text("/help", { headers: { cookie } })).toContain("Ayuda");
  });
});

describe("failures in the house", () => {
  test("are pages in the site's frame and the reader's language", async () => {
    const answer = await built.ask("/nothing/here", { headers: { cookie: "locale=id" } });
    const page = await answer.text();
    expect(answer.status).toBe(404);
    expect(page).toContain("Tidak ada apa-apa di alamat ini.");
    expect(page).toContain('action="/preferences"');
  });

  test("are problem documents for the API, known or not", async () => {
    const answer = await built.ask("/api/v1/nothing");
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ status: 404, code: "kernel.no-such-address" });
  });

  test("name no inside when search is not there", async () => {
    const page = await text("/search?q=garden");
    expect(page).not.toMatch(/Error:|at .*\.ts|sqlite/);
  });
});

describe("hostile text", () => {
  test.each([
    `/search?q=${encodeURIComponent(hostile)}`,
    `/nowhere/${encodeURIComponent(hostile)}`,
    `/libraries/${encodeURIComponent(hostile)}`,
    `/editions/${encodeURIComponent(hostile)}`,
    `/sign-in?next=${encodeURIComponent(hostile)}`,
    `/?lang=${encodeURIComponent(hostile)}`,
  ])("in the address %s is never code in the page", async (path) => {
    const answer = await built.ask(path);
    expect(answer.status).toBeLessThan(504);
    expect(answer.status === 500 ? path : "").toBe("");
    expect(await answer.text()).not.toContain("<script>alert");
  });

  test.each([
    "/editions/99999999999999999999",
    "/editions/-1",
    "/editions/1e3",
    "/libraries/..%2f..%2fetc",
    "/%ff",
  ])("%s is answered calmly", async (path) => {
    expect([400, 404, 422]).toContain((await built.ask(path)).status);
  });
});

describe("the staff's first page", () => {
  test("shows somebody who works at a library the places of that work", async () => {
    const roles = [{ role: "staff", library: "ZZ-NGT" }] as const;
    const session = await built.signIn({ name: "Desk", homeLibrary: "ZZ-NGT", roles });
    const page = await text("/staff", { session });
    expect(page).toContain('href="/staff/loads"');
    expect(page).not.toContain('href="/outbox"');
  });

  test("shows coordinators the outbox, with the mails that were kept", async () => {
    const roles = [{ role: "coordinator", library: null }] as const;
    const session = await built.signIn({ name: "Office", roles });
    await sendMail(built.store.database, {
      ...{ recipient: "reader@example.org", subject: hostile },
      body: "Open https://example.org/reset/1 today",
    });
    const page = await text("/outbox", { session });
    expect(page).toContain('<a href="https://example.org/reset/1">');
    expect(page).not.toContain("<script>alert");
    expect(await text("/staff", { session })).toContain('href="/outbox"');
  });
});
