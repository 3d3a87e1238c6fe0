import { type Explanation, explain, judge } from "./matching/compare.ts";
import type { RecordName } from "./matching/decision.ts";
import type { Matcher } from "./matching/matcher.ts";
import type { Traits } from "./matching/traits.ts";

/** A record of an edition, with what matching reads of it. */
export interface LinkedRecord extends RecordName {
  readonly traits: Traits;
}

/** Why a record belongs to an edition: the record that it goes with best, and what speaks for that. */
export interface Link<Named extends RecordName> {
  readonly record: Named;
  /** A record that stands before it in the list of links. */
  readonly through: Named;
  /** Whether a person said that these two are one. */
  readonly decided: boolean;
  readonly explanation: Explanation;
}

/**
 * The chain of reasons that holds an edition together: beginning with its first record, each time the record that goes
 * best with one that is in already. People's decisions go before rules.
 *
 * @param isSame whether a person said that two records are one
 */
export function linksOf<Named extends LinkedRecord>(
  records: readonly Named[],
  isSame: (a: RecordName, b: RecordName) => boolean,
  matcher: Matcher,
): Link<Named>[] {
  const links: Link<Named>[] = [];
  const inside = records.slice(0, 1);
  const outside = records
    .slice(1)
    .map((record) => ({ record, ...bond(inside[0]!, record, isSame, matcher) }));
  while (outside.length > 0) {
    let best = 0;
    outside.forEach(({ strength }, at) => {
      if (strength > outside[best]!.strength) best = at;
    });
    const [{ record, through, decided }] = outside.splice(best, 1) as [(typeof outside)[number]];
    links.push({ record, through, decided, explanation: explain(through.traits, record.traits, matcher) });
    inside.push(record);
    for (const other of outside) {
      const found = bond(record, other.record, isSame, matcher);
      if (found.strength > other.strength) Object.assign(other, found);
    }
  }
  return links;
}

function bond<Named extends LinkedRecord>(
  through: Named,
  record: Named,
  isSame: (a: RecordName, b: RecordName) => boolean,
  matcher: Matcher,
) {
  const decided = isSame(through, record);
  const strength = decided ? Number.POSITIVE_INFINITY : judge(through.traits, record.traits, matcher).score;
  return { through, decided, strength };
}
