import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { renderPage } from "#web/page.tsx";
import { idOf, leadOn, noEdition } from "../http/edition.ts";
import { isOwnLanguage } from "../http/labels.ts";
import type { Setting } from "../setting.ts";
import { bothScripts } from "./result.ts";
import { homeOf } from "./search-routes.tsx";
import { leadingEdition, workGroups } from "./work-groups.ts";
import { editionsPerPage, WorkPage } from "./work-page.tsx";

/** `GET /works/:id`: a work with its editions by format and language. */
export function workRoutes(setting: Setting): Route[] {
  return [{ method: "GET", path: "/works/:id", needs: "public.read", handle: (c) => show(setting, c) }];
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const { database, catalogue, namesIn } = setting;
  const work = idOf(c);
  const ids = work === null ? [] : await catalogue.editionsOfWork(database, work);
  const [t, locale] = [c.get("t"), c.get("locale")];
  const [editions, items, names] = await Promise.all([
    catalogue.editionSummaries(database, ids),
    ids.length > 0 ? catalogue.itemsOf(database, ids) : [],
    namesIn(locale),
  ]);
  const isOwn = isOwnLanguage({ locale });
  const lead = leadingEdition(editions, isOwn);
  if (work === null || !lead) return elsewhere(setting, c, work);
  const speech = { t, locale, names };
  const pages = Math.ceil(editions.length / editionsPerPage);
  const asked = Number(c.req.query("page") ?? "1");
  const view = {
    ...{ speech, work, lead, groups: workGroups(editions, isOwn), home: homeOf(c) },
    items: Map.groupBy(items, ({ edition }) => edition),
    page: Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1,
  };
  const title = bothScripts(lead.originalTitle, lead.title) ?? lead.title;
  const head = <link rel="canonical" href={`/works/${work}`} />;
  const description = [lead.title, lead.author].filter((part) => part !== null).join(", ");
  return renderPage(c, { title, head, description, wide: true }, <WorkPage {...view} />);
}

/**
 * Leads on from the id of an edition, as addresses of works once were: to its work, or to that of the edition it was
 * joined with.
 *
 * @throws NotFound where there is neither
 */
async function elsewhere(
  { database, catalogue }: Setting,
  c: HouseContext,
  id: number | null,
): Promise<Response> {
  if (id === null) throw noEdition();
  const workOf = async (edition: number) =>
    (await catalogue.editionSummaries(database, [edition]))[0]?.work ?? null;
  const work = await workOf(id);
  // Which work an edition belongs to may change again, so browsers must not keep this.
  if (work !== null && work !== id) return c.redirect(`/works/${work}`, 302);
  const successor = await catalogue.successorOf(database, id);
  const next = successor === null ? null : await workOf(successor);
  if (next === null || next === id) throw noEdition();
  return leadOn(c, `/works/${next}`);
}
