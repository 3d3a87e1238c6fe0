import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { viewerOf } from "#modules/accounts";
import type { FieldErrors } from "#web/forms/field.tsx";
import { renderPage } from "#web/page.tsx";
import { liveRecordsNamed } from "../db/placed-records.ts";
import { splitDecisions } from "../domain/matching/decision.ts";
import { decideOnPage } from "../jobs/review-decide.ts";
import { matchingHref } from "./review-addresses.ts";
import { type EditionRecords, editionAt, recordValue } from "./review-edition.ts";
import { askToDecide, decidingLibrary, noteFrom } from "./review-setting.ts";
import { type Setting, speechOf } from "./setting.ts";
import { SplitPage } from "./split.tsx";
import { whyTogether } from "./why-edition.ts";

/** `/staff/editions/:id/split`: takes records out of an edition by hand. */
export function splitRoutes(setting: Setting): Route[] {
  const route = { path: "/staff/editions/:id/split", needs: "catalogue.decide-matches" } as const;
  return [
    { ...route, method: "GET", handle: (c) => show(setting, c) },
    { ...route, method: "POST", handle: (c) => split(setting, c) },
  ];
}

interface Typed {
  readonly ticked: readonly string[];
  readonly note: string | undefined;
}

async function draw(
  setting: Setting,
  c: HouseContext,
  edition: EditionRecords,
  typed: Typed,
  errors: FieldErrors,
): Promise<Response> {
  const speech = speechOf(c);
  const { links } = await whyTogether(setting, c, edition);
  const failed = Object.keys(errors).length > 0;
  c.header("cache-control", "no-store");
  const title = speech.t("catalogue.split.title");
  const options = { title, staff: true, error: failed, status: failed ? 422 : 200 } as const;
  return renderPage(c, options, <SplitPage view={{ speech, edition, links, errors, ...typed }} />);
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const edition = await editionAt(setting, c, "split");
  if (edition instanceof Response) return edition;
  askToDecide(c, edition.libraries);
  return draw(setting, c, edition, { ticked: [], note: undefined }, {});
}

async function split(setting: Setting, c: HouseContext): Promise<Response> {
  const edition = await editionAt(setting, c, "split");
  if (edition instanceof Response) return edition;
  askToDecide(c, edition.libraries);
  const form = await c.req.formData();
  const ticked = form.getAll("record").map(String);
  const note = String(form.get("note") ?? "");
  const leaving = edition.records.filter((record) => ticked.includes(recordValue(record)));
  const staying = edition.records.filter((record) => !leaving.includes(record));
  const [first] = staying;
  if (leaving.length === 0 || !first) {
    const { t } = speechOf(c);
    const record = t(leaving.length === 0 ? "catalogue.split.none" : "catalogue.split.all");
    return draw(setting, c, edition, { ticked, note }, { record });
  }
  await decideOnPage(setting.database, {
    ...{ viewer: viewerOf(c), action: "edition-split", note: noteFrom(note) },
    library: decidingLibrary(viewerOf(c), edition.libraries),
    decisions: splitDecisions(staying, leaving),
  });
  const [stayed] = await liveRecordsNamed(setting.database, [first]);
  return c.redirect(`${matchingHref(stayed?.edition ?? edition.id)}?done=split`, 303);
}
