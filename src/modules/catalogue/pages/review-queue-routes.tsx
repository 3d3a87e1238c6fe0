import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { editionSummaries } from "../db/editions.ts";
import { openReports } from "../db/reports.ts";
import { holdersOf } from "../db/review-holders.ts";
import { codesInQueue, countQueued, type QueuedPair, queuedPairs } from "../db/review-queue.ts";
import { positionFromText, positionToText } from "../domain/review-position.ts";
import { queueFile } from "../http/review-files.ts";
import { weighDoubts } from "../jobs/review-weigh.ts";
import { type QueueChoice, reviewHref } from "./review-addresses.ts";
import { weighedAtOnce } from "./review-next-routes.tsx";
import { type QueuedReport, ReviewQueuePage } from "./review-queue.tsx";
import { choiceFrom, filterOf, mayDecide } from "./review-setting.ts";
import { libraryName, ownLibraries, type Setting, speechOf } from "./setting.ts";

const pageSize = 50;

/** `/staff/review`: what waits for a person's decision, and the same as CSV. */
export function reviewQueueRoutes(setting: Setting): Route[] {
  const route = { method: "GET", needs: "catalogue.decide-matches" } as const;
  return [
    { ...route, path: reviewHref, handle: (c) => show(setting, c) },
    { ...route, path: `${reviewHref}/queue.csv`, handle: (c) => download(setting, c) },
  ];
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const { database } = setting;
  const speech = speechOf(c);
  const viewer = viewerOf(c);
  const choice = choiceFrom((name) => c.req.query(name));
  await weighDoubts(database, "new", weighedAtOnce);
  const names = await setting.libraryNames(speech.locale);
  const filter = filterOf(viewer, names, choice);
  const after = positionFromText(c.req.query("after"));
  const [found, total, codes, reports] = await Promise.all([
    choice.reported ? [] : queuedPairs(database, filter, after, pageSize + 1),
    choice.reported ? 0 : countQueued(database, filter),
    codesInQueue(database, filter),
    after ? [] : reportsFor(setting, c, choice),
  ]);
  const pairs = found.slice(0, pageSize);
  const view = {
    ...{ speech, choice, pairs, total, codes, reports },
    titles: await titlesOf(setting, pairs),
    libraries: ownLibraries(viewer, names, speech.locale),
    nameOf: (isil: string) => libraryName(names, isil),
    after: found.length > pageSize ? positionToText(pairs.at(-1)!) : undefined,
  };
  c.header("cache-control", "no-store");
  const title = speech.t("catalogue.review.title");
  return renderPage(c, { title, staff: true }, <ReviewQueuePage view={view} />);
}

/** The titles of both editions of each pair, by edition. */
async function titlesOf({ database }: Setting, pairs: readonly QueuedPair[]): Promise<Map<number, string>> {
  const editions = pairs.flatMap(({ editionA, editionB }) => [editionA, editionB]);
  const summaries = await editionSummaries(database, [...new Set(editions)]);
  return new Map(
    summaries.map(({ id, title, originalTitle, year }) => [
      id,
      `${originalTitle ?? title}${year === null ? "" : ` (${year})`}`,
    ]),
  );
}

/** Open reports that the viewer may answer. */
async function reportsFor(
  { database }: Setting,
  c: HouseContext,
  { library }: QueueChoice,
): Promise<QueuedReport[]> {
  const reports = await openReports(database);
  const editions = [...new Set(reports.map(({ edition }) => edition))];
  const [holders, summaries] = await Promise.all([
    holdersOf(database, editions),
    editionSummaries(database, editions),
  ]);
  const titles = new Map(summaries.map(({ id, title, originalTitle }) => [id, originalTitle ?? title]));
  return reports.flatMap((report) => {
    const libraries = (holders.get(report.edition) ?? []).map((holder) => holder.library);
    if (!mayDecide(viewerOf(c), libraries) || (library && !libraries.includes(library))) return [];
    return [{ ...report, title: titles.get(report.edition) ?? "" }];
  });
}

async function download(setting: Setting, c: HouseContext): Promise<Response> {
  const names = await setting.libraryNames(speechOf(c).locale);
  const filter = filterOf(
    viewerOf(c),
    names,
    choiceFrom((name) => c.req.query(name)),
  );
  return queueFile(setting.database, c, filter);
}
