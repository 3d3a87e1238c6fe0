import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type BrowserServer, chromium } from "playwright-core";
import { repository } from "../../scripts/repository.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const elsewhere = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/**
 * The Chromium to use: the one that CHROMIUM_PATH names, else one that is installed, else the one that
 * comes with our packages (Linux only), which is unpacked below the checkout.
 */
async function chromiumPath(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, where there is no file.`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter);
  const installed = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const found = [...installed, ...elsewhere].find((path) => existsSync(path));
  if (found) return found;
  if (process.platform !== "linux")
    throw new Error("No Chromium was found. Install one, or name its program in CHROMIUM_PATH.");
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}

/** Starts one Chromium that test files connect to. Whatever it writes stays below .tmp/scratch. */
export async function startChromium(): Promise<BrowserServer> {
  const scratch = join(repository, ".tmp", "scratch");
  // `npm test` has chosen a folder for its run already.
  if (!process.env.TMPDIR?.startsWith(scratch)) {
    mkdirSync(scratch, { recursive: true });
    process.env.TMPDIR = scratch;
  }
  return chromium.launchServer({
    executablePath: await chromiumPath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-dev-shm-usage",
    ],
  });
}
