import { Conflict } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { recordAction, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { branchDocument } from "../db/read.ts";
import { setBranchRemoved } from "../db/write.ts";
import { type Branch, type Library, nameFor } from "../domain/library.ts";
import { staffBranchHref, staffHref } from "./addresses.ts";
import { BranchEditPage, type BranchForm, branchForms } from "./branch-forms.tsx";
import { doneOf, freshForm, returnedForm, revisionOf, saverOf } from "./editing.tsx";
import type { FormView } from "./form-parts.tsx";
import { branchAt, libraryAt } from "./public-routes.tsx";
import { saveBranch, saveNewBranch } from "./saving.ts";
import type { Setting } from "./setting.ts";
import { NewBranchPage } from "./staff-pages.tsx";
import { closuresOf, errorsOf, type Raw, typedIn, weekOf } from "./typed.ts";

interface Drawn {
  readonly form: FormView;
  readonly status?: 409 | 422;
  readonly error?: boolean;
}

function draw(c: HouseContext, library: Library, branch: Branch, part: BranchForm, drawn: Drawn): Response {
  const { form, status, error } = drawn;
  const title = `${nameFor(form.locale, branch).text}: ${form.t(`directory.branch.${part}`)}`;
  const view = { form, library, branch, part, done: status ? undefined : doneOf(c) };
  return renderPage(c, { title, staff: true, status, error }, <BranchEditPage view={view} />);
}

async function show(c: HouseContext, setting: Setting, part: BranchForm): Promise<Response> {
  const library = await libraryAt(c, setting);
  const branch = branchAt(c, library);
  const form = freshForm(c, branchDocument(library, branch.code), branch.revision);
  return draw(c, library, branch, part, { form });
}

/** The parts of the document that a form holds, from what was typed into it. */
const partsOf: Record<BranchForm, (raw: Raw) => Raw> = {
  details: ({ name, names, address, latitude, longitude, phone, email, timeZone }) => ({
    ...{ name, names, address, latitude, longitude, phone, email, timeZone },
  }),
  hours: ({ hours }) => ({ hours: weekOf(hours) }),
  closures: ({ closures }) => ({ closures: closuresOf(closures) }),
};

const actions: Record<BranchForm, string> = {
  details: "directory.branch-changed",
  hours: "directory.hours-changed",
  closures: "directory.closures-changed",
};

async function save(c: HouseContext, setting: Setting, part: BranchForm): Promise<Response> {
  const library = await libraryAt(c, setting);
  const branch = branchAt(c, library);
  const raw = await typedIn(c);
  const parts = partsOf[part](raw);
  const edit = { parts, revision: revisionOf(raw), action: actions[part] };
  const outcome = await saveBranch(saverOf(c, setting), library, branch.code, edit);
  if (outcome.kind === "saved")
    return c.redirect(`${staffBranchHref(library.isil, branch.code, part)}?done=saved`, 303);
  return draw(c, library, branch, part, returnedForm(c, { ...raw, ...parts }, outcome));
}

function drawNew(c: HouseContext, library: Library, form: FormView, status?: 422): Response {
  const title = form.t("directory.branch.add");
  return renderPage(
    c,
    { title, staff: true, status, error: status !== undefined },
    <NewBranchPage view={{ form, library }} />,
  );
}

async function showNew(c: HouseContext, setting: Setting): Promise<Response> {
  return drawNew(c, await libraryAt(c, setting), freshForm(c, {}));
}

async function add(c: HouseContext, setting: Setting): Promise<Response> {
  const library = await libraryAt(c, setting);
  const raw = await typedIn(c);
  const addition = await saveNewBranch(saverOf(c, setting), library, {
    ...partsOf.details(raw),
    code: raw.code,
  });
  if (addition.kind === "added")
    return c.redirect(`${staffBranchHref(library.isil, addition.name, "hours")}?done=added`, 303);
  const form = { ...freshForm(c, raw), errors: errorsOf(c.get("t"), addition.faults) };
  return drawNew(c, library, form, 422);
}

async function setRemoved(c: HouseContext, setting: Setting, removed: boolean): Promise<Response> {
  const { isil } = await libraryAt(c, setting);
  const code = c.req.param("code") ?? "";
  await setting.database.transaction(async (tx) => {
    if (!(await setBranchRemoved(tx, isil, code, removed)))
      throw new Conflict(
        "directory.branch-changed-meanwhile",
        "Somebody else has changed this branch meanwhile. Go back to the library's page to see how it stands.",
      );
    const action = removed ? "directory.branch-removed" : "directory.branch-restored";
    await recordAction(tx, { viewer: viewerOf(c), action, subject: `branch:${isil}/${code}`, library: isil });
  });
  return c.redirect(`${staffHref(isil, "edit")}?done=${removed ? "removed" : "restored"}`, 303);
}

/** The staff's forms for branches. */
export function branchRoutes(setting: Setting): Route[] {
  const own = { needs: "directory.edit", library: "isil" } as const;
  const base = "/staff/libraries/:isil";
  const parts = branchForms.flatMap((part): Route[] => {
    const path = `${base}/branches/:code/${part}`;
    return [
      { ...own, method: "GET", path, handle: (c) => show(c, setting, part) },
      { ...own, method: "POST", path, handle: (c) => save(c, setting, part) },
    ];
  });
  return [
    ...parts,
    { ...own, method: "GET", path: `${base}/new-branch`, handle: (c) => showNew(c, setting) },
    { ...own, method: "POST", path: `${base}/new-branch`, handle: (c) => add(c, setting) },
    {
      ...own,
      method: "POST",
      path: `${base}/branches/:code/remove`,
      handle: (c) => setRemoved(c, setting, true),
    },
    {
      ...own,
      method: "POST",
      path: `${base}/branches/:code/restore`,
      handle: (c) => setRemoved(c, setting, false),
    },
  ];
}
