import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { personNames, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { type ActFilter, deciders, listActs } from "../db/review-decisions.ts";
import { decisionsFile } from "../http/review-files.ts";
import { accountOf, actNamed, undoOnPage } from "../jobs/review-decide.ts";
import { DecisionsPage } from "./decisions.tsx";
import { decisionsHref } from "./review-addresses.ts";
import { titlesOfActs } from "./review-last.ts";
import { askToDecide, decidingLibrary, formOf, mayDecide } from "./review-setting.ts";
import { libraryName, type Setting, speechOf, wholeNumber } from "./setting.ts";

const pageSize = 50;

/** `/staff/decisions`: who decided what of records, and the way back. */
export function decisionsRoutes(setting: Setting): Route[] {
  const needs = "catalogue.decide-matches";
  return [
    { method: "GET", path: decisionsHref, needs, handle: (c) => show(setting, c) },
    { method: "GET", path: `${decisionsHref}.csv`, needs, handle: (c) => download(setting, c) },
    { method: "POST", path: `${decisionsHref}/:act/undo`, needs, handle: (c) => takeBack(setting, c) },
  ];
}

function filterIn(c: HouseContext): ActFilter {
  const asked = (name: string) => c.req.query(name)?.trim().slice(0, 100) || undefined;
  return { library: asked("library"), decidedBy: asked("person") };
}

/** What decisions call somebody -> the name of the account; what is no account stands for itself. */
async function accountNames({ database }: Setting): Promise<Map<string, string>> {
  const accounts = await deciders(database);
  const names = await personNames(database, accounts.map(Number).filter(Number.isSafeInteger));
  return new Map(accounts.map((account) => [account, names.get(Number(account)) ?? account]));
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const speech = speechOf(c);
  const viewer = viewerOf(c);
  const filter = filterIn(c);
  const before = wholeNumber(c.req.query("before"));
  const [found, people, names] = await Promise.all([
    listActs(setting.database, { ...filter, before }, pageSize + 1),
    accountNames(setting),
    setting.libraryNames(speech.locale),
  ]);
  const acts = found.slice(0, pageSize).map((act) => ({
    ...act,
    mayUndo: mayDecide(viewer, act.libraries) || act.decidedBy === accountOf(viewer),
  }));
  const view = {
    ...{ speech, acts, people, filter, titles: await titlesOfActs(setting, acts) },
    libraries: [...names].map(([isil]) => ({ isil, name: libraryName(names, isil) })),
    before: found.length > pageSize ? acts.at(-1)!.id : undefined,
    undone: c.req.query("done") === "undone",
  };
  c.header("cache-control", "no-store");
  return renderPage(
    c,
    { title: speech.t("catalogue.decisions.title"), staff: true },
    <DecisionsPage view={view} />,
  );
}

async function download(setting: Setting, c: HouseContext): Promise<Response> {
  const names = await accountNames(setting);
  return decisionsFile(setting.database, c, filterIn(c), (account) => names.get(account) ?? account);
}

async function takeBack(setting: Setting, c: HouseContext): Promise<Response> {
  const viewer = viewerOf(c);
  const act = await actNamed(setting.database, c.req.param("act") ?? "");
  if (act.decidedBy !== accountOf(viewer)) askToDecide(c, act.libraries);
  await undoOnPage(setting.database, { viewer, act, library: decidingLibrary(viewer, act.libraries) });
  const back = (await formOf(c))("back") ?? "";
  // Only to pages of ours: an address without a host.
  const to = /^\/editions\/\d{1,15}\/matching$/.test(back) ? back : decisionsHref;
  return c.redirect(`${to}?done=undone`, 303);
}
