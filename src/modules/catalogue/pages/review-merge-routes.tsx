import { Invalid } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { liveRecordsNamed } from "../db/placed-records.ts";
import { mergeDecisions } from "../domain/matching/decision.ts";
import { decideOnPage } from "../jobs/review-decide.ts";
import { matchingHref } from "./review-addresses.ts";
import { type EditionRecords, editionAt, editionRecords } from "./review-edition.ts";
import { editionsCalled } from "./review-find.ts";
import { MergePage } from "./review-merge.tsx";
import { askToDecide, decidingLibrary, formOf, noteFrom } from "./review-setting.ts";
import { sidesOf } from "./review-sides.ts";
import { type Setting, speechOf, wholeNumber } from "./setting.ts";

/** `/staff/editions/:id/merge`: joins an edition with another by hand. */
export function reviewMergeRoutes(setting: Setting): Route[] {
  const route = { path: "/staff/editions/:id/merge", needs: "catalogue.decide-matches" } as const;
  return [
    { ...route, method: "GET", handle: (c) => show(setting, c) },
    { ...route, method: "POST", handle: (c) => merge(setting, c) },
  ];
}

const both = (a: EditionRecords, b: EditionRecords) => [...new Set([...a.libraries, ...b.libraries])];

/** Asks for the other edition; once it is known, shows both before anything is done. */
async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const edition = await editionAt(setting, c, "merge");
  if (edition instanceof Response) return edition;
  const speech = speechOf(c);
  const asked = c.req.query("with")?.trim().slice(0, 300);
  const found = asked ? await editionsCalled(setting, c, asked, edition.id) : [];
  const other = found.length === 1 ? found[0]! : null;
  if (!other) askToDecide(c, edition.libraries);
  else askToDecide(c, both(edition, other));
  const names = await setting.libraryNames(speech.locale);
  const sides = other && (await sidesOf(setting, names, edition.records[0]!, other.records[0]!));
  const error = asked && found.length === 0 ? speech.t("catalogue.merge.not-found") : undefined;
  c.header("cache-control", "no-store");
  const view = { speech, edition, asked, found, other, sides, error };
  const options = { staff: true, error: Boolean(error), status: error ? 422 : 200 } as const;
  return renderPage(c, { ...options, title: speech.t("catalogue.merge.title") }, <MergePage view={view} />);
}

async function merge(setting: Setting, c: HouseContext): Promise<Response> {
  const edition = await editionAt(setting, c, "merge");
  if (edition instanceof Response) return edition;
  const form = await formOf(c);
  const id = wholeNumber(form("other"));
  const other = id === undefined ? null : await editionRecords(setting, c, id);
  if (!other || other.id === edition.id)
    throw new Invalid("catalogue.no-other-edition", "The other edition is not here any more. Find it again.");
  const libraries = both(edition, other);
  askToDecide(c, libraries);
  await decideOnPage(setting.database, {
    ...{ viewer: viewerOf(c), action: "editions-merged", note: noteFrom(form("note")) },
    library: decidingLibrary(viewerOf(c), libraries),
    decisions: mergeDecisions([edition.records, other.records]),
  });
  const [merged] = await liveRecordsNamed(setting.database, [edition.records[0]!]);
  return c.redirect(`${matchingHref(merged?.edition ?? edition.id)}?done=merged`, 303);
}
