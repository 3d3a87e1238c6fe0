import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { may, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { type EditionRecords, editionAt, recordValue } from "./review-edition.ts";
import { mayDecide } from "./review-setting.ts";
import { type Sides, sidesOf } from "./review-sides.ts";
import { type Setting, speechOf } from "./setting.ts";
import { WhyPage, type WhyView } from "./why.tsx";
import { whyTogether } from "./why-edition.ts";

/** `/editions/:id/matching`: why records stand together, for everybody. */
export function whyRoutes(setting: Setting): Route[] {
  const route = { method: "GET", needs: "public.read" } as const;
  return [{ ...route, path: "/editions/:id/matching", handle: (c) => show(setting, c) }];
}

const notices = ["split", "merged", "undone"] as const;

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const edition = await editionAt(setting, c, "matching");
  if (edition instanceof Response) return edition;
  const speech = speechOf(c);
  const viewer = viewerOf(c);
  const view: WhyView = {
    ...{ speech, edition, why: await whyTogether(setting, c, edition) },
    compared: await comparedSides(setting, c, edition),
    chosen: [c.req.query("a"), c.req.query("b")],
    mayReport: may(viewer, "catalogue.staff"),
    mayDecide: may(viewer, "catalogue.staff") && mayDecide(viewer, edition.libraries),
    done: notices.find((name) => name === c.req.query("done")),
  };
  if (viewer.kind === "person") c.header("cache-control", "no-store");
  const title = speech.t("catalogue.why.title");
  return renderPage(c, { title, wide: true, robots: "noindex" }, <WhyPage view={view} />);
}

/** Two records of the edition that somebody chose to compare. */
async function comparedSides(
  setting: Setting,
  c: HouseContext,
  { records }: EditionRecords,
): Promise<Sides | null> {
  const [a, b] = ["a", "b"].map((side) =>
    records.find((record) => recordValue(record) === c.req.query(side)),
  );
  if (!a || !b || a === b) return null;
  return sidesOf(setting, await setting.libraryNames(speechOf(c).locale), a, b);
}
