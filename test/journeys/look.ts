import type { Browser, BrowserContext } from "playwright-core";

/** How somebody looks at the site. */
export interface Look {
  /** `false`: a browser without JavaScript. */
  readonly javaScript?: boolean;
  readonly width?: "phone" | "desktop";
  readonly theme?: "light" | "dark";
  /** The browser's language, from which the site chooses its own. */
  readonly locale?: "en" | "id" | "es" | "ar";
}

/** Windows in pixels. */
export const widths = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 900 },
} as const;

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
