import { request } from "node:http";
import { describe, expect, inject, test } from "vitest";

const origin = inject("origin");
const kilobytes = (count: number) => count * 1024;

/** Sizes as they travel: what a browser that takes brotli or gzip receives, in bytes. */
async function weigh(path: string): Promise<{ bytes: number; text: string; type: string }> {
  const { body, type } = await receive(path, "br, gzip");
  const plain = await receive(path, "identity");
  return { bytes: body.length, text: plain.body.toString("utf8"), type };
}

function receive(path: string, encodings: string): Promise<{ body: Buffer; type: string }> {
  return new Promise((resolve, reject) => {
    const headers = { "accept-encoding": encodings, accept: "text/html,*/*" };
    request(new URL(path, origin), { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => {
        if (answer.statusCode !== 200) return reject(new Error(`${path} answered ${answer.statusCode}`));
        resolve({ body: Buffer.concat(parts), type: answer.headers["content-type"] ?? "" });
      });
    })
      .on("error", reject)
      .end();
  });
}

/** Addresses of the style sheets and scripts that a page asks for. */
function assetsOf(html: string): { styles: string[]; scripts: string[] } {
  const all = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, address]) => address ?? "");
  return {
    styles: all(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g),
    scripts: all(/<script[^>]*src="([^"]+)"/g),
  };
}

async function total(paths: readonly string[]): Promise<number> {
  const weights = await Promise.all(paths.map(weigh));
  return weights.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function readerPages(): Promise<string[]> {
  const found = await (await fetch(`${origin}/api/v1/search?q=garden&limit=1`)).json();
  const [first] = found.results as { edition: string; records: { library: string }[] }[];
  if (!first) throw new Error("The demo holds no garden.");
  const library = first.records[0]!.library;
  return [
    "/",
    "/search?q=garden",
    `/editions/${first.edition}`,
    "/libraries",
    `/libraries/${library}`,
    "/sign-in",
    "/help",
  ];
}

describe("what a reader's page weighs, compressed", () => {
  test("stays within 50 KB of HTML, 20 KB of CSS and 15 KB of JavaScript on every page", async () => {
    const table = [];
    for (const path of await readerPages()) {
      const page = await weigh(path);
      const { styles, scripts } = assetsOf(page.text);
      table.push({ path, html: page.bytes, css: await total(styles), js: await total(scripts) });
    }
    console.table(table);
    for (const { path, html, css, js } of table) {
      expect(html, `HTML of ${path}`).toBeLessThanOrEqual(kilobytes(50));
      expect(css, `CSS of ${path}`).toBeLessThanOrEqual(kilobytes(20));
      expect(css, `CSS of ${path} is there`).toBeGreaterThan(0);
      expect(js, `JavaScript of ${path}`).toBeLessThanOrEqual(kilobytes(15));
    }
  });
});
