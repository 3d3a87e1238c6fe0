import { describe, expect, test } from "vitest";
import { visitors } from "./browser.ts";
import { words } from "./words.ts";

const open = visitors();
const t = words("en");

describe("language and appearance", () => {
  test.each([true, false])("are chosen in the header and stay (JavaScript: %s)", async (javaScript) => {
    const visitor = await open({ javaScript });
    const { page } = visitor;
    const html = page.locator("html");
    await visitor.goTo("/libraries");
    const menu = page.getByRole("banner").locator("summary", { hasText: t("web.display.title") });

    await menu.click();
    await page.getByRole("button", { name: t("web.display.theme.dark") }).click();
    await expect.poll(() => html.getAttribute("data-theme")).toBe("dark");
    await page.reload();
    expect(await html.getAttribute("data-theme")).toBe("dark");
    expect(new URL(page.url()).pathname).toBe("/libraries");
    await visitor.expectSound();

    await menu.click();
    await page.getByRole("button", { name: "Español" }).click();
    await expect.poll(() => html.getAttribute("lang")).toBe("es");
    await visitor.goTo("/");
    expect(await html.getAttribute("lang")).toBe("es");
    expect(await html.getAttribute("data-theme")).toBe("dark");
    await visitor.expectSound();
  });

  test.each(["en", "id", "es", "ar"] as const)("follow a browser that asks for %s", async (locale) => {
    const visitor = await open({ locale, width: "phone" });
    await visitor.goTo("/");
    expect(await visitor.page.locator("html").getAttribute("lang")).toBe(locale);
    const search = visitor.page
      .getByRole("main")
      .getByRole("searchbox", { name: words(locale)("web.search.field") });
    expect(await search.count()).toBe(1);
    await visitor.expectSound();
  });

  test.each(["light", "dark"] as const)("follow a device set to %s", async (theme) => {
    const visitor = await open({ theme });
    await visitor.goTo("/");
    const surface = await visitor.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const [red = 0] = (surface.match(/[\d.]+/g) ?? []).map(Number);
    expect(red < 100).toBe(theme === "dark");
    await visitor.expectSound();
  });
});
