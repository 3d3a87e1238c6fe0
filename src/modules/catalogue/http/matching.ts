import type { HouseContext } from "#kernel/http/env.ts";
import { nameOf } from "../db/placed-records.ts";
import type { MatchTrial } from "../db/trials.ts";
import { shippedMatchers } from "../domain/matching/shipped-matchers.ts";
import type { ChangeKind } from "../domain/matching/trial-examples.ts";
import { recordHref } from "../pages/addresses.ts";
import type { MatchingView } from "../pages/matching.tsx";
import { trialHref } from "../pages/matching-addresses.ts";
import { type Change, changesOf, examplesOf } from "../pages/matching-changes.ts";
import { reasonsLine } from "../pages/review-reasons.tsx";
import { type Setting, type Speech, speechOf } from "../pages/setting.ts";
import { csvStream, fileHeaders } from "./csv.ts";

/** Examples that are described at once while the file is written. */
const atOnce = 50;

/** A trial's examples as CSV: a line for each record, with the edition it is in and the one it would be in. */
export async function examplesCsv(
  setting: Setting,
  c: HouseContext,
  trial: MatchTrial,
  kind: ChangeKind | undefined,
): Promise<Response> {
  const speech = speechOf(c);
  const names = await setting.libraryNames(speech.locale);
  const examples = examplesOf(trial, kind);
  async function* pages() {
    for (let from = 0; from < examples.length; from += atOnce) {
      const changes = await changesOf(setting, names, trial, examples.slice(from, from + atOnce));
      yield changes.flatMap((change) => linesOf(speech, change));
    }
  }
  const head = [
    ...["example", "kind", "library", "control_number", "title", "author", "year"],
    ...["group_now", "group_then", "reasons", "address"],
  ];
  const file = `matching-trial-${trial.id}${kind ? `-${kind}` : ""}.csv`;
  return c.body(csvStream(head, pages()), 200, fileHeaders("text/csv; charset=utf-8", file));
}

function linesOf(speech: Speech, { number, kinds, before, after, reasons }: Change) {
  const groupThen = new Map(after.flatMap((group, at) => group.map(({ name }) => [name, at + 1] as const)));
  const why = reasons.map(({ explanation }) => reasonsLine(speech, explanation)).join(" / ");
  return before.flatMap((group, at) =>
    group.map((record) => {
      const { library, controlNumber, found } = record;
      const { title = null, author = null, year = null } = found?.brief ?? {};
      return [
        ...[number, kinds.join(" "), library, controlNumber, title, author, year],
        ...[at + 1, groupThen.get(nameOf(record)) ?? null, why, recordHref(library, controlNumber)],
      ];
    }),
  );
}

/** What decides and what waits, as programs read it. */
export function matchingDocument({
  inUse,
  counts,
  sorting,
  lastEdition,
  trials,
}: Pick<MatchingView, "inUse" | "counts" | "sorting" | "lastEdition" | "trials">) {
  return {
    matcher: inUse.version,
    matchers: shippedMatchers.map(({ version, same, different, weights }) => ({
      ...{ version, same, different, statements: Object.keys(weights).length },
    })),
    unsettled: counts.unsettled,
    doubtful: counts.doubtful,
    decisions: counts.decisions,
    sorting: sorting ? { matcher: sorting.matcher, reached: sorting.after, last: lastEdition } : null,
    trials: trials.map(({ id, matcher, against, startedAt, finishedAt, counts }) => ({
      ...{ id, matcher, against, started_at: startedAt, finished_at: finishedAt },
      editions: { before: counts.before, after: counts.after },
      ...{ joined: counts.joined, divided: counts.divided },
      records: { concerned: counts.records, of: counts.of },
      report: trialHref(id),
    })),
  };
}
