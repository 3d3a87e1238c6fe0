import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { visitors } from "./browser.ts";
import { words } from "./words.ts";

const open = visitors();
const t = words("ar");

/** Where the middle of a thing stands across the window: 0 at its left edge, 1 at its right. */
async function across(thing: Locator): Promise<number> {
  const box = await thing.boundingBox();
  const window = thing.page().viewportSize();
  if (!box || !window) throw new Error("It is not to be seen.");
  return (box.x + box.width / 2) / window.width;
}

describe("reading in Arabic", () => {
  test.each(["phone", "desktop"] as const)("mirrors the home page on a %s", async (width) => {
    const visitor = await open({ locale: "ar", width });
    const { page } = visitor;
    await visitor.goTo("/");
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    expect(await across(page.getByRole("banner").getByRole("link").first())).toBeGreaterThan(0.5);
    await visitor.expectSound();
  });

  test.each([true, false])(
    "finds an Arabic title and shows it in its own script (JavaScript: %s)",
    async (javaScript) => {
      const visitor = await open({ locale: "ar", width: "phone", javaScript });
      const { page } = visitor;
      await visitor.goTo("/");
      const main = page.getByRole("main");
      await main.getByRole("searchbox", { name: t("web.search.field") }).fill("موسم الهجرة الى الشمال");
      await main.getByRole("button", { name: t("web.search.button") }).click();
      await page.waitForURL(/\/search\?/);
      const titles = await page.getByRole("main").getByRole("article").getByRole("heading").allTextContents();
      expect(
        titles.some((title) => title.includes("موسم الهجرة إلى الشمال")),
        titles.join(" | "),
      ).toBe(true);
      await visitor.expectSound();
    },
  );

  test("keeps a Latin title from left to right on the mirrored page", async () => {
    const visitor = await open({ locale: "ar" });
    const { page } = visitor;
    await visitor.goTo("/search?q=great+gatsby");
    const title = page.getByRole("main").getByRole("article").getByRole("heading").first();
    expect(await title.textContent()).toMatch(/great gatsby/i);
    const text = title.getByText(/great gatsby/i).last();
    expect(await text.evaluate((element) => getComputedStyle(element).direction)).toBe("ltr");
    const [line, words] = [(await title.boundingBox())!, (await text.boundingBox())!];
    expect(Math.abs(line.x + line.width - (words.x + words.width)), "begins at the right").toBeLessThan(2);
    expect(words.width, "leaves room at the left").toBeLessThan(line.width);
  });
});
