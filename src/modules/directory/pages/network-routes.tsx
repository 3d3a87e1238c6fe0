import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { recordAction, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { findNetwork } from "../db/read.ts";
import { writeNetwork } from "../db/write.ts";
import { changedFields } from "../domain/changes.ts";
import { readNetwork } from "../domain/document.ts";
import { staffHref } from "./addresses.ts";
import { doneOf, freshForm, returnedForm, revisionOf, saverOf } from "./editing.tsx";
import { type Drawn, libraryParts } from "./library-routes.tsx";
import { NetworkPage, type NetworkView, NewLibraryPage } from "./network.tsx";
import { saveNewLibrary } from "./saving.ts";
import type { Setting } from "./setting.ts";
import { errorsOf, typedIn } from "./typed.ts";

/** Revision of a network that nobody has named yet. */
const unnamed = 0;

/** The coordinator's page, as it stands or with what came back. */
export async function drawNetwork(
  c: HouseContext,
  setting: Setting,
  { form, status, error, importErrors }: Partial<Drawn> & Pick<NetworkView, "importErrors"> = {},
): Promise<Response> {
  const network = await findNetwork(setting.database);
  const shown = form ?? freshForm(c, network ?? {}, network?.revision ?? unnamed);
  const title = shown.t("directory.network.title");
  const done = status ? undefined : doneOf(c);
  return renderPage(
    c,
    { title, staff: true, status, error },
    <NetworkPage view={{ form: shown, done, importErrors }} />,
  );
}

async function save(c: HouseContext, setting: Setting): Promise<Response> {
  const raw = await typedIn(c);
  const { name, names, about } = raw;
  const read = readNetwork({ name, names, about });
  if (read.kind === "faults")
    return drawNetwork(c, setting, returnedForm(c, raw, { kind: "faulty", faults: read.faults }));
  const saved = await setting.database.transaction(async (tx) => {
    if (!(await writeNetwork(tx, read.value, revisionOf(raw)))) return false;
    await recordAction(tx, {
      viewer: viewerOf(c),
      action: "directory.network-changed",
      subject: "network:own",
    });
    return true;
  });
  if (saved) return c.redirect("/staff/directory?done=saved", 303);
  const { revision, ...now } = (await findNetwork(setting.database))!;
  const differences = changedFields(now, read.value);
  return drawNetwork(c, setting, returnedForm(c, raw, { kind: "overtaken", revision, differences }));
}

function drawNew(c: HouseContext, { form, status, error }: Drawn): Response {
  const title = form.t("directory.library.add");
  return renderPage(c, { title, staff: true, status, error }, <NewLibraryPage form={form} />);
}

async function add(c: HouseContext, setting: Setting): Promise<Response> {
  const raw = await typedIn(c);
  const addition = await saveNewLibrary(saverOf(c, setting), { ...libraryParts(raw), isil: raw.isil });
  if (addition.kind === "added") return c.redirect(`${staffHref(addition.name, "edit")}?done=added`, 303);
  const form = { ...freshForm(c, raw), errors: errorsOf(c.get("t"), addition.faults) };
  return drawNew(c, { form, status: 422, error: true });
}

/** The coordinator's forms for the network and new libraries. */
export function networkRoutes(setting: Setting): Route[] {
  const needs = "directory.edit-all";
  return [
    { method: "GET", path: "/staff/directory", needs, handle: (c) => drawNetwork(c, setting) },
    { method: "POST", path: "/staff/directory", needs, handle: (c) => save(c, setting) },
    {
      method: "GET",
      path: "/staff/directory/new-library",
      needs,
      handle: (c) => drawNew(c, { form: freshForm(c, {}) }),
    },
    { method: "POST", path: "/staff/directory/new-library", needs, handle: (c) => add(c, setting) },
  ];
}
