/** What another matcher would change, counted. */
export interface TrialCounts {
  /** Editions looked at, and editions that there would be in their place. */
  readonly before: number;
  readonly after: number;
  /** Editions that would be one with others, and editions that would be divided. */
  readonly joined: number;
  readonly divided: number;
  /** Records that would be in the company of others than now. */
  readonly records: number;
}

export const noTrialCounts: TrialCounts = { before: 0, after: 0, joined: 0, divided: 0, records: 0 };

/** One change, as an example: names of records ("ISIL number"), grouped as now and as they would be. */
export interface TrialExample {
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
}

/** A record with the edition it is in. */
interface Placed {
  readonly name: string;
  readonly edition: number;
}

/**
 * Compares editions as they are with clusters as they would be. Both are of the same records.
 *
 * @returns the counts, and one example for each set of records that hangs together and changes
 */
export function comparePartitions(
  records: readonly Placed[],
  clusters: readonly (readonly number[])[],
): { counts: TrialCounts; examples: TrialExample[] } {
  const clusterOf = new Map<number, number>();
  clusters.forEach((cluster, id) => {
    for (const at of cluster) clusterOf.set(at, id);
  });
  const editions = new Map<number, number[]>();
  records.forEach(({ edition }, at) => {
    const list = editions.get(edition);
    if (list) list.push(at);
    else editions.set(edition, [at]);
  });
  let joined = 0;
  let divided = 0;
  let changed = 0;
  const examples: TrialExample[] = [];
  const told = new Set<number>();
  for (const members of editions.values()) {
    const parts = new Set(members.map((at) => clusterOf.get(at)!));
    const isDivided = parts.size > 1;
    const isJoined = [...parts].some((id) =>
      clusters[id]!.some((at) => records[at]!.edition !== records[members[0]!]!.edition),
    );
    if (isDivided) divided++;
    if (isJoined) joined++;
    if (!isDivided && !isJoined) continue;
    changed += members.length;
    if (!told.has(members[0]!))
      examples.push(exampleAround(members[0]!, records, editions, clusters, clusterOf, told));
  }
  return {
    counts: { before: editions.size, after: clusters.length, joined, divided, records: changed },
    examples,
  };
}

/** Everything that hangs together with one record, by the editions of now or the clusters to be. */
function exampleAround(
  start: number,
  records: readonly Placed[],
  editions: ReadonlyMap<number, readonly number[]>,
  clusters: readonly (readonly number[])[],
  clusterOf: ReadonlyMap<number, number>,
  told: Set<number>,
): TrialExample {
  const reached = [start];
  told.add(start);
  for (let n = 0; n < reached.length; n++) {
    const at = reached[n]!;
    for (const next of [...editions.get(records[at]!.edition)!, ...clusters[clusterOf.get(at)!]!]) {
      if (told.has(next)) continue;
      told.add(next);
      reached.push(next);
    }
  }
  const groupedBy = (of: (at: number) => number): string[][] => {
    const groups = new Map<number, string[]>();
    for (const at of reached) groups.set(of(at), [...(groups.get(of(at)) ?? []), records[at]!.name]);
    return [...groups.values()].map((names) => names.sort()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
  };
  return {
    before: groupedBy((at) => records[at]!.edition),
    after: groupedBy((at) => clusterOf.get(at)!),
  };
}
