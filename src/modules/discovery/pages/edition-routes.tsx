import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { may, viewerOf } from "#modules/accounts";
import type { EditionDetails, EditionSummary } from "#modules/catalogue";
import { renderPage } from "#web/page.tsx";
import { findEdition, leadOn } from "../http/edition.ts";
import type { Setting } from "../setting.ts";
import { EditionPage } from "./edition-page.tsx";
import { bothScripts } from "./result.ts";
import { homeOf } from "./search-routes.tsx";

/** Other editions of its work that an edition's page lists; the work's page lists all. */
const mostOthers = 50;

/** `GET /editions/:id`: one edition. */
export function editionRoutes(setting: Setting): Route[] {
  return [{ method: "GET", path: "/editions/:id", needs: "public.read", handle: (c) => show(setting, c) }];
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const found = await findEdition(setting, c);
  if (found.kind === "moved") return leadOn(c, `/editions/${found.to}`);
  const { edition } = found;
  const [t, locale] = [c.get("t"), c.get("locale")];
  const [names, others] = await Promise.all([setting.namesIn(locale), othersOf(setting, edition)]);
  const speech = { t, locale, names };
  const title = bothScripts(edition.originalTitle, edition.title) ?? edition.title;
  const head = <link rel="canonical" href={`/editions/${edition.id}`} />;
  const options = { title, head, description: descriptionOf(edition) };
  const staff = may(viewerOf(c), "catalogue.staff");
  const view = { speech, edition, home: homeOf(c), staff, ...others };
  return renderPage(c, options, <EditionPage {...view} />);
}

/** The other editions of its work: the first of them, and how many there are. */
async function othersOf(
  { database, catalogue }: Setting,
  { id, work, hasOtherEditions }: EditionDetails,
): Promise<{ others: EditionSummary[]; otherEditions: number }> {
  if (!hasOtherEditions) return { others: [], otherEditions: 0 };
  const ids = (await catalogue.editionsOfWork(database, work)).filter((each) => each !== id);
  const others = ids.length > 0 ? await catalogue.editionSummaries(database, ids.slice(0, mostOthers)) : [];
  return { others, otherEditions: ids.length };
}

function descriptionOf({ title, author, year }: EditionDetails): string {
  return [title, author, year].filter((part) => part !== null).join(", ");
}
