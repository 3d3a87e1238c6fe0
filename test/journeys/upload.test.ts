import { randomInt } from "node:crypto";
import { describe, expect, inject, test } from "vitest";
import { visitors } from "./browser.ts";
import { marcFile } from "./marc-file.ts";
import { signInAsStaff } from "./people.ts";
import { words } from "./words.ts";

const open = visitors();
const t = words("en");

/** How many editions have this title's own words: what search answers instead of it does not count. */
async function found(title: string): Promise<number> {
  const answer = await fetch(`${inject("origin")}/api/v1/search?q=${encodeURIComponent(title)}`);
  const { total, corrected } = (await answer.json()) as { total: number; corrected?: string };
  return corrected === undefined ? total : 0;
}

describe("bringing records in", () => {
  test.each([true, false])("makes an uploaded record searchable (JavaScript: %s)", async (javaScript) => {
    const number = String(randomInt(1e8, 1e9));
    const title = `Ledgers of the lamplighters ${number}`;
    expect(await found(title)).toBe(0);

    const staff = await open({ javaScript });
    const { page } = staff;
    const main = page.getByRole("main");
    await signInAsStaff(staff);
    await staff.goTo("/staff/loads");
    await staff.expectSound();
    await main
      .getByRole("link", { name: t("catalogue.loads.new") })
      .first()
      .click();
    await page.waitForURL("**/staff/loads/new");
    await staff.expectSound();

    // An update adds to what the library has; a full load would replace it.
    await main.getByRole("radio", { name: t("catalogue.kind.delta") }).check();
    const buffer = marcFile({ number, title });
    const file = { name: "journey.mrc", mimeType: "application/marc", buffer };
    await main.locator("input[type=file]").setInputFiles(file);
    await main.getByRole("button", { name: t("catalogue.new.send") }).click();
    await page.waitForURL(/\/staff\/loads\/\d+\/preview/);
    expect(await main.textContent()).toContain(title);
    await staff.expectSound();

    await main.getByRole("button", { name: t("catalogue.preview.load-now") }).click();
    await page.waitForURL(/\/staff\/loads\/\d+$/);
    await expect.poll(() => found(title), { timeout: 30_000, interval: 200 }).toBe(1);
    await page.reload();
    await staff.expectSound();

    const reader = await open({ javaScript });
    await reader.goTo(`/search?q=${encodeURIComponent(title)}`);
    await reader.page
      .getByRole("main")
      .getByRole("article")
      .getByRole("link", { name: title })
      .first()
      .click();
    await reader.page.waitForURL(/\/editions\//);
    expect(await reader.page.getByRole("heading", { level: 1 }).textContent()).toContain(title);
    expect(await reader.page.getByRole("main").textContent()).toContain("F WRI");
    await reader.expectSound();
  });
});
