import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Hono } from "hono";
import { beforeAll, describe, expect, it } from "vitest";
import type { HouseEnv } from "#kernel/http/env.ts";
import { type Assets, assetRoutes, createAssets } from "./assets.ts";

let assets: Assets;
let app: Hono<HouseEnv>;

beforeAll(async () => {
  assets = await createAssets();
  app = new Hono<HouseEnv>();
  for (const route of assetRoutes(assets)) app.on(route.method, route.path, route.handle);
  app.onError((error, c) => c.text(error.name, 404));
});

const get = (href: string, encoding?: string) =>
  app.request(href, encoding === undefined ? {} : { headers: { "accept-encoding": encoding } });

describe("the budgets of a reader's page", () => {
  it("the style sheet is at most 20 KB, compressed with either method", () => {
    const sheet = assets.at(assets.href("style.css"))!;
    expect(sheet.br.length).toBeLessThanOrEqual(20_000);
    expect(sheet.gzip.length).toBeLessThanOrEqual(20_000);
    expect(sheet.plain.length).toBeGreaterThan(5_000);
  });

  it("the scripts are at most 15 KB, compressed with either method", () => {
    const islands = assets.at(assets.href("islands.js"))!;
    expect(islands.br.length).toBeLessThanOrEqual(15_000);
    expect(islands.gzip.length).toBeLessThanOrEqual(15_000);
    expect(islands.plain.length).toBeGreaterThan(500);
  });
});

describe("an asset", () => {
  it("stands at an address with a hash of its contents and is kept for ever", async () => {
    const href = assets.href("style.css");
    expect(href).toMatch(/^\/assets\/style\.[0-9a-f]{10}\.css$/);
    const answer = await get(href);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(answer.headers.get("content-type")).toBe("text/css; charset=utf-8");
  });

  it("is the same after each way of compressing", async () => {
    const href = assets.href("islands.js");
    const plain = await (await get(href)).text();
    const br = await get(href, "gzip, deflate, br");
    const zipped = await get(href, "gzip");
    expect(br.headers.get("content-encoding")).toBe("br");
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(plain);
    expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString()).toBe(plain);
  });

  it("is not compressed in a way that the browser refuses", async () => {
    const answer = await get(assets.href("style.css"), "br;q=0, gzip;q=0.0, identity");
    expect(answer.headers.get("content-encoding")).toBeNull();
    expect(answer.headers.get("vary")).toBe("accept-encoding");
  });

  it("is not found under another hash", async () => {
    expect(await (await get("/assets/style.0000000000.css")).text()).toBe("NotFound");
  });
});
