import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { collator } from "#kernel/i18n/format.ts";
import { may, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { libraryDocument, listLibraries, removedBranches } from "../db/read.ts";
import { type Library, nameFor } from "../domain/library.ts";
import { staffHref } from "./addresses.ts";
import { doneOf, freshForm, returnedForm, revisionOf, saverOf } from "./editing.tsx";
import type { FormView } from "./form-parts.tsx";
import { LibraryEditPage } from "./library-edit.tsx";
import { libraryAt } from "./public-routes.tsx";
import { saveLibrary } from "./saving.ts";
import { type Setting, speechOf } from "./setting.ts";
import { ChoosePage, HolidaysPage } from "./staff-pages.tsx";
import { closuresOf, type Raw, typedIn } from "./typed.ts";

/** How a form is answered that was not saved. */
export interface Drawn {
  readonly form: FormView;
  readonly status?: 409 | 413 | 422;
  readonly error?: boolean;
  readonly logoError?: string;
}

async function choose(c: HouseContext, setting: Setting): Promise<Response> {
  const viewer = viewerOf(c);
  const speech = speechOf(c, setting.clock);
  const order = collator(speech.locale);
  const libraries = (await listLibraries(setting.database))
    .filter(({ isil }) => may(viewer, "directory.edit", isil))
    .sort((a, b) => order.compare(nameFor(speech.locale, a).text, nameFor(speech.locale, b).text));
  const isCoordinator = may(viewer, "directory.edit-all");
  const title = speech.t("directory.staff.title");
  return renderPage(c, { title, staff: true }, <ChoosePage view={{ speech, libraries, isCoordinator }} />);
}

/** The page on which a library's entry is changed. */
export async function drawLibrary(
  c: HouseContext,
  setting: Setting,
  library: Library,
  drawn?: Drawn,
): Promise<Response> {
  const form = drawn?.form ?? freshForm(c, libraryDocument(library), library.revision);
  const removed = await removedBranches(setting.database, library.isil);
  const done = drawn ? undefined : doneOf(c);
  const title = nameFor(form.locale, library).text;
  return renderPage(
    c,
    { title, staff: true, status: drawn?.status, error: drawn?.error },
    <LibraryEditPage view={{ form, library, removed, done, logoError: drawn?.logoError }} />,
  );
}

/** The facts of a library from what was typed. */
export function libraryParts(raw: Raw): Raw {
  const { name, names, about, website, language, timeZone, localSystem, symbols, accent } = raw;
  const joins = raw.joins === undefined ? [] : [raw.joins].flat();
  return {
    name,
    names,
    about,
    website,
    language,
    timeZone,
    localSystem,
    joins,
    symbols: symbols ?? [],
    accent,
  };
}

async function save(c: HouseContext, setting: Setting): Promise<Response> {
  const library = await libraryAt(c, setting);
  const raw = await typedIn(c);
  const edit = { parts: libraryParts(raw), revision: revisionOf(raw), action: "directory.library-changed" };
  const outcome = await saveLibrary(saverOf(c, setting), library, edit);
  if (outcome.kind === "saved") return c.redirect(`${staffHref(library.isil, "edit")}?done=saved`, 303);
  return drawLibrary(c, setting, library, returnedForm(c, { ...raw, joins: edit.parts.joins }, outcome));
}

function drawHolidays(c: HouseContext, library: Library, { form, status, error }: Drawn): Response {
  const title = form.t("directory.field.holidays");
  const done = status ? undefined : doneOf(c);
  return renderPage(
    c,
    { title, staff: true, status, error },
    <HolidaysPage view={{ form, library, done }} />,
  );
}

async function showHolidays(c: HouseContext, setting: Setting): Promise<Response> {
  const library = await libraryAt(c, setting);
  return drawHolidays(c, library, { form: freshForm(c, libraryDocument(library), library.revision) });
}

async function saveHolidays(c: HouseContext, setting: Setting): Promise<Response> {
  const library = await libraryAt(c, setting);
  const raw = await typedIn(c);
  const parts = { holidays: closuresOf(raw.holidays) };
  const edit = { parts, revision: revisionOf(raw), action: "directory.holidays-changed" };
  const outcome = await saveLibrary(saverOf(c, setting), library, edit);
  if (outcome.kind === "saved") return c.redirect(`${staffHref(library.isil, "holidays")}?done=saved`, 303);
  return drawHolidays(c, library, returnedForm(c, { ...raw, ...parts }, outcome));
}

/** The staff's forms for a library's entry. */
export function libraryRoutes(setting: Setting): Route[] {
  const own = { needs: "directory.edit", library: "isil" } as const;
  const base = "/staff/libraries/:isil";
  return [
    { method: "GET", path: "/staff/libraries", needs: "directory.edit", handle: (c) => choose(c, setting) },
    {
      ...own,
      method: "GET",
      path: `${base}/edit`,
      handle: async (c) => drawLibrary(c, setting, await libraryAt(c, setting)),
    },
    { ...own, method: "POST", path: `${base}/edit`, handle: (c) => save(c, setting) },
    { ...own, method: "GET", path: `${base}/holidays`, handle: (c) => showHolidays(c, setting) },
    { ...own, method: "POST", path: `${base}/holidays`, handle: (c) => saveHolidays(c, setting) },
  ];
}
