import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { recordAction, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { type ImportCounts, importDirectory, lockForImport } from "../db/import.ts";
import { exportDirectory } from "../db/read.ts";
import { readDocument } from "../domain/document.ts";
import { basisOf, type ImportReport, readFile, reportOn } from "../domain/import-report.ts";
import type { DirectoryDocument } from "../domain/library.ts";
import { writeTable } from "../domain/table.ts";
import { ImportPage } from "./import.tsx";
import { drawNetwork } from "./network-routes.tsx";
import type { Setting } from "./setting.ts";
import { fileAt, textAt, typedIn } from "./typed.ts";

/** Largest file of a directory, in bytes: some ten thousand branches. */
const fileLimit = 8 * 1024 * 1024;

function drawReport(c: HouseContext, report: ImportReport, outdated = false): Response {
  const words = { t: c.get("t"), locale: c.get("locale") };
  const title = words.t("directory.import.report");
  const status = outdated ? 409 : undefined;
  return renderPage(c, { title, staff: true, status }, <ImportPage view={{ words, report, outdated }} />);
}

async function look(c: HouseContext, setting: Setting): Promise<Response> {
  const file = fileAt(await typedIn(c), "file");
  if (!file) {
    const importErrors = { file: c.get("t")("directory.import.missing") };
    return drawNetwork(c, setting, { importErrors, status: 422, error: true });
  }
  const reading = readFile(await file.text());
  return drawReport(c, reportOn(await exportDirectory(setting.database), reading));
}

/** The document that the report's form brings back; read again, since forms can be changed on their way. */
function documentOf(text: string): DirectoryDocument {
  try {
    return readDocument(JSON.parse(text)).document;
  } catch {
    return { libraries: [] };
  }
}

async function apply(c: HouseContext, setting: Setting): Promise<Response> {
  const raw = await typedIn(c);
  const document = documentOf(textAt(raw, "document"));
  const counts = await setting.database.transaction(async (tx): Promise<ImportCounts | undefined> => {
    await lockForImport(tx);
    if (basisOf(await exportDirectory(tx)) !== textAt(raw, "basis")) return undefined;
    const done = await importDirectory(tx, document);
    const subject = "network:own";
    await recordAction(tx, {
      viewer: viewerOf(c),
      action: "directory.imported",
      subject,
      details: { ...done },
    });
    return done;
  });
  if (counts) return c.redirect("/staff/directory?done=imported", 303);
  return drawReport(c, reportOn(await exportDirectory(setting.database), { document, faults: [] }), true);
}

async function download(c: HouseContext, setting: Setting, kind: "csv" | "json"): Promise<Response> {
  const directory = await exportDirectory(setting.database);
  const day = setting.clock.now().toISOString().slice(0, 10);
  const type = kind === "csv" ? "text/csv; charset=utf-8; header=present" : "application/json";
  const body = kind === "csv" ? writeTable(directory) : `${JSON.stringify(directory, null, 2)}\n`;
  return c.body(body, 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="directory-${day}.${kind}"`,
    "cache-control": "no-store",
  });
}

/** Import and export of the whole directory, for the coordinator. */
export function exchangeRoutes(setting: Setting): Route[] {
  const needs = "directory.edit-all";
  return [
    {
      method: "GET",
      path: "/staff/directory/export.csv",
      needs,
      handle: (c) => download(c, setting, "csv"),
    },
    {
      method: "GET",
      path: "/staff/directory/export.json",
      needs,
      handle: (c) => download(c, setting, "json"),
    },
    {
      method: "POST",
      path: "/staff/directory/import",
      needs,
      bodyLimit: fileLimit,
      handle: (c) => look(c, setting),
    },
    {
      method: "POST",
      path: "/staff/directory/import/apply",
      needs,
      // The report's form sends the document back with every sign of it escaped: up to three times as long.
      bodyLimit: 3 * fileLimit,
      handle: (c) => apply(c, setting),
    },
  ];
}
