import { NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { may, personNames, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { matcherInUse } from "../db/matcher-in-use.ts";
import { lastEdition } from "../db/matching-state.ts";
import { findTrial, type MatchTrial } from "../db/trials.ts";
import { type ChangeKind, changeKinds } from "../domain/matching/trial-examples.ts";
import { examplesCsv } from "../http/matching.ts";
import { aboutTrialProgress } from "../http/matching-answers.ts";
import { trialsHref } from "./matching-addresses.ts";
import { changesOf, examplesOf } from "./matching-changes.ts";
import { TrialPage, type TrialView } from "./matching-trial.tsx";
import { trialState, trialText } from "./matching-words.ts";
import { type Setting, speechOf, wholeNumber } from "./setting.ts";

/** Examples on one page. */
const pageSize = 20;

/** `/staff/matching/trials/:id`: what another matcher would change, its examples as CSV, and its progress. */
export function matchingTrialRoutes(setting: Setting): Route[] {
  const read = { method: "GET", needs: "catalogue.staff" } as const;
  const base = `${trialsHref}/:id`;
  return [
    { ...read, path: base, handle: (c) => show(setting, c) },
    {
      ...read,
      path: `${base}/examples.csv`,
      handle: async (c) => examplesCsv(setting, c, await trialAt(setting, c), kindAsked(c)),
    },
    {
      ...read,
      path: "/api/v1/matching/trials/:id/progress",
      describe: aboutTrialProgress,
      handle: (c) => progress(setting, c),
    },
  ];
}

/** @throws NotFound when the address names no trial */
async function trialAt({ database }: Setting, c: HouseContext): Promise<MatchTrial> {
  const id = wholeNumber(c.req.param("id"));
  const trial = id === undefined ? undefined : await findTrial(database, id);
  if (trial) return trial;
  throw new NotFound("catalogue.no-trial", `There is no trial ${id ?? ""}.`, { params: { id: id ?? "" } });
}

function kindAsked(c: HouseContext): ChangeKind | undefined {
  return changeKinds.find((kind) => kind === c.req.query("kind"));
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const trial = await trialAt(setting, c);
  const speech = speechOf(c);
  const { database } = setting;
  const kind = kindAsked(c);
  const all = examplesOf(trial);
  const chosen = kind ? all.filter(({ kinds }) => kinds.includes(kind)) : all;
  const pages = Math.max(Math.ceil(chosen.length / pageSize), 1);
  const page = Math.min(Math.max(wholeNumber(c.req.query("page")) ?? 1, 1), pages);
  const starter = Number(trial.startedBy);
  const [inUse, last, names, people] = await Promise.all([
    matcherInUse(database),
    lastEdition(database),
    setting.libraryNames(speech.locale),
    personNames(database, Number.isSafeInteger(starter) ? [starter] : []),
  ]);
  const shown = chosen.slice((page - 1) * pageSize, page * pageSize);
  const countOf = (wanted: ChangeKind) => all.filter(({ kinds }) => kinds.includes(wanted)).length;
  const view: TrialView = {
    ...{ speech, trial, kind, page, pages, lastEdition: last, inUse: inUse.version },
    startedBy: people.get(starter),
    mayChoose: may(viewerOf(c), "catalogue.manage"),
    shown: { all: all.length, joined: countOf("joined"), divided: countOf("divided") },
    changes: trial.finishedAt ? await changesOf(setting, names, trial, shown) : [],
  };
  c.header("cache-control", "no-store");
  const title = speech.t("catalogue.matching.trial-title", { matcher: trial.matcher });
  return renderPage(c, { title, staff: true, wide: true }, <TrialPage view={view} />);
}

async function progress(setting: Setting, c: HouseContext): Promise<Response> {
  const trial = await trialAt(setting, c);
  const text = trialText(speechOf(c), trial);
  const state = trialState(trial);
  const total = state === "waiting" ? null : await lastEdition(setting.database);
  const answer = { done: trial.reached, total, text, finished: state === "finished" || state === "ended" };
  return c.json(answer, 200, { "cache-control": "no-store" });
}
