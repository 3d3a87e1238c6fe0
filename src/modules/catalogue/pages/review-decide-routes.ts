import { Invalid, NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { viewerOf } from "#modules/accounts";
import { liveRecordsNamed } from "../db/placed-records.ts";
import { type MergeReport, openReports } from "../db/reports.ts";
import { holdersOf } from "../db/review-holders.ts";
import { queuedPair } from "../db/review-queue.ts";
import { type RecordName, splitDecisions } from "../domain/matching/decision.ts";
import { closeReportsOnPage, decideOnPage, lastActOf, undoOnPage } from "../jobs/review-decide.ts";
import { nextHref, pairName, reviewHref } from "./review-addresses.ts";
import { reportedSides } from "./review-report-case.ts";
import { askToDecide, choiceFrom, decidingLibrary, formOf, noteFrom } from "./review-setting.ts";
import { type Setting, speechOf, wholeNumber } from "./setting.ts";

/** What the buttons of a case do; each leads to the next case. */
export function reviewDecideRoutes(setting: Setting): Route[] {
  const route = { method: "POST", needs: "catalogue.decide-matches" } as const;
  return [
    { ...route, path: `${reviewHref}/decide`, handle: (c) => decidePair(setting, c) },
    { ...route, path: `${reviewHref}/undo`, handle: (c) => undoLast(setting, c) },
    { ...route, path: `${reviewHref}/reports/:id`, handle: (c) => closeReport(setting, c) },
  ];
}

type Form = Awaited<ReturnType<typeof formOf>>;

function verdictIn(form: Form): "same" | "different" {
  const verdict = form("verdict");
  if (verdict === "same" || verdict === "different") return verdict;
  throw new Invalid("catalogue.no-verdict", "Say whether the two are the same or different.");
}

function nameIn(form: Form, side: "a" | "b"): RecordName {
  return { library: form(`library_${side}`) ?? "", controlNumber: form(`number_${side}`) ?? "" };
}

/** Where the form came from and goes on: the next case after it. */
function onwards(c: HouseContext, form: Form): Response {
  return c.redirect(nextHref(choiceFrom(form), { after: form("after")?.slice(0, 100) }), 303);
}

/** ISILs of all libraries that have a part in the editions of some records. */
async function librariesOf({ database }: Setting, names: readonly RecordName[]): Promise<string[]> {
  const records = await liveRecordsNamed(database, names);
  const holders = await holdersOf(database, [...new Set(records.map(({ edition }) => edition))]);
  return [...new Set([...holders.values()].flat().map(({ library }) => library))];
}

async function decidePair(setting: Setting, c: HouseContext): Promise<Response> {
  const form = await formOf(c);
  const [a, b] = [nameIn(form, "a"), nameIn(form, "b")];
  const verdict = verdictIn(form);
  const libraries = await librariesOf(setting, [a, b]);
  askToDecide(c, libraries);
  await decideOnPage(setting.database, {
    ...{ viewer: viewerOf(c), action: "pair-decided", library: decidingLibrary(viewerOf(c), libraries) },
    ...{ decisions: [{ a, b, verdict }], note: noteFrom(form("note")) },
  });
  return onwards(c, form);
}

/** Undoes what the viewer decided last, and goes back to it. */
async function undoLast(setting: Setting, c: HouseContext): Promise<Response> {
  const { database } = setting;
  const form = await formOf(c);
  const act = await lastActOf(database, viewerOf(c));
  if (!act) throw new NotFound("catalogue.nothing-to-undo", "You have decided nothing that still holds.");
  const [report] = await undoOnPage(database, {
    ...{ viewer: viewerOf(c), act, library: decidingLibrary(viewerOf(c), act.libraries) },
  });
  if (report !== undefined) return c.redirect(nextHref(choiceFrom(form), { after: `r${report - 1}` }), 303);
  const records = await liveRecordsNamed(database, [act.first.a, act.first.b]);
  const [x, y] = [...new Set(records.map(({ edition }) => edition))];
  const pair = x !== undefined && y !== undefined ? await queuedPair(database, x, y) : undefined;
  if (!pair) return onwards(c, form);
  return c.redirect(nextHref(choiceFrom(form), { pair: pairName(pair) }), 303);
}

/** Answers a report: the record belongs where it stands, or it is taken out. */
async function closeReport(setting: Setting, c: HouseContext): Promise<Response> {
  const { database } = setting;
  const form = await formOf(c);
  const id = wholeNumber(c.req.param("id"));
  const [report] = id === undefined ? [] : await openReports(database, { id });
  const found =
    report && (await reportedSides(setting, await setting.libraryNames(speechOf(c).locale), report));
  if (!report || !found)
    throw new NotFound("catalogue.no-report", "This report was answered already, or its record is gone.");
  const { libraries } = found.sides;
  askToDecide(c, libraries);
  const viewer = viewerOf(c);
  const library = decidingLibrary(viewer, libraries);
  const verdict = verdictIn(form);
  const decisions =
    verdict === "different"
      ? splitDecisions(found.rest, [report])
      : [{ a: found.sides.a, b: found.sides.b, verdict }];
  const action = verdict === "different" ? "edition-split" : "pair-decided";
  const note = noteFrom(form("note"));
  const act = await decideOnPage(database, { viewer, action, library, decisions, note });
  await closeReportsOnPage(database, await reportsOf(setting, report), {
    ...{ viewer, library, act, outcome: verdict === "different" ? "split" : "kept" },
  });
  return onwards(c, form);
}

/** All open reports of the record that one is about: one answer is enough. */
async function reportsOf({ database }: Setting, report: MergeReport): Promise<number[]> {
  const open = await openReports(database, { record: report });
  return [...new Set([report.id, ...open.map(({ id }) => id)])];
}
