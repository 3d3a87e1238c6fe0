import type { JudgedQuery } from "./judgement.ts";

/** How well one query was answered. */
export interface Answered extends JudgedQuery {
  /** Ids of the editions on the first page, in order. */
  readonly found: readonly number[];
  /** One by the place of the first edition that was meant (grade 3); 0 where none is on the page. */
  readonly reciprocalRank: number;
  /** Normalised discounted cumulative gain of the first page. */
  readonly ndcg: number;
}

/** Means over some queries. */
export interface Score {
  readonly queries: number;
  readonly mrr: number;
  readonly ndcg10: number;
}

/** Results that count: those of the first page. */
export const page = 10;
const best = 3;

// Whoever asks these has no one edition in mind.
const openKinds = new Set(["author", "topic", "series"]);

/** Whether such queries look for one thing that the reader knows: their mark is an MRR of 0.95. */
export function isKnownItem(kind: string): boolean {
  return !openKinds.has(kind);
}

/** Asks each query and rates its first page. */
export async function askAll(
  queries: readonly JudgedQuery[],
  ask: (query: string) => Promise<readonly number[]>,
): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const query of queries) answered.push(rate(query, await ask(query.query)));
  return answered;
}

function rate(query: JudgedQuery, found: readonly number[]): Answered {
  const grades = found.slice(0, page).map((id) => query.grades.get(id) ?? 0);
  const ideal = [...query.grades.values()].sort((a, b) => b - a).slice(0, page);
  const first = grades.indexOf(best);
  return {
    ...{ ...query, found },
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
    ndcg: gainOf(grades) / gainOf(ideal),
  };
}

/** Discounted cumulative gain (Burges et al. 2005): 2^grade - 1, divided by the logarithm of the place. */
function gainOf(grades: readonly number[]): number {
  return grades.reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}

/** Means over answers, at least one. */
export function scoreOf(answers: readonly Answered[]): Score {
  const mean = (of: (answer: Answered) => number) =>
    answers.reduce((sum, answer) => sum + of(answer), 0) / answers.length;
  return {
    queries: answers.length,
    mrr: mean(({ reciprocalRank }) => reciprocalRank),
    ndcg10: mean(({ ndcg }) => ndcg),
  };
}
