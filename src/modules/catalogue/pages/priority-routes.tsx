import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { collator } from "#kernel/i18n/format.ts";
import { recordAction, viewerOf } from "#modules/accounts";
import type { FieldErrors } from "#web/forms/field.tsx";
import { renderPage } from "#web/page.tsx";
import { priorities, setPriority, usualPriority } from "../db/sources.ts";
import { changedPriorities, priorityRange, readPriority, type TypedPriority } from "../domain/priority.ts";
import { announcePriority } from "../jobs/announce-priority.ts";
import { priorityHref } from "./addresses.ts";
import { PriorityPage, type PriorityRow } from "./priority.tsx";
import { libraryName, type Setting, speechOf } from "./setting.ts";

/** Enough for the numbers of some thousand libraries, in bytes. */
const formLimit = 512 * 1024;

/** `/staff/priority`: the coordinator's order of libraries. */
export function priorityRoutes(setting: Setting): Route[] {
  const route = { path: priorityHref, needs: "catalogue.manage" } as const;
  return [
    { ...route, method: "GET", handle: (c) => show(setting, c) },
    { ...route, method: "POST", bodyLimit: formLimit, handle: (c) => save(setting, c) },
  ];
}

/** Every library of the directory or with records, in the order as it stands; equals by name. */
async function rowsOf({ database, libraryNames }: Setting, c: HouseContext): Promise<PriorityRow[]> {
  const { locale } = speechOf(c);
  const [names, kept] = await Promise.all([libraryNames(locale), priorities(database)]);
  const numbers = new Map(kept.map(({ isil, priority }) => [isil, priority]));
  const { compare } = collator(locale);
  return [...new Set([...names.keys(), ...numbers.keys()])]
    .map((isil) => {
      const was = numbers.get(isil) ?? usualPriority;
      return { isil, name: libraryName(names, isil), was, typed: String(was) };
    })
    .sort((a, b) => a.was - b.was || compare(a.name, b.name) || (a.isil < b.isil ? -1 : 1));
}

function draw(c: HouseContext, rows: readonly PriorityRow[], errors: FieldErrors): Response {
  const speech = speechOf(c);
  const title = speech.t("catalogue.priority.title");
  const error = Object.keys(errors).length > 0;
  const done = c.req.query("done") === "priority" ? speech.t("catalogue.priority.done") : undefined;
  c.header("cache-control", "no-store");
  const options = { title, staff: true, error, status: error ? 422 : 200 } as const;
  return renderPage(c, options, <PriorityPage view={{ speech, rows, errors, done }} />);
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  return draw(c, await rowsOf(setting, c), {});
}

async function save(setting: Setting, c: HouseContext): Promise<Response> {
  const rows = await rowsOf(setting, c);
  const lines = typedLines(await c.req.parseBody(), new Set(rows.map(({ isil }) => isil)));
  if (lines.some(({ typed }) => readPriority(typed) === null)) return refuse(c, rows, lines);
  await store(setting, c, changedPriorities(lines));
  return c.redirect(`${priorityHref}?done=priority`, 303);
}

/** The lines of the form; a library that is not there any more is passed over. */
function typedLines(form: Record<string, unknown>, known: ReadonlySet<string>): TypedPriority[] {
  const text = (name: string) => (typeof form[name] === "string" ? form[name] : "");
  return Object.keys(form).flatMap((name) => {
    const at = /^library\.(\d+)$/.exec(name)?.[1];
    const isil = text(name);
    if (at === undefined || !known.has(isil)) return [];
    return [{ isil, was: Number(text(`was.${at}`)), typed: text(`priority.${at}`) }];
  });
}

/** Draws the page again with what was typed, in the order that was typed into. */
function refuse(c: HouseContext, rows: readonly PriorityRow[], lines: readonly TypedPriority[]): Response {
  const { t } = speechOf(c);
  const typed = lines.flatMap((line) => {
    const row = rows.find(({ isil }) => isil === line.isil);
    return row ? [{ ...row, ...line }] : [];
  });
  const errors = typed.flatMap(({ name, typed: number }, at) =>
    readPriority(number) === null
      ? [[`priority.${at}`, t("catalogue.priority.wrong", { library: name, ...priorityRange })]]
      : [],
  );
  return draw(c, typed, Object.fromEntries(errors));
}

async function store(
  { database }: Setting,
  c: HouseContext,
  changes: readonly { isil: string; priority: number }[],
): Promise<void> {
  await database.transaction(async (tx) => {
    // In one order for everybody, so that two coordinators never wait for each other.
    for (const { isil, priority } of changes.toSorted((a, b) => (a.isil < b.isil ? -1 : 1))) {
      const { source, before } = await setPriority(tx, isil, priority);
      if (before === priority) continue;
      await recordAction(tx, {
        ...{ viewer: viewerOf(c), action: "catalogue.priority-changed", subject: `library:${isil}` },
        ...{ library: isil, details: { from: before, to: priority } },
      });
      await announcePriority(tx, { source, after: "" });
    }
  });
}
