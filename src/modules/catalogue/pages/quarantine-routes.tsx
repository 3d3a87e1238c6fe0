import { NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { renderPage } from "#web/page.tsx";
import { type QuarantineEntry, quarantinedBytes, quarantineOf } from "../db/quarantine.ts";
import { quarantineSize } from "../db/quarantine-size.ts";
import { aboutQuarantine } from "../http/answers.ts";
import { csvStream, fileHeaders } from "../http/csv.ts";
import { quarantineHref } from "./addresses.ts";
import { QuarantinePage } from "./quarantine.tsx";
import { libraryName, type Setting, speechOf, wholeNumber } from "./setting.ts";

const pageSize = 50;
const mostAtOnce = 1_000;

/** What could not be read of a library: as a page, as CSV, as JSON, and each record's own bytes. */
export function quarantineRoutes(setting: Setting): Route[] {
  const own = { method: "GET", needs: "catalogue.load", library: "isil" } as const;
  const base = "/staff/quarantine/:isil";
  return [
    { ...own, path: base, handle: (c) => show(setting, c) },
    { ...own, path: `${base}/records.csv`, handle: (c) => csv(setting, c) },
    { ...own, path: `${base}/:id`, handle: (c) => bytes(setting, c) },
    {
      ...own,
      path: "/api/v1/libraries/:isil/quarantine",
      describe: aboutQuarantine,
      handle: (c) => json(setting, c),
    },
  ];
}

const isilOf = (c: HouseContext) => c.req.param("isil") ?? "";

/** One page of entries after the one that the address names, and where the next page begins. */
async function entriesAt({ database }: Setting, c: HouseContext, limit: number) {
  const after = wholeNumber(c.req.query("after")) ?? 0;
  const found = await quarantineOf(database, isilOf(c), after, limit + 1);
  const entries = found.slice(0, limit);
  return { entries, after: found.length > limit ? entries.at(-1)?.id : undefined };
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const speech = speechOf(c);
  const isil = isilOf(c);
  const view = {
    ...{ speech, isil },
    libraryName: libraryName(await setting.libraryNames(speech.locale), isil),
    size: await quarantineSize(setting.database, isil),
    ...(await entriesAt(setting, c, pageSize)),
  };
  c.header("cache-control", "no-store");
  const title = speech.t("catalogue.quarantine.title");
  return renderPage(c, { title, staff: true }, <QuarantinePage view={view} />);
}

async function json(setting: Setting, c: HouseContext): Promise<Response> {
  const isil = isilOf(c);
  const limit = Math.min(Math.max(wholeNumber(c.req.query("limit")) ?? 100, 1), mostAtOnce);
  const { entries, after } = await entriesAt(setting, c, limit);
  const total = (await quarantineSize(setting.database, isil)).records;
  const results = entries.map(({ controlNumber, bytes, ...entry }) => ({
    ...entry,
    control_number: controlNumber,
    size: bytes,
    content: quarantineHref(isil, entry.id),
  }));
  return c.json({ total, results, next_after: after ?? null }, 200, { "cache-control": "no-store" });
}

function rowOf({ id, load, file, number, position, controlNumber, faults, bytes }: QuarantineEntry) {
  const all = (part: (fault: QuarantineEntry["faults"][number]) => string | undefined) =>
    faults.flatMap((fault) => part(fault) ?? []).join(" ");
  return [
    ...[id, load, file, number, position, controlNumber, bytes],
    ...[all(({ code }) => code), all(({ message }) => message), all(({ repair }) => repair)],
  ];
}

async function csv({ database }: Setting, c: HouseContext): Promise<Response> {
  const isil = isilOf(c);
  async function* pages() {
    for (let after = 0; ; ) {
      const entries = await quarantineOf(database, isil, after, mostAtOnce);
      if (entries.length > 0) yield entries.map(rowOf);
      if (entries.length < mostAtOnce) return;
      after = entries.at(-1)!.id;
    }
  }
  const head = ["id", "load", "file", "number", "position", "control_number", "bytes"];
  const body = csvStream([...head, "codes", "messages", "repairs"], pages());
  return c.body(body, 200, fileHeaders("text/csv; charset=utf-8", `quarantine-${isil}.csv`));
}

/** Programs open the bytes by the end of their name, which only their beginning tells. */
function endingOf(content: Buffer): string {
  const start = content.toString("latin1", 0, 100).trimStart();
  return start.startsWith("<") ? "xml" : start.startsWith("{") || start.startsWith("[") ? "json" : "mrc";
}

async function bytes({ database }: Setting, c: HouseContext): Promise<Response> {
  const isil = isilOf(c);
  const id = wholeNumber(c.req.param("id"));
  const content = id === undefined ? undefined : await quarantinedBytes(database, isil, id);
  if (!content)
    throw new NotFound("catalogue.not-in-quarantine", "This record is not in quarantine any more.");
  const name = `quarantine-${isil}-${id}.${endingOf(content)}`;
  return c.body(content as Uint8Array<ArrayBuffer>, 200, fileHeaders("application/octet-stream", name));
}
