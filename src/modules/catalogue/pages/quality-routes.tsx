import { NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { loadsOf } from "../db/load-lists.ts";
import { newestQuality, qualityOf } from "../db/quality.ts";
import { type ListPlace, recordsConcerned } from "../db/quality-lists.ts";
import { type Figure, figureNamed } from "../domain/quality-report.ts";
import { aboutQuality } from "../http/answers.ts";
import { loadsCsv, recordsCsv, reportDocument } from "../http/quality.ts";
import { askForCount } from "../jobs/quality.ts";
import { qualityHref, reportHref } from "./quality-addresses.ts";
import { QualityLibrariesPage } from "./quality-libraries.tsx";
import { FigurePage } from "./quality-records.tsx";
import { ReportPage } from "./quality-report.tsx";
import { libraryName, ownLibraries, type Setting, speechOf, wholeNumber } from "./setting.ts";

const pageSize = 50;

/** Loads that a page compares; CSV and JSON have all. */
const comparedLoads = 12;
const everyLoad = 10_000;

/** The quality of each library's records: pages, CSV and JSON. */
export function qualityRoutes(setting: Setting): Route[] {
  const needs = "catalogue.load";
  const own = { method: "GET", needs, library: "isil" } as const;
  const base = `${qualityHref}/:isil`;
  return [
    { method: "GET", path: qualityHref, needs, handle: (c) => libraries(setting, c) },
    { ...own, path: base, handle: (c) => report(setting, c) },
    { ...own, method: "POST", path: `${base}/count`, handle: (c) => count(setting, c) },
    { ...own, path: `${base}/loads.csv`, handle: (c) => csvOfLoads(setting, c) },
    { ...own, path: `${base}/:figure`, handle: (c) => figure(setting, c) },
    {
      ...own,
      path: `${base}/:figure/records.csv`,
      handle: (c) => recordsCsv(setting, c, isilOf(c), figureAt(c)),
    },
    {
      ...own,
      path: "/api/v1/libraries/:isil/quality",
      describe: aboutQuality,
      handle: (c) => json(setting, c),
    },
  ];
}

const isilOf = (c: HouseContext) => c.req.param("isil") ?? "";

/** @throws NotFound when the address names no figure */
function figureAt(c: HouseContext): Figure {
  const name = c.req.param("figure") ?? "";
  const found = figureNamed(name);
  if (found) return found;
  throw new NotFound("catalogue.no-figure", `The quality report has no figure "${name}".`, {
    params: { name },
  });
}

async function libraries({ database, libraryNames }: Setting, c: HouseContext): Promise<Response> {
  const speech = speechOf(c);
  const libraries = ownLibraries(viewerOf(c), await libraryNames(speech.locale), speech.locale);
  const newest = await newestQuality(
    database,
    libraries.map(({ isil }) => isil),
  );
  c.header("cache-control", "no-store");
  const title = speech.t("catalogue.quality.title");
  return renderPage(c, { title, staff: true }, <QualityLibrariesPage view={{ speech, libraries, newest }} />);
}

async function report({ database, libraryNames }: Setting, c: HouseContext): Promise<Response> {
  const speech = speechOf(c);
  const isil = isilOf(c);
  const [names, snapshots, loads] = await Promise.all([
    libraryNames(speech.locale),
    qualityOf(database, isil, comparedLoads),
    loadsOf(database, [isil], undefined, pageSize),
  ]);
  const view = {
    ...{ speech, isil, snapshots },
    libraryName: libraryName(names, isil),
    loads: loads.filter(({ state }) => state === "active"),
    isAsked: c.req.query("done") === "asked",
  };
  c.header("cache-control", "no-store");
  const title = speech.t("catalogue.quality.title");
  return renderPage(c, { title, staff: true }, <ReportPage view={view} />);
}

async function count({ database }: Setting, c: HouseContext): Promise<Response> {
  const isil = isilOf(c);
  await askForCount(database, isil);
  return c.redirect(`${reportHref(isil)}?done=asked`, 303);
}

/** Where the page of a list begins. What cannot be a place is taken for the beginning. */
function placeAt(c: HouseContext): ListPlace {
  const after = c.req.query("after") ?? "";
  // PostgreSQL takes no NUL in a text.
  return { controlNumber: after.replaceAll("\0", ""), edition: wholeNumber(c.req.query("edition")) ?? 0 };
}

async function figure({ database, libraryNames }: Setting, c: HouseContext): Promise<Response> {
  const figure = figureAt(c);
  const speech = speechOf(c);
  const isil = isilOf(c);
  const [names, snapshots] = await Promise.all([
    libraryNames(speech.locale),
    qualityOf(database, isil, comparedLoads),
  ]);
  const asked = { isil, figure: figure.name, after: placeAt(c), limit: pageSize + 1 };
  const expected = snapshots[0]?.counts[figure.name];
  const found = await recordsConcerned(database, { ...asked, expected });
  const records = found.slice(0, pageSize);
  const view = {
    ...{ speech, isil, figure, snapshots, records },
    libraryName: libraryName(names, isil),
    next: found.length > pageSize ? records.at(-1) : undefined,
  };
  c.header("cache-control", "no-store");
  const title = speech.t(`catalogue.quality.figure.${figure.name}`);
  return renderPage(c, { title, staff: true }, <FigurePage view={view} />);
}

async function csvOfLoads({ database }: Setting, c: HouseContext): Promise<Response> {
  const isil = isilOf(c);
  return loadsCsv(c, isil, await qualityOf(database, isil, everyLoad));
}

async function json({ database }: Setting, c: HouseContext): Promise<Response> {
  const isil = isilOf(c);
  const document = reportDocument(isil, await qualityOf(database, isil, everyLoad));
  return c.json(document, 200, { "cache-control": "no-store" });
}
