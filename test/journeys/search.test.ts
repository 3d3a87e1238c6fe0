import { describe, expect, inject, test } from "vitest";
import { visitors } from "./browser.ts";
import { words } from "./words.ts";

const open = visitors();
const t = words("en");

interface Answer {
  readonly total: number;
  readonly results: readonly {
    readonly edition: string;
    readonly title: string;
    readonly records: readonly { readonly library: string }[];
  }[];
}

/** What the site's own programming interface answers. */
async function ask(query: string): Promise<Answer> {
  const answer = await fetch(new URL(`/api/v1/search?${query}`, inject("origin")));
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

describe("finding something to read", () => {
  test.each([
    { javaScript: true, width: "desktop" },
    { javaScript: false, width: "phone" },
  ] as const)("leads from a title to the libraries that hold it: %o", async (look) => {
    const visitor = await open(look);
    const { page } = visitor;
    await visitor.goTo("/");
    await visitor.expectSound();

    const main = page.getByRole("main");
    await main.getByRole("searchbox", { name: t("web.search.field") }).fill("animal farm");
    await main.getByRole("button", { name: t("web.search.button") }).click();
    await page.waitForURL(/\/search\?/);
    await visitor.expectSound();

    await main
      .getByRole("article")
      .getByRole("link", { name: /animal farm/i })
      .first()
      .click();
    await page.waitForURL(/\/(editions|works)\//);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toMatch(/animal farm/i);
    const libraries = await main
      .locator('a[href^="/libraries/"]')
      .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href")))]);
    expect(libraries.length, "libraries that hold it").toBeGreaterThan(1);
    await visitor.expectSound();

    await main.locator(`a[href="${libraries[0]}"]`).first().click();
    await page.waitForURL(/\/libraries\//);
    await visitor.expectSound();
  });

  test("shows every library that holds an edition, and no other", async () => {
    const { results } = await ask("q=animal+farm&limit=20");
    const edition = results.find(({ records }) => records.length > 2);
    expect(edition, "an edition that several libraries hold").toBeDefined();
    const holders = [...new Set(edition!.records.map(({ library }) => library))].sort();
    const { page, goTo } = await open();
    await goTo(`/editions/${edition!.edition}`);
    const shown = await page
      .getByRole("main")
      .locator('a[href^="/libraries/"]')
      .evaluateAll((links) => links.map((link) => (link.getAttribute("href") ?? "").split(/[/?#]/)[2] ?? ""));
    expect([...new Set(shown)].sort()).toEqual(holders);
  });

  test("says what to do where nothing was found", async () => {
    const visitor = await open({ width: "phone" });
    await visitor.goTo("/search?q=zzzzqqqqxxxx");
    expect((await ask("q=zzzzqqqqxxxx")).total).toBe(0);
    expect(await visitor.page.getByRole("main").getByRole("article").count()).toBe(0);
    expect(await visitor.page.getByRole("main").getByRole("link").count()).toBeGreaterThan(0);
    await visitor.expectSound();
  });

  test("shows what people type as text, never as markup", async () => {
    const visitor = await open();
    await visitor.goTo(`/search?q=${encodeURIComponent(`"><script>document.title="broken"</script><b>`)}`);
    expect(await visitor.page.title()).not.toBe("broken");
    expect(await visitor.page.getByRole("searchbox").first().inputValue()).toContain("<script>");
    await visitor.expectSound();
  });

  test("answers an address that leads nowhere with a page that helps", async () => {
    const visitor = await open();
    const answer = await visitor.page.goto("/editions/does-not-exist");
    expect(answer?.status()).toBe(404);
    visitor.watch.forgive(/404/);
    expect(await visitor.page.getByRole("heading", { level: 1 }).textContent()).toBe(
      t("web.failure.404.title"),
    );
    await visitor.expectSound();
  });
});

describe("narrowing a search", () => {
  const number = (text: string | null) => Number((text ?? "").replace(/\D/g, ""));

  test.each([
    { javaScript: false, width: "phone" },
    { javaScript: true, width: "desktop" },
  ] as const)("shows as many as the filter promised, and lets go of it again: %o", async (look) => {
    const visitor = await open(look);
    const { page } = visitor;
    await visitor.goTo("/search?q=garden");
    const before = (await ask("q=garden")).total;
    const filters = page.getByRole("form", { name: t("web.filters.title") });
    if (look.width === "phone")
      await page.locator("summary", { hasText: t("web.filters.open", { chosen: 0 }) }).click();

    const option = filters.locator("label:has(input[type=checkbox]):has(.count)").first();
    const promised = number(await option.locator(".count").textContent());
    const [name, value] = await option
      .locator("input")
      .evaluate((input: HTMLInputElement) => [input.name, input.value]);
    expect(promised).toBeGreaterThan(0);
    expect(promised).toBeLessThanOrEqual(before);
    await option.locator("input").check();
    await filters.getByRole("button", { name: t("web.filters.apply") }).click();
    await page.waitForURL((url) => url.searchParams.get(name!) === value);
    expect((await ask(new URL(page.url()).searchParams.toString())).total).toBe(promised);
    const status = await page.getByRole("main").getByRole("status").first().textContent();
    expect(status).toBe(t("discovery.search.total", { total: promised }));
    await visitor.expectSound();

    const all = page.getByRole("link", { name: t("web.filters.clear") });
    if (!(await all.first().isVisible()))
      await page.locator("summary", { hasText: t("web.filters.open", { chosen: 1 }) }).click();
    await all.first().click();
    await page.waitForURL((url) => url.searchParams.get(name!) === null);
    expect((await ask(new URL(page.url()).searchParams.toString())).total).toBe(before);
  });
});
