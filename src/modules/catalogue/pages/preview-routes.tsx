import { Conflict } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { recordAction, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { recordsOf } from "../db/branch-codes.ts";
import { dropUpload, queueUpload } from "../db/uploaded.ts";
import type { LoadKind, LoadSummary } from "../domain/load.ts";
import { previewFile } from "../jobs/preview.ts";
import type { StoredFile } from "../jobs/uploads.ts";
import { loadHref, loadsHref } from "./addresses.ts";
import { fileAt, type ProfileChoice, profileChoices } from "./choosing.ts";
import { fitsOf } from "./fitting.ts";
import { loadAt } from "./load-at.ts";
import { PreviewPage } from "./preview.tsx";
import { libraryName, type Setting, speechOf, wholeNumber } from "./setting.ts";

/** Records that a preview shows. */
const previewed = 20;

/** The step between an upload and its load: look, choose the profile, then load or drop. */
export function previewRoutes(setting: Setting): Route[] {
  const needs = "catalogue.load";
  const at = (step: string) => `${loadsHref}/:id/${step}`;
  return [
    { method: "GET", path: at("preview"), needs, handle: (c) => show(setting, c) },
    { method: "POST", path: at("enter"), needs, handle: (c) => enter(setting, c) },
    { method: "POST", path: at("drop"), needs, handle: (c) => drop(setting, c) },
  ];
}

/** The profile that the address names, or the one that the upload holds. */
async function chosenProfile(setting: Setting, load: LoadSummary, asked: string | undefined) {
  const { choices, held } = await profileChoices(setting, load.library, load.profile);
  const chosen: ProfileChoice = choices.find(({ value }) => value === asked) ?? held;
  return { choices, chosen };
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const load = await loadAt(setting, c);
  if (load.state !== "uploaded") return c.redirect(loadHref(load.id), 303);
  const speech = speechOf(c);
  const names = await setting.libraryNames(speech.locale);
  const { choices, chosen } = await chosenProfile(setting, load, c.req.query("profile"));
  const at = Math.min(wholeNumber(c.req.query("file")) ?? 0, load.files.length - 1);
  const file = fileAt(setting, load.files[at] as StoredFile);
  const fits = await fitsOf(
    file,
    choices.map(({ profile }) => profile),
  );
  const view = {
    ...{ speech, load, names, chosen, file: at },
    libraryName: libraryName(names, load.library),
    owners: await setting.owners(),
    choices: choices.map((choice) => ({
      ...choice,
      items: fits.find(({ profile }) => profile === choice.profile)?.items ?? 0,
    })),
    records: await previewFile(file, chosen.profile, previewed),
    recordsNow: await recordsOf(setting.database, load.library),
  };
  c.header("cache-control", "no-store");
  const title = speech.t("catalogue.preview.title");
  return renderPage(c, { title, staff: true }, <PreviewPage view={view} />);
}

function begunAlready(): Conflict {
  return new Conflict("catalogue.upload-begun", "These files are being loaded already, or were dropped.");
}

async function enter(setting: Setting, c: HouseContext): Promise<Response> {
  const load = await loadAt(setting, c);
  const form = await c.req.parseBody();
  const kind: LoadKind = form.kind === "delta" ? "delta" : form.kind === "full" ? "full" : load.kind;
  const { chosen } = await chosenProfile(setting, load, String(form.profile ?? ""));
  await setting.database.transaction(async (tx) => {
    if (!(await queueUpload(tx, load.id, { kind, profile: chosen.profile }))) throw begunAlready();
    const { id, library } = load;
    await recordAction(tx, {
      ...{ viewer: viewerOf(c), action: "catalogue.load-entered", subject: `load:${id}`, library },
      details: { kind, profile: chosen.profile.name },
    });
  });
  // Were the process killed right here, its next start would put the waiting load into the queue.
  await setting.uploads.resume(load.id);
  return c.redirect(loadHref(load.id), 303);
}

async function drop(setting: Setting, c: HouseContext): Promise<Response> {
  const { id, library } = await loadAt(setting, c);
  const keys = await setting.database.transaction(async (tx) => {
    const dropped = await dropUpload(tx, id);
    if (!dropped) throw begunAlready();
    await recordAction(tx, {
      ...{ viewer: viewerOf(c), action: "catalogue.upload-dropped", subject: `load:${id}`, library },
    });
    return dropped;
  });
  await setting.deleteFiles(keys);
  return c.redirect(`${loadsHref}?done=dropped`, 303);
}
