import { describe, expect, inject, test } from "vitest";
import { visitors } from "./browser.ts";

const open = visitors();

const good = "<h1>Shelf</h1><p>A page in order.</p>";

/** Opens a page that the test writes itself, at an address of the site. */
async function faultsOf(main: string, html = `<html lang="en" dir="ltr">`): Promise<string> {
  const { page, watch } = await open();
  const address = `${inject("origin")}/planted`;
  const head = `<head><title>Shelf</title><link rel="icon" href="data:,"></head>`;
  await page.route(address, (route) =>
    route.fulfill({
      contentType: "text/html; charset=utf-8",
      body: `<!doctype html>${html}${head}<body><main>${main}</main></body></html>`,
    }),
  );
  await page.route("http://elsewhere.invalid/**", (route) => route.abort());
  await page.goto(address);
  return (await watch.faults()).join("\n");
}

describe("the watch over a page", () => {
  test("is content with a page in order", async () => {
    expect(await faultsOf(good)).toBe("");
  });

  const planted: [fault: string, main: string, says: string][] = [
    [
      "a request to another origin",
      `${good}<img src="http://elsewhere.invalid/a.png" alt="">`,
      "asks another origin",
    ],
    [
      "an error on the console",
      `${good}<script>console.error("broken")</script>`,
      "error on the console: broken",
    ],
    [
      "an error nobody caught",
      `${good}<script>throw new Error("lost")</script>`,
      "error on the console: lost",
    ],
    [
      "a picture without its text",
      `${good}<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`,
      "image-alt",
    ],
    ["text hard to read", `${good}<p style="color:#aaa;background:#fff">pale</p>`, "color-contrast"],
    ["a second h1", `${good}<h1>Again</h1>`, "has 2 h1 headings"],
    ["a phone's sideways scroll", `${good}<div style="width:400px">wide</div>`, "scrolls sideways at 360 px"],
    [
      "sideways scroll at 200 % zoom",
      `${good}<div style="width:700px">wide</div>`,
      "scrolls sideways at 640 px",
    ],
  ];
  test.each(planted)("catches %s", async (_, main, says) => {
    expect(await faultsOf(main)).toContain(says);
  });

  test("catches a page that names neither language nor direction", async () => {
    const faults = await faultsOf(good, "<html>");
    expect(faults).toContain("names no language");
    expect(faults).toContain("names no direction");
  });
});
