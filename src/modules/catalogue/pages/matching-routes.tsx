import { Conflict, Invalid } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { may, recordAction, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { matcherInUse } from "../db/matcher-in-use.ts";
import { lastEdition, matchingCounts } from "../db/matching-state.ts";
import { listTrials, newestTrial } from "../db/trials.ts";
import { shippedMatchers } from "../domain/matching/shipped-matchers.ts";
import { matchingDocument } from "../http/matching.ts";
import { aboutMatching, aboutSorting } from "../http/matching-answers.ts";
import { beginTrial, refuseUnknown, sortingNow, switchMatcher } from "../jobs/try-matcher.ts";
import { MatchingPage, type MatchingView } from "./matching.tsx";
import {
  chooseHref,
  matchersHref,
  sortingProgressHref,
  trialHref,
  trialsHref,
} from "./matching-addresses.ts";
import { ChoosePage } from "./matching-choose.tsx";
import { sortingText } from "./matching-words.ts";
import { type Setting, speechOf } from "./setting.ts";

/** `/staff/matching`: which matcher decides; trying and choosing another; the same for programs. */
export function matchingRoutes(setting: Setting): Route[] {
  const read = { method: "GET", needs: "catalogue.staff" } as const;
  const needs = "catalogue.manage";
  return [
    { ...read, path: matchersHref, handle: (c) => show(setting, c) },
    { method: "POST", path: trialsHref, needs, handle: (c) => attempt(setting, c) },
    { method: "GET", path: chooseHref, needs, handle: (c) => confirm(setting, c) },
    { method: "POST", path: chooseHref, needs, handle: (c) => choose(setting, c) },
    { ...read, path: "/api/v1/matching", describe: aboutMatching, handle: (c) => json(setting, c) },
    { ...read, path: sortingProgressHref, describe: aboutSorting, handle: (c) => progress(setting, c) },
  ];
}

async function stateOf({ database }: Setting) {
  const [inUse, counts, sorting, last, trials] = await Promise.all([
    matcherInUse(database),
    matchingCounts(database),
    sortingNow(database),
    lastEdition(database),
    listTrials(database),
  ]);
  return { inUse, counts, sorting, lastEdition: last, trials };
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const speech = speechOf(c);
  const state = await stateOf(setting);
  const { version } = state.inUse;
  const view: MatchingView = {
    ...{ speech, ...state },
    matchers: shippedMatchers.toSorted(
      (a, b) => Number(b.version === version) - Number(a.version === version),
    ),
    mayChoose: may(viewerOf(c), "catalogue.manage"),
    done:
      c.req.query("done") === "chosen"
        ? speech.t("catalogue.matching.chosen", { matcher: version })
        : undefined,
  };
  c.header("cache-control", "no-store");
  const title = speech.t("catalogue.matching.title");
  return renderPage(c, { title, staff: true }, <MatchingPage view={view} />);
}

/** A field of the form. @throws Invalid when it is not there */
async function fieldsOf(c: HouseContext): Promise<{ matcher: string; was: string }> {
  const form = await c.req.parseBody();
  const text = (name: string) => (typeof form[name] === "string" ? form[name] : "");
  if (!text("matcher"))
    throw new Invalid("catalogue.no-matcher-named", "Say which matcher is meant, as field `matcher`.");
  return { matcher: text("matcher"), was: text("was") };
}

async function attempt({ database }: Setting, c: HouseContext): Promise<Response> {
  const { matcher } = await fieldsOf(c);
  const viewer = viewerOf(c);
  const by = viewer.kind === "person" ? String(viewer.id) : "";
  const trial = await database.transaction(async (tx) => {
    if (await sortingNow(tx))
      throw new Conflict(
        "catalogue.sorting-again",
        "Editions are being sorted by another matcher than before. Try again when that is done.",
      );
    const { id, isNew } = await beginTrial(tx, matcher, by);
    if (isNew)
      await recordAction(tx, {
        ...{ viewer, action: "catalogue.matcher-tried", subject: `matcher:${matcher}` },
        details: { trial: id },
      });
    return id;
  });
  return c.redirect(trialHref(trial), 303);
}

async function confirm({ database }: Setting, c: HouseContext): Promise<Response> {
  const matcher = c.req.query("matcher") ?? "";
  refuseUnknown(matcher);
  const inUse = (await matcherInUse(database)).version;
  if (inUse === matcher) return c.redirect(matchersHref, 303);
  const speech = speechOf(c);
  const trial = await newestTrial(database, matcher, inUse);
  c.header("cache-control", "no-store");
  const title = speech.t("catalogue.matching.choose-title", { matcher });
  return renderPage(c, { title, staff: true }, <ChoosePage view={{ speech, matcher, inUse, trial }} />);
}

async function choose({ database }: Setting, c: HouseContext): Promise<Response> {
  const { matcher, was } = await fieldsOf(c);
  await database.transaction(async (tx) => {
    const before = await switchMatcher(tx, matcher, was || undefined);
    await recordAction(tx, {
      ...{ viewer: viewerOf(c), action: "catalogue.matcher-chosen", subject: `matcher:${matcher}` },
      details: { from: before, to: matcher },
    });
  });
  return c.redirect(`${matchersHref}?done=chosen`, 303);
}

async function json(setting: Setting, c: HouseContext): Promise<Response> {
  return c.json(matchingDocument(await stateOf(setting)), 200, { "cache-control": "no-store" });
}

async function progress({ database }: Setting, c: HouseContext): Promise<Response> {
  const speech = speechOf(c);
  const [sorting, last] = await Promise.all([sortingNow(database), lastEdition(database)]);
  const done = sorting?.after ?? last;
  const text = sorting ? sortingText(speech, sorting, last) : speech.t("catalogue.matching.sorted");
  const answer = { done, total: last, text, finished: !sorting };
  return c.json(answer, 200, { "cache-control": "no-store" });
}
