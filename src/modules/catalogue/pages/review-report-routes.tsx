import { Invalid, NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { recordAction, viewerOf } from "#modules/accounts";
import type { FieldErrors } from "#web/forms/field.tsx";
import { renderPage } from "#web/page.tsx";
import { insertReport } from "../db/reports.ts";
import { accountOf } from "../jobs/review-decide.ts";
import { reportHref } from "./review-addresses.ts";
import { type EditionRecords, editionAt, recordValue } from "./review-edition.ts";
import { ReportPage } from "./review-report.tsx";
import { formOf, noteFrom } from "./review-setting.ts";
import { type Setting, speechOf } from "./setting.ts";

/** `/editions/:id/report`: staff of any library say that a record stands where it does not belong. */
export function reviewReportRoutes(setting: Setting): Route[] {
  const route = { path: "/editions/:id/report", needs: "catalogue.staff" } as const;
  return [
    { ...route, method: "GET", handle: (c) => show(setting, c) },
    { ...route, method: "POST", handle: (c) => send(setting, c) },
  ];
}

interface Typed {
  readonly record: string | undefined;
  readonly note: string | undefined;
}

function draw(c: HouseContext, edition: EditionRecords, typed: Typed, errors: FieldErrors): Response {
  const speech = speechOf(c);
  const failed = Object.keys(errors).length > 0;
  const done = c.req.query("done") === "reported";
  c.header("cache-control", "no-store");
  const title = speech.t("catalogue.report.title");
  const options = { title, staff: true, error: failed, status: failed ? 422 : 200 } as const;
  return renderPage(c, options, <ReportPage view={{ speech, edition, errors, done, ...typed }} />);
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const edition = await editionAt(setting, c, "report");
  if (edition instanceof Response) return edition;
  return draw(c, edition, { record: c.req.query("record"), note: undefined }, {});
}

async function send(setting: Setting, c: HouseContext): Promise<Response> {
  const edition = await editionAt(setting, c, "report");
  if (edition instanceof Response) throw new NotFound("catalogue.no-edition", "This edition is gone.");
  const { t } = speechOf(c);
  const form = await formOf(c);
  const note = noteFrom(form("note"));
  const record = edition.records.find((each) => recordValue(each) === form("record"));
  const errors: Record<string, string> = {};
  if (!record) errors.record = t("catalogue.report.no-record");
  if (!note) errors.note = t("catalogue.report.no-note");
  if (!record || !note) return draw(c, edition, { record: form("record"), note: form("note") }, errors);
  if (edition.records.length < 2)
    throw new Invalid("catalogue.nothing-to-report", "This edition has one record only.");
  const { library, controlNumber } = record;
  await setting.database.transaction(async (tx) => {
    const reportedBy = accountOf(viewerOf(c));
    const id = await insertReport(tx, { edition: edition.id, library, controlNumber, reportedBy, note });
    await recordAction(tx, {
      ...{ viewer: viewerOf(c), action: "catalogue.merge-reported", subject: `merge-report:${id}`, library },
      details: { edition: edition.id, record: controlNumber },
    });
  });
  return c.redirect(`${reportHref(edition.id)}?done=reported`, 303);
}
