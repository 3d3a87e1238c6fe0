// Makes the pictures in docs/screenshots anew: every page on a phone and a desktop, light and dark, in
// English and Arabic. Run it after changing how a page looks, and look at what it made.
import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { startChromium } from "../test/journeys/chromium.ts";
import { startDemo } from "../test/journeys/demo.ts";
import { type Look, openContext, widths } from "../test/journeys/look.ts";
import { repository } from "./repository.ts";
import { shownPages } from "./screenshots/pages.ts";
import { signIn, type Who } from "./screenshots/sign-in.ts";

const folder = join(repository, "docs", "screenshots");
// Long pages are cut: what stands below the third screenful looks like the second.
const tallest = 2_200;
const mostBytes = 6 * 1024 ** 2;

const looks = (["phone", "desktop"] as const).flatMap((width) =>
  (["light", "dark"] as const).flatMap((theme) =>
    (["en", "ar"] as const).map((locale): Required<Omit<Look, "javaScript">> => ({ width, theme, locale })),
  ),
);

async function shoot(page: Page, name: string, width: keyof typeof widths): Promise<number> {
  const size = widths[width];
  const tall = await page.evaluate<number>("document.documentElement.scrollHeight");
  await page.setViewportSize({ width: size.width, height: Math.min(Math.max(tall, size.height), tallest) });
  const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
  await page.setViewportSize(size);
  const path = join(folder, `${name}.webp`);
  writeFileSync(path, await sharp(picture).webp({ quality: 55, effort: 6, smartSubsample: true }).toBuffer());
  return statSync(path).size;
}

async function shootAs(
  browser: Browser,
  origin: string,
  look: (typeof looks)[number],
  who: Who,
): Promise<number> {
  const context = await openContext(browser, origin, look);
  const page = await context.newPage();
  await signIn(page, who);
  let bytes = 0;
  for (const shown of shownPages.filter((shown) => shown.who === who)) {
    const path = typeof shown.path === "string" ? shown.path : await shown.path(origin);
    await page.goto(path, { waitUntil: "load" });
    await shown.prepare?.(page);
    bytes += await shoot(page, `${shown.name}-${look.width}-${look.theme}-${look.locale}`, look.width);
  }
  await context.close();
  return bytes;
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await startChromium();
const demo = await startDemo("screenshots");
try {
  const browser = await chromium.connect(server.wsEndpoint());
  let bytes = 0;
  for (const look of looks)
    for (const who of ["visitor", "reader", "staff", "coordinator"] as const)
      bytes += await shootAs(browser, demo.origin, look, who);
  const pictures = looks.length * shownPages.length;
  console.log(`${pictures} pictures, ${(bytes / 1024 ** 2).toFixed(1)} MB, in docs/screenshots.`);
  if (bytes > mostBytes) throw new Error("The set is larger than 6 MB: lower the quality or the height.");
} finally {
  await server.close();
  await demo.stop();
}
