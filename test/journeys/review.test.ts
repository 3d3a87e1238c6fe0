import { randomInt } from "node:crypto";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { encodeIso2709 } from "#standards/marc/iso2709-write.ts";
import { bookRecord, doubtfulVariant } from "../../src/modules/catalogue/testing/review-books.ts";
import { visitors } from "./browser.ts";
import { signInAsStaff } from "./people.ts";
import { words } from "./words.ts";

const open = visitors();
const t = words("en");

/** Twenty pairs a minute: so long may one take, the librarian's reading included. */
const secondsForOne = 3;
const pairs = 20;

/** A file that describes books twice, so that nobody but a person can say whether they are the same. */
function doubtfulFile(): Buffer {
  const start = randomInt(1e7, 9e7);
  const letters = (n: number) => [...String(n)].map((digit) => "abcdefghij"[Number(digit)]).join("");
  const books = Array.from({ length: pairs + 2 }, (_, n) => {
    const book = { title: `${letters(start + n * 1_111)} and the lamplighters`, copies: 0 };
    return [bookRecord(`R${start}${n}a`, book), bookRecord(`R${start}${n}b`, doubtfulVariant(book))];
  });
  return Buffer.concat(books.flat().map((record) => encodeIso2709(record)));
}

/** Which case is shown: its place in the queue. */
const shown = (page: Page) => page.locator("input[name=after]").inputValue();

/** Waits until the server has the last answer. */
async function saved(page: Page): Promise<void> {
  await expect.poll(() => page.locator("pair-review[aria-busy]").count(), { interval: 10 }).toBe(0);
}

describe("deciding about pairs in doubt", () => {
  beforeAll(async () => {
    const staff = await open();
    const { page, goTo } = staff;
    await signInAsStaff(staff);
    await goTo("/staff/loads/new");
    const main = page.getByRole("main");
    await main.getByRole("radio", { name: t("catalogue.kind.delta") }).check();
    const file = { name: "doubts.mrc", mimeType: "application/marc", buffer: doubtfulFile() };
    await main.locator("input[type=file]").setInputFiles(file);
    await main.getByRole("button", { name: t("catalogue.new.send") }).click();
    await page.waitForURL(/\/staff\/loads\/\d+\/preview/);
    await main.getByRole("button", { name: t("catalogue.preview.load-now") }).click();
    await page.waitForURL(/\/staff\/loads\/\d+$/);
    const active = t("catalogue.state.active");
    await vi.waitFor(
      async () => {
        await page.reload();
        expect(await main.textContent()).toContain(active);
      },
      { timeout: 30_000, interval: 300 },
    );
  }, 60_000);

  test("takes one key for each, as quickly as one reads, and one key back", async () => {
    const staff = await open();
    const { page, goTo } = staff;
    await signInAsStaff(staff);
    await goTo("/staff/review");
    await staff.expectSound();
    await page
      .getByRole("main")
      .getByRole("link", { name: t("catalogue.review.begin") })
      .click();
    await page.waitForURL("**/staff/review/next");
    await staff.expectSound();
    const seen: string[] = [];
    for (let n = 0; n < pairs; n++) {
      const before = await shown(page);
      seen.push(before);
      const start = performance.now();
      await page.keyboard.press(n % 2 === 0 ? "d" : "s");
      await expect.poll(() => shown(page), { interval: 10 }).not.toBe(before);
      await saved(page);
      expect((performance.now() - start) / 1000).toBeLessThan(secondsForOne);
    }
    expect(new Set(seen).size).toBe(pairs);
    await staff.expectSound();

    await goTo("/staff/decisions");
    expect(await page.getByRole("button", { name: t("catalogue.decisions.undo") }).count()).toBe(pairs);
    await staff.expectSound();

    await goTo("/staff/review/next");
    for (let n = 0; n < pairs; n++) {
      const last = await page.locator("[data-last]").textContent();
      await page.keyboard.press("u");
      await expect.poll(() => page.locator("[data-last]").textContent(), { interval: 10 }).not.toBe(last);
      await saved(page);
    }
    expect(await page.locator("[data-last] button").count()).toBe(0);
    await goTo("/staff/review/next");
    expect(await shown(page)).toBe(seen[0]);
  }, 120_000);

  test("leaves letters alone that are typed into a note, and keys that were turned off", async () => {
    const staff = await open();
    const { page, goTo } = staff;
    await signInAsStaff(staff);
    await goTo("/staff/review/next");
    const first = await shown(page);
    await page.keyboard.press("n");
    await page.keyboard.type("sdk");
    expect(await page.getByLabel(t("catalogue.review.note-label")).inputValue()).toBe("sdk");
    await page.getByRole("button", { name: t("catalogue.review.keys") }).click();
    await page.keyboard.press("k");
    await page.waitForTimeout(200);
    expect(await shown(page)).toBe(first);
    await page.getByRole("button", { name: t("catalogue.review.keys") }).click();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => shown(page)).not.toBe(first);
  });

  test("works by buttons where there is no JavaScript", async () => {
    const staff = await open({ javaScript: false });
    const { page, goTo } = staff;
    const main = page.getByRole("main");
    await signInAsStaff(staff);
    await goTo("/staff/review/next");
    const first = await shown(page);
    await main.getByRole("link", { name: t("catalogue.review.later"), exact: false }).click();
    await expect.poll(() => shown(page)).not.toBe(first);
    const second = await shown(page);
    await main.getByRole("button", { name: t("catalogue.review.different") }).click();
    await expect.poll(() => shown(page)).not.toBe(second);
    await staff.expectSound();
    await main.getByRole("button", { name: t("catalogue.review.undo") }).click();
    await expect.poll(() => shown(page)).toBe(second);
  });
});
