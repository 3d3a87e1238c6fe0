import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { type Look, openContext } from "./look.ts";
import { Watch } from "./watch.ts";

/** One person with one browser window of their own. */
export interface Visitor {
  readonly page: Page;
  readonly watch: Watch;
  /** Goes to an address of the site and waits until it stands; fails where it answers with an error. */
  goTo(path: string): Promise<void>;
  /** Fails where the page is not fit for readers; see Watch. */
  expectSound(): Promise<void>;
}

/**
 * Gives a test file its visitors: a function that opens a window. All are closed when the file ends.
 * Call it once at the top of the file.
 */
export function visitors(): (look?: Look) => Promise<Visitor> {
  const origin = inject("origin");
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.connect(inject("chromium"));
  });
  afterAll(() => browser?.close());
  return async (look = {}) => {
    const context = await openContext(browser, origin, look);
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const watch = new Watch(page, origin, look.javaScript ?? true);
    return {
      page,
      watch,
      goTo: async (path) => {
        const answer = await page.goto(path, { waitUntil: "load" });
        if (!answer?.ok()) throw new Error(`${path} answered ${answer?.status()}.`);
      },
      expectSound: () => watch.expectSound(),
    };
  };
}
