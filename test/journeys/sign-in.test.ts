import { describe, expect, inject, test } from "vitest";
import { demoAccounts } from "../../src/app/demo/accounts.ts";
import { visitors } from "./browser.ts";
import { expectSignedIn, signInAsReader, signInAsStaff } from "./people.ts";
import { words } from "./words.ts";

const open = visitors();
const t = words("en");

describe("signing in", () => {
  test.each([
    { javaScript: true, width: "desktop" },
    { javaScript: false, width: "phone" },
  ] as const)("works for a reader with card and PIN: %o", async (look) => {
    const visitor = await open(look);
    await visitor.goTo("/sign-in");
    await visitor.expectSound();
    const { name } = await signInAsReader(visitor);
    await expectSignedIn(visitor, name);
    await visitor.goTo("/account");
    expect(await visitor.page.getByRole("heading", { level: 1 }).textContent()).toBe(
      t("accounts.account.title"),
    );
    await visitor.expectSound();
  });

  test("leads staff to their workplace, which readers cannot enter", async () => {
    const staff = await open();
    await signInAsStaff(staff);
    await staff.goTo("/staff");
    expect(new URL(staff.page.url()).pathname).toBe("/staff");
    await staff.expectSound();

    const reader = await open();
    await signInAsReader(reader);
    const answer = await reader.page.goto("/staff");
    expect(answer?.status()).toBe(403);
    reader.watch.forgive(/403/);
    await reader.expectSound();
  });

  test("keeps the card number and says what is wrong when the PIN is", async () => {
    const visitor = await open();
    const { page } = visitor;
    await visitor.goTo("/sign-in");
    const form = page.getByRole("form", { name: t("accounts.sign-in.by-card") });
    const reader = demoAccounts.filter(({ role }) => role === "reader").at(-1)!;
    await form.getByLabel(t("accounts.field.library")).selectOption(reader.library);
    await form.getByLabel(t("accounts.field.card")).fill(reader.card!);
    await form.getByLabel(t("accounts.field.pin")).fill("9071");
    await form.getByRole("button", { name: t("accounts.sign-in.button") }).click();
    await page.waitForLoadState();
    visitor.watch.forgive(/40[0-9]|422/);
    expect(await page.getByLabel(t("accounts.field.card")).inputValue()).toBe(reader.card);
    expect(await page.getByLabel(t("accounts.field.pin")).inputValue()).toBe("");
    expect(await page.title()).toContain("Error:");
    await visitor.expectSound();
  });

  test("ends with signing out", async () => {
    const visitor = await open();
    const { name } = await signInAsReader(visitor);
    await visitor.goTo("/");
    await visitor.page.getByRole("banner").locator("summary", { hasText: name }).click();
    await visitor.page.getByRole("button", { name: t("web.account.sign-out") }).click();
    await visitor.page
      .getByRole("banner")
      .getByRole("link", { name: t("web.account.sign-in") })
      .waitFor();
    const answer = await visitor.page.goto("/account");
    expect(answer?.url()).toContain("/sign-in");
  });

  test("is explained where the demo starts: it prints its accounts", () => {
    for (const { email, card } of demoAccounts) expect(inject("printed")).toContain(card ?? email);
  });
});
