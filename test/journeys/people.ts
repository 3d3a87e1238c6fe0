import { expect } from "vitest";
import { demoAccounts } from "../../src/app/demo/accounts.ts";
import type { Visitor } from "./browser.ts";
import { words } from "./words.ts";

const t = words("en");

/** Signs in as the demo's first reader, by card and PIN. */
export async function signInAsReader({ page, goTo }: Visitor): Promise<{ name: string }> {
  const reader = demoAccounts.find(({ role }) => role === "reader")!;
  await goTo("/sign-in");
  const form = page.getByRole("form", { name: t("accounts.sign-in.by-card") });
  await form.getByLabel(t("accounts.field.library")).selectOption(reader.library);
  await form.getByLabel(t("accounts.field.card")).fill(reader.card!);
  await form.getByLabel(t("accounts.field.pin")).fill(reader.pin!);
  await form.getByRole("button", { name: t("accounts.sign-in.button") }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return reader;
}

/** Signs in as staff of the demo's first library, by mail and password. */
export async function signInAsStaff({ page, goTo }: Visitor): Promise<{ name: string; library: string }> {
  const { name, library, email, password } = demoAccounts.find(({ role }) => role === "staff")!;
  await goTo("/sign-in");
  const form = page.getByRole("form", { name: t("accounts.sign-in.by-mail") });
  await form.getByLabel(t("accounts.field.email")).fill(email!);
  await form.getByLabel(t("accounts.field.password")).fill(password!);
  await form.getByRole("button", { name: t("accounts.sign-in.button") }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return { name, library: library! };
}

/** Fails where nobody of this name is signed in, as the header shows it. */
export async function expectSignedIn({ page }: Visitor, name: string): Promise<void> {
  expect(await page.getByRole("banner").textContent()).toContain(name);
}
