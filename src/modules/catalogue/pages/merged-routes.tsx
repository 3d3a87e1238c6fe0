import { NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { may, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { editionDetails } from "../db/edition-details.ts";
import { successorOf } from "../db/work-editions.ts";
import { MergedPage } from "./merged.tsx";
import { libraryName, type Setting, speechOf, wholeNumber } from "./setting.ts";

/** `/editions/:id/sources`: where what the page of an edition says comes from. */
export function mergedRoutes(setting: Setting): Route[] {
  const route = { method: "GET", needs: "public.read" } as const;
  return [{ ...route, path: "/editions/:id/sources", handle: (c) => show(setting, c) }];
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const { database } = setting;
  const id = wholeNumber(c.req.param("id"));
  const edition = id === undefined ? null : await editionDetails(database, id);
  if (!edition || id === undefined) {
    const successor = id === undefined ? null : await successorOf(database, id);
    if (successor !== null) return c.redirect(`/editions/${successor}/sources`, 301);
    throw new NotFound("catalogue.no-edition", "No library of the network has this any more.");
  }
  const speech = speechOf(c);
  const names = await setting.libraryNames(speech.locale);
  const view = {
    ...{ speech, edition, coordinator: may(viewerOf(c), "catalogue.manage") },
    nameOf: (isil: string) => libraryName(names, isil),
  };
  const title = speech.t("catalogue.merged.title", { title: edition.originalTitle ?? edition.title });
  return renderPage(c, { title, wide: true, robots: "noindex" }, <MergedPage view={view} />);
}
