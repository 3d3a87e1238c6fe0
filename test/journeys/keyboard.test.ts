import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { visitors } from "./browser.ts";
import { words } from "./words.ts";

const open = visitors();
const t = words("en");

/** What has the focus, and whether one can see that it has. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    // A field may wear its ring around the box that it shares with its button.
    const rings = [element, element.parentElement, element.parentElement?.parentElement].map((each) => {
      const style = each && getComputedStyle(each);
      return !style || style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth);
    });
    const box = element.getBoundingClientRect();
    return {
      tag: element.tagName.toLowerCase(),
      id: element.id,
      text: (element.textContent ?? "").trim(),
      ring: Math.max(...rings),
      inSight:
        box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });
}

describe("using the site by keyboard alone", () => {
  test("begins with a skip link that shows itself and leads to the main part", async () => {
    const { page, goTo } = await open();
    await goTo("/search?q=garden");
    await page.keyboard.press("Tab");
    const skip = await focused(page);
    expect(skip.text).toBe(t("web.skip"));
    expect(skip.inSight).toBe(true);
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await focused(page)).id).toBe("main");
  });

  test.each(["/", "/search?q=garden", "/libraries", "/sign-in"])(
    "shows where it is on %s, all the way",
    async (path) => {
      const { page, goTo } = await open();
      await goTo(path);
      const seen: string[] = [];
      for (let step = 0; step < 200; step++) {
        await page.keyboard.press("Tab");
        const at = await focused(page);
        if (at.tag === "body") break;
        const name = `${at.tag}#${at.id} ${at.text.slice(0, 40)}`;
        seen.push(name);
        expect(at.inSight, `${name} is in sight`).toBe(true);
        expect(at.ring, `${name} has a focus ring of 3 px`).toBeGreaterThanOrEqual(3);
      }
      expect(seen.length).toBeGreaterThan(5);
      expect(seen.length, "the page can be left").toBeLessThan(200);
    },
  );

  test("goes from the home page to a record: / search, a title, its holdings", async () => {
    const visitor = await open();
    const { page, goTo } = visitor;
    await goTo("/");
    await page.keyboard.press("/");
    await expect.poll(async () => (await focused(page)).tag).toBe("input");
    await page.keyboard.type("great gatsby");
    await Promise.all([page.waitForURL(/\/search\?/), page.keyboard.press("Enter")]);
    const result = page
      .getByRole("main")
      .getByRole("link", { name: /great gatsby/i })
      .first();
    await result.focus();
    await Promise.all([page.waitForURL(/\/(editions|works)\//), page.keyboard.press("Enter")]);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toMatch(/great gatsby/i);
    await visitor.expectSound();
  });
});
