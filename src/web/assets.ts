import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build, transform } from "esbuild";
import { NotFound } from "#kernel/errors.ts";
import { encodingFor } from "#kernel/http/compression.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { tokenSheet } from "./tokens.ts";

/** Names of the files that pages may ask for. */
export type AssetName = "style.css" | "islands.js" | "favicon.svg";

/** One file as it is served, with its compressed forms made once. */
export interface Asset {
  readonly type: string;
  readonly plain: Buffer<ArrayBuffer>;
  readonly br: Buffer<ArrayBuffer>;
  readonly gzip: Buffer<ArrayBuffer>;
}

/** The style sheet, the islands and the icon of the site, built in memory. */
export interface Assets {
  /** Address of a file; it carries a hash of the contents and can be kept for ever. */
  href(name: AssetName): string;
  /** The file at an address made by `href`, or undefined. */
  at(href: string): Asset | undefined;
}

// The oldest browsers that get the full design; older ones get plain, working HTML.
const target = ["chrome99", "firefox97", "safari15.4"];

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const brotliPressed = promisify(brotliCompress);
const gzipPressed = promisify(gzip);

async function buildStyle(): Promise<string> {
  const result = await build({ entryPoints: [here("styles/index.css")], bundle: true, write: false, target });
  const sheet = `${tokenSheet()}\n${result.outputFiles[0]?.text ?? ""}`;
  return (await transform(sheet, { loader: "css", minify: true, target })).code;
}

async function buildIslands(): Promise<string> {
  const result = await build({
    entryPoints: [here("islands/index.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target,
  });
  return result.outputFiles[0]?.text ?? "";
}

async function press(type: string, text: string): Promise<Asset> {
  const plain = Buffer.from(text);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  const [br, zipped] = await Promise.all([brotliPressed(plain, quality), gzipPressed(plain, { level: 9 })]);
  return { type, plain, br, gzip: zipped };
}

/** Builds the style sheet and the islands with esbuild and compresses them. Once for a process, before it listens. */
export async function createAssets(): Promise<Assets> {
  const texts: Record<AssetName, { type: string; text: string }> = {
    "style.css": { type: "text/css; charset=utf-8", text: await buildStyle() },
    "islands.js": { type: "text/javascript; charset=utf-8", text: await buildIslands() },
    "favicon.svg": { type: "image/svg+xml", text: await readFile(here("images/favicon.svg"), "utf8") },
  };
  const hrefs = new Map<string, string>();
  const byHref = new Map<string, Asset>();
  for (const [name, { type, text }] of Object.entries(texts)) {
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 10);
    const href = `/assets/${name.replace(".", `.${hash}.`)}`;
    hrefs.set(name, href);
    byHref.set(href, await press(type, text));
  }
  return { href: (name) => hrefs.get(name) as string, at: (href) => byHref.get(href) };
}

function serve(assets: Assets, c: HouseContext): Response {
  const asset = assets.at(c.req.path);
  if (!asset)
    throw new NotFound("web.no-such-asset", "There is no such file; the page that asked for it may be old.");
  const encoding = encodingFor(c.req.header("accept-encoding"));
  const headers: Record<string, string> = {
    "content-type": asset.type,
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
    ...(encoding && { "content-encoding": encoding }),
  };
  return c.body(encoding ? asset[encoding] : asset.plain, 200, headers);
}

/** Routes that serve the files, each at its hashed address, cached for ever. */
export function assetRoutes(assets: Assets): Route[] {
  return [{ method: "GET", path: "/assets/:file", needs: "public.read", handle: (c) => serve(assets, c) }];
}
