import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { may, viewerOf } from "#modules/accounts";
import type { EditionDetails, EditionSummary } from "#modules/catalogue";
import { frameOf } from "#web/frame.ts";
import { renderPage } from "#web/page.tsx";
import { findEdition, leadOn } from "../http/edition.ts";
import { editionIn, formatAccepted } from "../http/export.ts";
import { referenceToday } from "../http/reference.ts";
import type { Setting } from "../setting.ts";
import { EditionPage } from "./edition-page.tsx";
import { bothScripts } from "./result.ts";
import { homeOf } from "./search-routes.tsx";
import { ShareHead } from "./share-head.tsx";

/** Other editions of its work that an edition's page lists; the work's page lists all. */
const mostOthers = 50;

/** `GET /editions/:id`: one edition, as a page or in the format that a program accepts. */
export function editionRoutes(setting: Setting): Route[] {
  return [{ method: "GET", path: "/editions/:id", needs: "public.read", handle: (c) => show(setting, c) }];
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const found = await findEdition(setting, c);
  if (found.kind === "moved") return leadOn(c, `/editions/${found.to}`);
  const { edition } = found;
  const format = formatAccepted(c);
  if (format) return editionIn(setting, c, edition, format, { vary: "accept" });
  const [t, locale] = [c.get("t"), c.get("locale")];
  const [names, others] = await Promise.all([setting.namesIn(locale), othersOf(setting, edition)]);
  const speech = { t, locale, names };
  const title = bothScripts(edition.originalTitle, edition.title) ?? edition.title;
  const reference = referenceToday(setting, edition, edition.lead);
  const description = descriptionOf(edition);
  const [{ publicUrl }, { network }] = [setting, frameOf(c)];
  const head = <ShareHead {...{ edition, reference, title, description, network, publicUrl, names }} />;
  const options = { title, head, description };
  const staff = may(viewerOf(c), "catalogue.staff");
  const view = { speech, edition, reference, home: homeOf(c), staff, ...others };
  c.header("vary", "accept");
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
