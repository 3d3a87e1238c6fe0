import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import type { EditionDetails } from "#modules/catalogue";
import { renderPage } from "#web/page.tsx";
import { findEdition } from "../http/search.ts";
import type { Setting } from "../setting.ts";
import { EditionPage } from "./edition-page.tsx";
import { bothScripts } from "./result.ts";
import { homeOf } from "./search-routes.tsx";

/**
 * `GET /editions/:id`, and `GET /works/:id`: a work is one edition as long as no other is known, and
 * has its id.
 */
export function editionRoutes(setting: Setting): Route[] {
  const route = { method: "GET", needs: "public.read" } as const;
  const handle = (c: HouseContext) => show(setting, c);
  return [
    { ...route, path: "/editions/:id", handle },
    { ...route, path: "/works/:id", handle },
  ];
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const edition = await findEdition(setting, c);
  const [t, locale] = [c.get("t"), c.get("locale")];
  const speech = { t, locale, names: await setting.namesIn(locale) };
  const title = bothScripts(edition.originalTitle, edition.title) ?? edition.title;
  const head = <link rel="canonical" href={`/editions/${edition.id}`} />;
  const options = { title, head, description: descriptionOf(edition) };
  return renderPage(c, options, <EditionPage speech={speech} edition={edition} home={homeOf(c)} />);
}

function descriptionOf({ title, author, year }: EditionDetails): string {
  return [title, author, year].filter((part) => part !== null).join(", ");
}
