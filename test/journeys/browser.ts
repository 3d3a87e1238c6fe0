import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { Watch } from "./watch.ts";

/** How somebody looks at the site. */
export interface Look {
  /** `false`: a browser without JavaScript. */
  readonly javaScript?: boolean;
  readonly width?: "phone" | "desktop";
  readonly theme?: "light" | "dark";
  /** The browser's language, from which the site chooses its own. */
  readonly locale?: "en" | "id" | "es" | "ar";
}

export const widths = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 900 },
} as const;

/** One person with one browser window of their own. */
export interface Visitor {
  readonly page: Page;
  readonly watch: Watch;
  /** Goes to an address of the site and waits until it stands. */
  goTo(path: string): Promise<void>;
  /** Fails where the page is not fit for readers; see Watch. */
  expectSound(): Promise<void>;
}

/** Makes a context in which pages of one origin are looked at in a given way. */
export function openContext(browser: Browser, origin: string, look: Look): Promise<BrowserContext> {
  const { javaScript = true, width = "desktop", theme = "light", locale = "en" } = look;
  return browser.newContext({
    baseURL: origin,
    javaScriptEnabled: javaScript,
    viewport: widths[width],
    hasTouch: width === "phone",
    colorScheme: theme,
    locale,
    timezoneId: "UTC",
    reducedMotion: "reduce",
  });
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
      goTo: async (path) => void (await page.goto(path, { waitUntil: "load" })),
      expectSound: () => watch.expectSound(),
    };
  };
}
