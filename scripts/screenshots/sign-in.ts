import type { Page } from "playwright-core";
import { demoAccounts } from "../../src/app/demo/accounts.ts";

/** Who looks at a page. */
export type Who = "visitor" | "reader" | "staff" | "coordinator";

/** Signs in by the demo's own buttons on the sign-in page, which work in every language. */
export async function signIn(page: Page, who: Who): Promise<void> {
  if (who === "visitor") return;
  const account = demoAccounts.find(({ role }) => role === who)!;
  await page.goto("/sign-in");
  const secret = account.card ?? account.email;
  await page.locator(`form:has(input[type="hidden"][value="${secret}"]) button`).first().click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}
