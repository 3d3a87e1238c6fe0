import { setTimeout as sleep } from "node:timers/promises";
import { Conflict } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { recordAction, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { choicesFor } from "../db/load-lists.ts";
import { quarantineOf, repairsOf } from "../db/quarantine.ts";
import { quarantineSize } from "../db/quarantine-size.ts";
import { unqueueUpload } from "../db/uploaded.ts";
import type { LoadSummary } from "../domain/load.ts";
import { aboutProgress } from "../http/answers.ts";
import { csvStream, fileHeaders } from "../http/csv.ts";
import { rollBack } from "../jobs/roll-back.ts";
import { loadHref, loadsHref } from "./addresses.ts";
import { LoadPage, type LoadView } from "./load.tsx";
import { loadAt } from "./load-at.ts";
import { libraryName, type Setting, speechOf } from "./setting.ts";
import { isUnderWay, progressText } from "./words.ts";

/** Examples that the page itself shows; the CSV files have all. */
const shown = 20;

/** Seconds to wait for a load to be taken back before the page goes on without it. */
const patience = 8;

/** `/staff/loads/:id`, what can be done there, and its progress for the page that follows it. */
export function loadRoutes(setting: Setting): Route[] {
  const needs = "catalogue.load";
  const at = (step: string) => `${loadsHref}/:id/${step}`;
  return [
    { method: "GET", path: `${loadsHref}/:id`, needs, handle: (c) => show(setting, c) },
    { method: "GET", path: at("repairs.csv"), needs, handle: (c) => repairs(setting, c) },
    { method: "POST", path: at("stop"), needs, handle: (c) => stop(setting, c) },
    { method: "POST", path: at("resume"), needs, handle: (c) => resume(setting, c) },
    { method: "POST", path: at("roll-back"), needs, handle: (c) => takeBack(setting, c) },
    {
      method: "GET",
      path: "/api/v1/loads/:id/progress",
      needs,
      describe: aboutProgress,
      handle: (c) => progress(setting, c),
    },
  ];
}

const notices = ["stopping", "resumed", "rolled-back"] as const;

function noticeOf(c: HouseContext, load: LoadSummary): LoadView["notice"] {
  const { t } = speechOf(c);
  const done = notices.find((name) => name === c.req.query("done"));
  if (!done || (done === "stopping" && !isUnderWay(load.state))) return undefined;
  return { kind: "success", title: t(`catalogue.done.${done}`) };
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const load = await loadAt(setting, c);
  if (load.state === "uploaded") return c.redirect(loadHref(load.id, "preview"), 303);
  const { database } = setting;
  const speech = speechOf(c);
  const [names, choices, repairs, size, quarantine] = await Promise.all([
    setting.libraryNames(speech.locale),
    choicesFor(database, load),
    repairsOf(database, load.id, shown),
    quarantineSize(database, load.library),
    quarantineOf(database, load.library, 0, shown),
  ]);
  const view = {
    ...{ speech, load, choices, repairs, size, quarantine },
    libraryName: libraryName(names, load.library),
    notice: noticeOf(c, load),
  };
  c.header("cache-control", "no-store");
  const title = speech.t("catalogue.load.name", { load: load.id });
  return renderPage(c, { title, staff: true }, <LoadPage view={view} />);
}

/** Writes into the trail what somebody did about a load. */
async function note(setting: Setting, c: HouseContext, load: LoadSummary, action: string): Promise<void> {
  const { id, library } = load;
  await recordAction(setting.database, {
    ...{ viewer: viewerOf(c), action: `catalogue.${action}`, subject: `load:${id}`, library },
  });
}

async function stop(setting: Setting, c: HouseContext): Promise<Response> {
  const load = await loadAt(setting, c);
  if (!isUnderWay(load.state)) throw notNow();
  // What has not begun goes back to where it can be looked at and begun again.
  const unqueued = await unqueueUpload(setting.database, load.id);
  if (!unqueued) await setting.uploads.stop(load.id);
  await note(setting, c, load, "load-stopped");
  return c.redirect(unqueued ? loadHref(load.id, "preview") : `${loadHref(load.id)}?done=stopping`, 303);
}

async function resume(setting: Setting, c: HouseContext): Promise<Response> {
  const load = await loadAt(setting, c);
  if (!(await choicesFor(setting.database, load)).resume) throw notNow();
  await setting.uploads.resume(load.id);
  await note(setting, c, load, "load-resumed");
  return c.redirect(`${loadHref(load.id)}?done=resumed`, 303);
}

/**
 * Readers see at once what they saw before; clearing away what the load brought may take minutes, and goes on
 * after the answer.
 */
async function takeBack(setting: Setting, c: HouseContext): Promise<Response> {
  const load = await loadAt(setting, c);
  if (!(await choicesFor(setting.database, load)).rollBack) throw notNow();
  await note(setting, c, load, "load-rolled-back");
  const work = rollBack(setting.database, load.id);
  // Whatever is left half cleared is cleared by the next load of the library.
  work.catch((err) => setting.log?.error({ err, load: load.id }, "taking a load back failed"));
  await Promise.race([work, sleep(patience * 1000, undefined, { ref: false })]);
  return c.redirect(`${loadHref(load.id)}?done=rolled-back`, 303);
}

function notNow(): Conflict {
  return new Conflict(
    "catalogue.load-moved-on",
    "This cannot be done with the load any more. Look at its page for where it stands.",
  );
}

async function progress(setting: Setting, c: HouseContext): Promise<Response> {
  const load = await loadAt(setting, c);
  const { bytes = 0, total = null, file = null } = load.state === "waiting" ? {} : load.progress;
  const { state, counts } = load;
  const text = progressText(speechOf(c), load);
  const finished = !isUnderWay(state);
  return c.json({ done: bytes, total, text, finished, state, file, counts }, 200, {
    "cache-control": "no-store",
  });
}

async function repairs(setting: Setting, c: HouseContext): Promise<Response> {
  const load = await loadAt(setting, c);
  const found = await repairsOf(setting.database, load.id, 100_000);
  const rows = found.map(({ file, number, position, controlNumber, code, message, repair }) => [
    ...[file, number, position, controlNumber, code, message, repair],
  ]);
  const head = ["file", "number", "position", "control_number", "code", "message", "repair"];
  async function* pages() {
    yield rows;
  }
  const name = `load-${load.id}-repairs.csv`;
  return c.body(csvStream(head, pages()), 200, fileHeaders("text/csv; charset=utf-8", name));
}
