import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { viewerOf } from "#modules/accounts";
import type { LibraryNames } from "#modules/directory";
import { renderPage } from "#web/page.tsx";
import { openReports } from "../db/reports.ts";
import { countQueued, type QueuedPair, queuedPair, queuedPairs } from "../db/review-queue.ts";
import { positionFromText, positionToText } from "../domain/review-position.ts";
import { lastActOf } from "../jobs/review-decide.ts";
import { weighDoubts } from "../jobs/review-weigh.ts";
import { nextHref, type QueueChoice, reviewHref } from "./review-addresses.ts";
import { CasePage, type CaseView } from "./review-case.tsx";
import { ReviewDonePage } from "./review-done.tsx";
import { actText, titlesOfActs } from "./review-last.ts";
import { obstacleBetween } from "./review-obstacle.ts";
import { firstReport, reportCase } from "./review-report-case.ts";
import { askToDecide, choiceFrom, filterOf } from "./review-setting.ts";
import { type Sides, sidesOf } from "./review-sides.ts";
import { type Setting, speechOf, wholeNumber } from "./setting.ts";

/** Pairs looked at in search of one that can be shown; those of a load under way cannot. */
const mostPassed = 50;

/** `/staff/review/next`: one case of the queue after the other. */
export function reviewNextRoutes(setting: Setting): Route[] {
  const needs = "catalogue.decide-matches";
  return [{ method: "GET", path: `${reviewHref}/next`, needs, handle: (c) => show(setting, c) }];
}

type Case = Pick<CaseView, "sides" | "obstacle" | "action" | "fields" | "laterHref" | "report">;

/** What has been loaded since somebody was here last is weighed first: at most so many pairs, some 50 ms. */
export const weighedAtOnce = 500;

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const { database } = setting;
  const speech = speechOf(c);
  const choice = choiceFrom((name) => c.req.query(name));
  await weighDoubts(database, "new", weighedAtOnce);
  const names = await setting.libraryNames(speech.locale);
  const [found, left, last] = await Promise.all([
    caseAt(setting, c, choice, names),
    countQueued(database, filterOf(viewerOf(c), names, choice)),
    lastText(setting, c),
  ]);
  c.header("cache-control", "no-store");
  const options = { staff: true, title: speech.t("catalogue.review.question") };
  if (!found) {
    const open = (await openReports(database, { limit: 1 })).length > 0;
    const view = { speech, choice, last, left, reported: open, begun: Boolean(c.req.query("after")) };
    return renderPage(c, options, <ReviewDonePage view={view} />);
  }
  return renderPage(c, options, <CasePage view={{ speech, choice, left, last, ...found }} />);
}

async function lastText(setting: Setting, c: HouseContext): Promise<string | undefined> {
  const act = await lastActOf(setting.database, viewerOf(c));
  if (!act) return undefined;
  const title = (await titlesOfActs(setting, [act])).get(act.act) ?? "";
  return actText(speechOf(c), act, title);
}

/** The case that the address means: a certain pair or report, or the first after a position. Reports come first. */
async function caseAt(
  setting: Setting,
  c: HouseContext,
  choice: QueueChoice,
  names: ReadonlyMap<string, LibraryNames>,
): Promise<Case | null> {
  const named = /^(\d{1,15})-(\d{1,15})$/.exec(c.req.query("pair") ?? "");
  const position = positionFromText(c.req.query("after"));
  if (named) {
    const pair = await queuedPair(setting.database, Number(named[1]), Number(named[2]));
    const sides = pair && (await sidesOf(setting, names, pair.a, pair.b));
    if (pair && sides) {
      askToDecide(c, sides.libraries);
      return pairCase(setting, names, pair, sides, choice);
    }
  }
  if (!position) {
    const after = /^r(\d{1,15})$/.exec(c.req.query("after") ?? "")?.[1];
    const report = await firstReport(setting, c, choice, names, wholeNumber(after) ?? 0);
    if (report) return reportCase(setting, c, report, choice);
  }
  if (choice.reported) return null;
  const filter = filterOf(viewerOf(c), names, choice);
  for (const pair of await queuedPairs(setting.database, filter, position, mostPassed)) {
    const sides = await sidesOf(setting, names, pair.a, pair.b);
    if (sides && sides.a.edition !== sides.b.edition) return pairCase(setting, names, pair, sides, choice);
  }
  return null;
}

async function pairCase(
  setting: Setting,
  names: ReadonlyMap<string, LibraryNames>,
  pair: QueuedPair,
  sides: Sides,
  choice: QueueChoice,
): Promise<Case> {
  const after = positionToText(pair);
  const { a, b } = sides;
  return {
    sides,
    obstacle: await obstacleBetween(setting, names, sides),
    action: `${reviewHref}/decide`,
    fields: {
      ...{ library_a: a.library, number_a: a.controlNumber, library_b: b.library, number_b: b.controlNumber },
      after,
    },
    laterHref: nextHref(choice, { after }),
    report: undefined,
  };
}
