import type { HouseContext } from "#kernel/http/env.ts";
import { may, personNames, viewerOf } from "#modules/accounts";
import { decisionsOfRecords } from "../db/decisions.ts";
import { matcherInUse } from "../db/matcher-in-use.ts";
import type { RecordedDecision, RecordName } from "../domain/matching/decision.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import { type Link, linksOf } from "../domain/review-links.ts";
import type { EditionRecord, EditionRecords } from "./review-edition.ts";
import { mayDecide } from "./review-setting.ts";
import type { Setting } from "./setting.ts";

/** Records whose reasons are looked for: an edition of more is not held together by reading. */
const mostRecords = 80;

/** Decisions that are shown. */
const mostDecisions = 100;

/** A person's decision that bears on an edition. */
export interface BearingDecision extends RecordedDecision {
  /** Name of who decided, for staff; readers are not told. */
  readonly by: string | undefined;
  readonly mayUndo: boolean;
}

/** Why the records of an edition stand together. */
export interface Why {
  readonly links: readonly Link<EditionRecord>[];
  readonly decisions: readonly BearingDecision[];
  /** The rules that the links were explained by. */
  readonly matcher: Matcher;
  /** Records beyond those that are looked at. */
  readonly passedOver: number;
}

const keyOf = (a: RecordName, b: RecordName) =>
  [a, b]
    .map(({ library, controlNumber }) => `${library} ${controlNumber}`)
    .sort()
    .join("\n");

/** Gathers what holds an edition together. */
export async function whyTogether(
  { database }: Setting,
  c: HouseContext,
  { records, libraries }: EditionRecords,
): Promise<Why> {
  const viewer = viewerOf(c);
  const [all, matcher] = await Promise.all([decisionsOfRecords(database, records), matcherInUse(database)]);
  const same = new Set(
    all.filter(({ verdict, undoneAt }) => verdict === "same" && !undoneAt).map(({ a, b }) => keyOf(a, b)),
  );
  const looked = records.slice(0, mostRecords);
  const shown = all.slice(0, mostDecisions);
  const staff = may(viewer, "catalogue.staff");
  const ids = staff ? shown.map(({ decidedBy }) => Number(decidedBy)).filter(Number.isSafeInteger) : [];
  const names = await personNames(database, [...new Set(ids)]);
  return {
    matcher,
    links: linksOf(looked, (a, b) => same.has(keyOf(a, b)), matcher),
    decisions: shown.map((decision) => ({
      ...decision,
      by: staff ? (names.get(Number(decision.decidedBy)) ?? decision.decidedBy) : undefined,
      mayUndo:
        !decision.undoneAt &&
        staff &&
        mayDecide(viewer, [...libraries, decision.a.library, decision.b.library]),
    })),
    passedOver: records.length - looked.length,
  };
}
