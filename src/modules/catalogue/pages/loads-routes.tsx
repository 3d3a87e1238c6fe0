import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { loadsOf } from "../db/load-lists.ts";
import { loadsHref } from "./addresses.ts";
import { LoadsPage } from "./loads.tsx";
import { ownLibraries, type Setting, speechOf, wholeNumber } from "./setting.ts";

const pageSize = 50;

/** `/staff/loads`: the loads of the viewer's libraries. */
export function loadsRoutes(setting: Setting): Route[] {
  return [{ method: "GET", path: loadsHref, needs: "catalogue.load", handle: (c) => show(setting, c) }];
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const speech = speechOf(c);
  const libraries = ownLibraries(viewerOf(c), await setting.libraryNames(speech.locale), speech.locale);
  const asked = c.req.query("library") ?? "";
  const chosen = libraries.some(({ isil }) => isil === asked) ? asked : "";
  const isils = chosen ? [chosen] : libraries.map(({ isil }) => isil);
  const found = await loadsOf(setting.database, isils, wholeNumber(c.req.query("before")), pageSize + 1);
  const loads = found.slice(0, pageSize);
  const view = {
    ...{ speech, libraries, chosen, loads },
    olderThan: found.length > pageSize ? loads.at(-1)?.id : undefined,
    done: c.req.query("done") === "dropped" ? speech.t("catalogue.done.dropped") : undefined,
  };
  c.header("cache-control", "no-store");
  return renderPage(c, { title: speech.t("catalogue.loads.title"), staff: true }, <LoadsPage view={view} />);
}
