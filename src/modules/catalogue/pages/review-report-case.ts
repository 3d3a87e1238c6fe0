import type { HouseContext } from "#kernel/http/env.ts";
import { formatMoment } from "#kernel/i18n/format.ts";
import { personNames, viewerOf } from "#modules/accounts";
import type { LibraryNames } from "#modules/directory";
import { matcherInUse } from "../db/matcher-in-use.ts";
import { liveRecordsOf, type PlacedRecord } from "../db/placed-records.ts";
import { type MergeReport, openReports } from "../db/reports.ts";
import { judge } from "../domain/matching/compare.ts";
import { traitsFromText } from "../domain/matching/traits.ts";
import { nextHref, type QueueChoice, reviewHref } from "./review-addresses.ts";
import type { CaseView } from "./review-case.tsx";
import { mayDecide } from "./review-setting.ts";
import { isOf, type Sides, sidesOf } from "./review-sides.ts";
import { type Setting, speechOf } from "./setting.ts";

/** A report with the record that goes best with the one reported. */
export interface ReportedSides {
  readonly report: MergeReport;
  readonly sides: Sides;
  /** All records of the edition but the one reported. */
  readonly rest: readonly PlacedRecord[];
}

/** What a report is about; null where its record stands alone by now. */
export async function reportedSides(
  setting: Setting,
  names: ReadonlyMap<string, LibraryNames>,
  report: MergeReport,
): Promise<ReportedSides | null> {
  const records = await liveRecordsOf(setting.database, [report.edition]);
  const reported = records.find((record) => isOf(record, report));
  const rest = records.filter((record) => record !== reported);
  if (!reported || rest.length === 0) return null;
  const traits = traitsFromText(reported.traits);
  const matcher = await matcherInUse(setting.database);
  const scored = rest.map((record) => ({
    record,
    score: judge(traitsFromText(record.traits), traits, matcher).score,
  }));
  const best = scored.reduce((x, y) => (y.score > x.score ? y : x)).record;
  const sides = await sidesOf(setting, names, best, reported);
  return sides && { report, sides, rest };
}

/** The first open report after one with a number that the viewer may decide about. */
export async function firstReport(
  setting: Setting,
  c: HouseContext,
  { library, code }: QueueChoice,
  names: ReadonlyMap<string, LibraryNames>,
  after: number,
): Promise<ReportedSides | null> {
  for (const report of await openReports(setting.database)) {
    if (report.id <= after) continue;
    const found = await reportedSides(setting, names, report);
    if (!found || !mayDecide(viewerOf(c), found.sides.libraries)) continue;
    if (library && !found.sides.libraries.includes(library)) continue;
    if (
      code &&
      !found.sides.explanation.statements.some((statement) => code.split(",").includes(statement.code))
    )
      continue;
    return found;
  }
  return null;
}

/** A report as a case of the queue. */
export async function reportCase(
  { database }: Setting,
  c: HouseContext,
  { report, sides, rest }: ReportedSides,
  choice: QueueChoice,
): Promise<Pick<CaseView, "sides" | "obstacle" | "action" | "fields" | "laterHref" | "report">> {
  const after = `r${report.id}`;
  const by = (await personNames(database, [Number(report.reportedBy)].filter(Number.isSafeInteger))).get(
    Number(report.reportedBy),
  );
  const { t, locale } = speechOf(c);
  return {
    sides,
    obstacle: undefined,
    action: `${reviewHref}/reports/${report.id}`,
    fields: { after },
    laterHref: nextHref(choice, { after }),
    report: {
      by: by ?? t("catalogue.review.somebody"),
      at: formatMoment(locale, report.reportedAt),
      note: report.note,
      rest: rest.length,
    },
  };
}
