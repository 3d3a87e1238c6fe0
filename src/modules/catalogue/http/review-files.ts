import type { Database } from "#kernel/database/database.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import { type ActFilter, listActs } from "../db/review-decisions.ts";
import { queuedPairs, type ReviewFilter } from "../db/review-queue.ts";
import type { ReviewPosition } from "../domain/review-position.ts";
import { csvStream, fileHeaders } from "./csv.ts";

const atOnce = 1_000;

/** The review queue as CSV, in its order. */
export function queueFile(database: Database, c: HouseContext, filter: ReviewFilter): Response {
  async function* pages() {
    for (let after: ReviewPosition | null = null; ; ) {
      const pairs = await queuedPairs(database, filter, after, atOnce);
      yield pairs.map((pair) => [
        ...[pair.editionA, pair.editionB, pair.a.library, pair.a.controlNumber, pair.b.library],
        ...[pair.b.controlNumber, pair.score, pair.copies, pair.onLoan, pair.libraries.join(" ")],
        pair.codes.join(" "),
      ]);
      if (pairs.length < atOnce) return;
      after = pairs.at(-1)!;
    }
  }
  const head = [
    ...["edition_a", "edition_b", "library_a", "control_number_a", "library_b", "control_number_b"],
    ...["score", "copies", "on_loan", "libraries", "reasons"],
  ];
  return c.body(csvStream(head, pages()), 200, fileHeaders("text/csv; charset=utf-8", "review-queue.csv"));
}

/** People's decisions as CSV, the newest first, one line for each act. */
export function decisionsFile(
  database: Database,
  c: HouseContext,
  filter: ActFilter,
  nameOf: (account: string) => string,
): Response {
  async function* pages() {
    for (let before: number | undefined; ; ) {
      const acts = await listActs(database, { ...filter, before }, atOnce);
      yield acts.map(({ first: { a, b }, ...act }) => [
        ...[act.decidedAt.toISOString(), nameOf(act.decidedBy), act.pairs, act.different],
        ...[a.library, a.controlNumber, b.library, b.controlNumber, act.note],
        ...[act.undoneAt?.toISOString() ?? null, act.undoneBy && nameOf(act.undoneBy), act.act],
      ]);
      if (acts.length < atOnce) return;
      before = acts.at(-1)!.id;
    }
  }
  const head = [
    ...["decided_at", "decided_by", "pairs", "different", "library_a", "control_number_a", "library_b"],
    ...["control_number_b", "note", "undone_at", "undone_by", "act"],
  ];
  return c.body(csvStream(head, pages()), 200, fileHeaders("text/csv; charset=utf-8", "decisions.csv"));
}
