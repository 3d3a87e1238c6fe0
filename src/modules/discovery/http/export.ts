import { accepts } from "hono/accepts";
import { Conflict } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import { Refusal } from "#kernel/http/refusal.ts";
import type { Route } from "#kernel/http/routes.ts";
import type { EditionDetails } from "#modules/catalogue";
import type { Setting } from "../setting.ts";
import { editionDocument, findEdition, leadOn } from "./edition.ts";
import { type ExportFormat, exportFormats, written } from "./export-formats.ts";
import { exportResults } from "./export-results.ts";

/** `GET /editions/:id/export?format=` and `GET /search/export?as=`: descriptions as files to keep. */
export function exportRoutes(setting: Setting): Route[] {
  const route = { method: "GET", needs: "public.read" } as const;
  return [
    { ...route, path: "/editions/:id/export", handle: (c) => exportEdition(setting, c) },
    // `format` is a filter of the search already.
    { ...route, path: "/search/export", handle: (c) => exportResults(setting, c, formatIn(c, "as")) },
  ];
}

/** Address of an edition in a format. */
export function exportHref(edition: number, format: ExportFormat): string {
  return `/editions/${edition}/export?format=${format}`;
}

/** @throws Refusal naming the formats that there are */
function formatIn(c: HouseContext, parameter: string): ExportFormat {
  const asked = c.req.query(parameter) ?? "";
  const known = exportFormats.find((format) => format === asked);
  if (known) return known;
  const formats = exportFormats.join(", ");
  throw new Refusal(
    400,
    "discovery.no-format",
    `There is no format “${asked}”. Ask for ${parameter}= one of ${formats}.`,
    { format: asked, parameter, formats },
  );
}

const typeOf = (format: ExportFormat) => written[format].type.split(";")[0]!;

/** The format that a program asks for in its Accept header, or null where it takes a page. */
export function formatAccepted(c: HouseContext): ExportFormat | null {
  const supports = ["text/html", ...exportFormats.map(typeOf)];
  const type = accepts(c, { header: "Accept", supports, default: "text/html" });
  return exportFormats.find((format) => typeOf(format) === type) ?? null;
}

async function exportEdition(setting: Setting, c: HouseContext): Promise<Response> {
  const format = formatIn(c, "format");
  const found = await findEdition(setting, c);
  if (found.kind === "moved") return leadOn(c, `/editions/${found.to}/export`);
  const name = `${slugOf(found.edition.title)}-${found.edition.id}.${written[format].ending}`;
  return editionIn(setting, c, found.edition, format, {
    "content-disposition": `attachment; filename="${name}"`,
  });
}

/**
 * An edition in a format.
 *
 * @throws Conflict where the format cannot hold it
 */
export function editionIn(
  setting: Setting,
  c: HouseContext,
  edition: EditionDetails,
  format: ExportFormat,
  more: Record<string, string> = {},
): Response {
  const { type, write, alone = write } = written[format];
  const led = { edition, lead: edition.lead };
  const body = format === "json" ? JSON.stringify(editionDocument(edition)) : alone(led, setting);
  if (body === null)
    throw new Conflict(
      "discovery.unwritable",
      "The record cannot be written in this format: it is damaged or too long for it. Ask for another format.",
      { params: { format } },
    );
  const headers = { "content-type": type, "cache-control": "no-cache", ...more };
  return c.body(body as Uint8Array<ArrayBuffer> | string, 200, headers);
}

/** A title in the letters that every file system takes: "the-sea-around-us". */
export function slugOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  return words.slice(0, 6).join("-").slice(0, 60).replace(/-$/, "") || "edition";
}
