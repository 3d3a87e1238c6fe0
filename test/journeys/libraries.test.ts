import { describe, expect, test } from "vitest";
import { demoNetwork } from "../../src/app/demo/libraries.ts";
import { visitors } from "./browser.ts";
import { words } from "./words.ts";

const open = visitors();
const t = words("en");
const branches = demoNetwork.libraries.flatMap((library) => library.branches);

/** Great-circle distance in kilometres, by the spherical law of cosines. */
function kilometres(a: { latitude: number; longitude: number }, b: typeof a): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [one, other] = [radians(a.latitude), radians(b.latitude)];
  const turn = radians(b.longitude - a.longitude);
  const cosine = Math.sin(one) * Math.sin(other) + Math.cos(one) * Math.cos(other) * Math.cos(turn);
  return 6371 * Math.acos(Math.min(1, cosine));
}

describe("finding a library", () => {
  test.each([
    { javaScript: false, width: "phone" },
    { javaScript: true, width: "desktop" },
  ] as const)("orders branches by distance from a place written by hand: %o", async (look) => {
    const visitor = await open(look);
    const { page } = visitor;
    await visitor.goTo("/libraries");
    await visitor.expectSound();
    const here = branches[0]!;
    const main = page.getByRole("main");
    await main.getByLabel(t("directory.near.label")).fill(`${here.latitude}, ${here.longitude}`);
    await main.getByRole("button", { name: t("directory.near.button") }).click();
    await page.waitForURL(/near=/);

    const shown = await main.getByText(/^[\d.,]+ km$/).allTextContents();
    const expected = branches.map((branch) => kilometres(here, branch)).sort((a, b) => a - b);
    const numbers = shown.map((text) => Number(text.replace(/[^\d.]/g, "")));
    expect(numbers.length).toBeGreaterThan(3);
    numbers.forEach((number, at) => {
      // Shown in full kilometres from 10 km on; the earth is no exact sphere.
      expect(Math.abs(number - expected[at]!), `${at + 1}. branch`).toBeLessThan(
        Math.max(0.6, number * 0.006),
      );
    });
    await visitor.expectSound();
  });

  test("shows every library of the network, each with its hours", async () => {
    const visitor = await open();
    const { page } = visitor;
    await visitor.goTo("/libraries");
    for (const { isil, name, names } of demoNetwork.libraries) {
      const link = page.getByRole("main").locator(`a[href="/libraries/${isil}"]`).first();
      expect(await link.textContent()).toContain(names.en ?? name);
    }
    await visitor.goTo(`/libraries/${demoNetwork.libraries[0]!.isil}`);
    const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    await page.getByRole("main").locator('a[href*="/branches/"]').first().click();
    await page.waitForURL(/\/branches\//);
    const text = await page.getByRole("main").textContent();
    expect(weekdays.filter((day) => !text?.includes(day))).toEqual([]);
    await visitor.expectSound();
  });

  test("says what it does not know of a place, and still lists the libraries", async () => {
    const visitor = await open({ width: "phone" });
    await visitor.goTo("/libraries?near=qqqqq");
    const text = await visitor.page.getByRole("main").textContent();
    expect(text).toContain(t("directory.near.unknown", { place: "qqqqq" }));
    expect(text).toContain(demoNetwork.libraries[0]!.name);
    await visitor.expectSound();
  });
});
