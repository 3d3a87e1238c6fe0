import { type Explanation, explain, judge } from "./compare.ts";
import type { Matcher } from "./matcher.ts";
import type { Traits } from "./traits.ts";
import type { TrialExample } from "./trial.ts";
import type { ChangeKind } from "./trial-examples.ts";

/** Two records, by name, and what a matcher says of them. */
export interface DecidingPair {
  readonly a: string;
  readonly b: string;
  readonly explanation: Explanation;
}

/**
 * The pair of records that a change comes from. Where editions are joined, the likeliest of those that come
 * together; where one is divided, the unlikeliest of those that keep its parts from each other, or, where none is
 * surely different, the likeliest, which is not likely enough.
 *
 * @param traitsOf what matching reads of a record; undefined when it is gone
 * @returns undefined where there is no such pair any more
 */
export function decidingPair(
  example: TrialExample,
  kind: ChangeKind,
  traitsOf: (name: string) => Traits | undefined,
  matcher: Matcher,
): DecidingPair | undefined {
  const judged = [...(kind === "joined" ? meeting(example) : parting(example))].flatMap(([a, b]) => {
    const [x, y] = [traitsOf(a), traitsOf(b)];
    return x && y ? [{ a, b, x, y, ...judge(x, y, matcher) }] : [];
  });
  judged.sort((p, q) => q.score - p.score);
  const unlikeliest = judged.at(-1);
  const pair = kind === "divided" && unlikeliest?.verdict === "different" ? unlikeliest : judged[0];
  return pair && { a: pair.a, b: pair.b, explanation: explain(pair.x, pair.y, matcher) };
}

type Pairs = Generator<readonly [a: string, b: string], void, undefined>;

function homesIn(groups: TrialExample["before"]): Map<string, number> {
  return new Map(groups.flatMap((group, id) => group.map((name) => [name, id] as const)));
}

/** Records that are in different editions and would be in one. */
function* meeting({ before, after }: TrialExample): Pairs {
  const homes = homesIn(before);
  for (const group of after)
    for (const [at, a] of group.entries())
      for (const b of group.slice(at + 1)) if (homes.get(a) !== homes.get(b)) yield [a, b];
}

/** Records of different editions to be that have records of one edition of now. */
function* parting({ before, after }: TrialExample): Pairs {
  const homes = homesIn(after);
  const parted = before.map((group) => [...new Set(group.map((name) => homes.get(name)!))]);
  const seen = new Set<string>();
  for (const parts of parted)
    for (const p of parts)
      for (const q of parts) {
        if (p >= q || seen.has(`${p} ${q}`)) continue;
        seen.add(`${p} ${q}`);
        for (const a of after[p]!) for (const b of after[q]!) yield [a, b];
      }
}
