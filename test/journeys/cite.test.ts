import { text } from "node:stream/consumers";
import { expect, inject, test } from "vitest";
import { visitors } from "./browser.ts";
import { words } from "./words.ts";

const open = visitors();
const t = words("en");

async function someEdition(query: string): Promise<number> {
  const answer = await fetch(new URL(`/api/v1/search?limit=1&${query}`, inject("origin")));
  const { results } = (await answer.json()) as { results: { edition: number }[] };
  return results[0]!.edition;
}

test("a reader copies a citation, and saves a file for a reference manager", async () => {
  const visitor = await open();
  const { page } = visitor;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await visitor.goTo(`/editions/${await someEdition("q=animal+farm&format=book")}`);
  await page.getByRole("link", { name: t("discovery.cite.title") }).click();
  await page.locator("summary", { hasText: t("discovery.cite.open") }).click();
  const mla = page.locator("copy-text", { hasText: t("discovery.cite.mla") });
  const shown = await mla.locator("[data-text]").textContent();
  expect(shown).toMatch(/^Orwell, George\. Animal Farm.*\.$/);
  await mla.getByRole("button", { name: t("discovery.cite.copy") }).click();
  await mla.getByText(t("discovery.cite.copied")).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  await visitor.expectSound();

  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: t("discovery.export.ris") }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^animal-farm.*\.ris$/);
  expect(await text(await saved.createReadStream())).toMatch(/^TY {2}- BOOK\r\nAU {2}- Orwell, George\r\n/);
});

test.each([
  { javaScript: false, width: "phone", locale: "en" },
  { javaScript: true, width: "phone", locale: "ar" },
] as const)("citations can be read and files be had: %o", async (look) => {
  const visitor = await open(look);
  const { page } = visitor;
  const say = words(look.locale);
  await visitor.goTo(`/editions/${await someEdition("q=&language=ara&format=book")}`);
  await page.locator("summary", { hasText: say("discovery.cite.open") }).click();
  expect(await page.locator("copy-text [data-text]").first().isVisible()).toBe(true);
  expect(await page.locator("copy-text button").first().isVisible()).toBe(look.javaScript);
  await visitor.expectSound();

  await visitor.goTo("/search?q=garden");
  await page.locator("summary", { hasText: /\d/ }).last().click();
  expect(await page.locator('a[href^="/search/export?as=bibtex"]').isVisible()).toBe(true);
  await visitor.expectSound();
});
