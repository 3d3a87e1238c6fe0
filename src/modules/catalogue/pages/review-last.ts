import { editionSummaries } from "../db/editions.ts";
import { liveRecordsNamed } from "../db/placed-records.ts";
import type { ReviewAct } from "../db/review-decisions.ts";
import type { Setting, Speech } from "./setting.ts";

/** Longer titles are cut in sentences. */
const longest = 60;

/** What an act was about, by the titles of its first two records where they are still here. */
export async function titlesOfActs(
  { database }: Pick<Setting, "database">,
  acts: readonly ReviewAct[],
): Promise<Map<string, string>> {
  const names = acts.map(({ first }) => first.a);
  const records = await liveRecordsNamed(database, names);
  const summaries = await editionSummaries(database, [...new Set(records.map(({ edition }) => edition))]);
  const titles = new Map(summaries.map(({ id, title, originalTitle }) => [id, originalTitle ?? title]));
  return new Map(
    acts.map(({ act, first: { a } }) => {
      const record = records.find(
        ({ library, controlNumber }) => library === a.library && controlNumber === a.controlNumber,
      );
      return [act, (record && titles.get(record.edition)) || `${a.library} ${a.controlNumber}`];
    }),
  );
}

/** What kind of act it was: a pair, or a split or merge by hand of several. */
export function kindOfAct({ pairs, different }: ReviewAct): "same" | "different" | "split" | "merge" {
  if (pairs === 1) return different === 1 ? "different" : "same";
  return different > 0 ? "split" : "merge";
}

/** An act in one sentence. */
export function actText({ t }: Speech, act: ReviewAct, title: string): string {
  const cut = title.length > longest ? `${title.slice(0, longest).trimEnd()}…` : title;
  return t("catalogue.review.act", { kind: kindOfAct(act), title: cut });
}
