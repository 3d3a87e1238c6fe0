import type { Database } from "#kernel/database/database.ts";
import { Conflict, NotFound } from "#kernel/errors.ts";
import { recordAction, type Viewer } from "#modules/accounts";
import { liveRecordsNamed } from "../db/placed-records.ts";
import { closeReports, type ReportOutcome, reopenReports } from "../db/reports.ts";
import { listActs, type ReviewAct, recordsOfAct } from "../db/review-decisions.ts";
import type { PairDecision } from "../domain/matching/decision.ts";
import { decide, undo } from "./decide.ts";
import { weighDoubts } from "./review-weigh.ts";

/** What somebody decided on a page. */
export interface PageDecision {
  readonly viewer: Viewer;
  /** What the trail calls it: `pair-decided`, `edition-split`, `editions-merged`. */
  readonly action: string;
  /** ISIL of the library for which it was decided; its staff may read of it in the trail. */
  readonly library: string;
  readonly decisions: readonly PairDecision[];
  readonly note: string | null;
}

/** The account of a viewer as decisions name it. */
export function accountOf(viewer: Viewer): string {
  return viewer.kind === "person" ? String(viewer.id) : "";
}

/**
 * Decides, and writes it into the trail. When it returns, readers see what follows from it, and the pairs in doubt
 * around it stand in the queue again at their place.
 *
 * @returns the act
 * @throws NotFound when one of the records is not in the catalogue any more
 */
export async function decideOnPage(
  database: Database,
  { viewer, action, library, decisions, note }: PageDecision,
): Promise<string> {
  const act = await decide(database, decisions, accountOf(viewer), note);
  const { a, b, verdict } = decisions[0]!;
  await recordAction(database, {
    ...{ viewer, action: `catalogue.${action}`, subject: `decision:${act}`, library },
    details: {
      ...{ a: `${a.library} ${a.controlNumber}`, b: `${b.library} ${b.controlNumber}`, verdict },
      ...(decisions.length > 1 && { pairs: decisions.length }),
    },
  });
  await weighAround(database, act);
  return act;
}

/**
 * Undoes an act, and writes that into the trail. Reports that it answered are open again.
 *
 * @returns the numbers of those reports
 * @throws NotFound when there is none, Conflict when it was undone already
 */
export async function undoOnPage(
  database: Database,
  { viewer, act, library }: { viewer: Viewer; act: ReviewAct; library: string },
): Promise<number[]> {
  if (act.undoneAt)
    throw new Conflict("catalogue.decision-undone", "This decision was undone already. Look at the list.");
  await undo(database, act.act, accountOf(viewer));
  await recordAction(database, {
    ...{ viewer, action: "catalogue.decision-undone", subject: `decision:${act.act}`, library },
  });
  const reopened = await reopenReports(database, act.act);
  await weighAround(database, act.act);
  return reopened;
}

/** The pairs in doubt around a decision were found anew, without what the queue is ordered by. */
async function weighAround(database: Database, act: string): Promise<void> {
  const records = await liveRecordsNamed(database, await recordsOfAct(database, act));
  const editions = [...new Set(records.map(({ edition }) => edition))];
  if (editions.length > 0) await weighDoubts(database, editions, 200);
}

/** Closes the reports that an act answered, and writes it into the trail. */
export async function closeReportsOnPage(
  database: Database,
  reports: readonly number[],
  answer: { viewer: Viewer; library: string; outcome: ReportOutcome; act: string },
): Promise<void> {
  const { viewer, library, outcome, act } = answer;
  await database.transaction(async (tx) => {
    await closeReports(tx, reports, { outcome, act, closedBy: accountOf(viewer) });
    for (const report of reports)
      await recordAction(tx, {
        ...{ viewer, action: "catalogue.report-closed", subject: `merge-report:${report}`, library },
        details: { outcome },
      });
  });
}

/** The newest act of somebody that still holds. */
export async function lastActOf(database: Database, viewer: Viewer): Promise<ReviewAct | undefined> {
  const [act] = await listActs(database, { decidedBy: accountOf(viewer), standing: true }, 1);
  return act;
}

/** @throws NotFound when there is no such act */
export async function actNamed(database: Database, act: string): Promise<ReviewAct> {
  const found = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(act)
    ? (await listActs(database, { act }, 1))[0]
    : undefined;
  if (!found) throw new NotFound("catalogue.no-decision", "There is no such decision.");
  return found;
}
