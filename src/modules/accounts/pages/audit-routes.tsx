import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { renderPage } from "#web/page.tsx";
import { type AuditFilter, auditEntries, knownActions } from "../db/audit.ts";
import { isCoordinator, librariesServed, viewerOf } from "../domain/viewer.ts";
import { type AuditChoice, AuditPage, detailsText } from "./audit.tsx";
import { csvOf } from "./csv.ts";
import { choosable } from "./people-routes.tsx";
import type { Setting } from "./setting.ts";

const pageSize = 100;
const mostInCsv = 50_000;

/** `/staff/audit` and the same as CSV. */
export function auditRoutes(setting: Setting): Route[] {
  const route = { needs: "accounts.audit", method: "GET" } as const;
  return [
    { ...route, path: "/staff/audit", handle: (c) => show(setting, c) },
    { ...route, path: "/staff/audit.csv", handle: (c) => download(setting, c) },
  ];
}

function choiceOf(c: HouseContext): AuditChoice {
  const asked = (name: string) => c.req.query(name)?.trim().slice(0, 200) ?? "";
  const day = (name: string) => (isDay(asked(name)) ? asked(name) : "");
  return {
    ...{ action: asked("action"), subject: asked("subject"), library: asked("library") },
    ...{ person: wholeNumber(asked("person")) === undefined ? "" : asked("person") },
    ...{ from: day("from"), to: day("to") },
  };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.slice(0, 10) === text;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** What the viewer may see of what was asked for: staff the entries of their own libraries. */
function filterOf(c: HouseContext, { action, subject, library, person, from, to }: AuditChoice): AuditFilter {
  const viewer = viewerOf(c);
  const asked = library ? [library] : undefined;
  const served = librariesServed(viewer);
  return {
    libraries: isCoordinator(viewer) ? asked : (asked ?? served).filter((isil) => served.includes(isil)),
    ...{ action: action || undefined, subject: subject || undefined },
    ...{ person: wholeNumber(person), from: from || undefined, to: to || undefined },
  };
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const t = c.get("t");
  const chosen = choiceOf(c);
  const before = wholeNumber(c.req.query("before") ?? "");
  const filter = { ...filterOf(c, chosen), before, limit: pageSize + 1 };
  const found = await auditEntries(setting.database, filter);
  const entries = found.slice(0, pageSize);
  const view = {
    ...{ t, locale: c.get("locale"), chosen, entries },
    actions: await knownActions(setting.database),
    libraries: choosable(viewerOf(c), await setting.libraries()),
    olderThan: found.length > pageSize ? entries.at(-1)?.id : undefined,
  };
  c.header("cache-control", "no-store");
  return renderPage(c, { title: t("accounts.audit.title"), staff: true }, <AuditPage view={view} />);
}

async function download(setting: Setting, c: HouseContext): Promise<Response> {
  const filter = { ...filterOf(c, choiceOf(c)), limit: mostInCsv };
  const entries = await auditEntries(setting.database, filter);
  const rows = entries.map(({ at, person, personName, action, subject, library, details }) => [
    ...[at.toISOString(), person, personName, action, subject, library],
    detailsText(details),
  ]);
  const head = ["at", "person", "name", "action", "subject", "library", "details"];
  c.header("cache-control", "no-store");
  c.header("content-type", "text/csv; charset=utf-8");
  c.header("content-disposition", 'attachment; filename="audit.csv"');
  return c.body(csvOf([head, ...rows]));
}
