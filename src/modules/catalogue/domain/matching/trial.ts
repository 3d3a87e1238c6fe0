/** What another matcher would change, counted. */
export interface TrialCounts {
  /** Editions looked at, and editions that there would be in their place. */
  readonly before: number;
  readonly after: number;
  /** Editions that would be one with others, and editions that would be divided. */
  readonly joined: number;
  readonly divided: number;
  /** Records that would be in the company of others than now, and all records looked at. */
  readonly records: number;
  readonly of: number;
}

export const noTrialCounts: TrialCounts = {
  before: 0,
  after: 0,
  joined: 0,
  divided: 0,
  records: 0,
  of: 0,
};

/** The counts of two stretches together. */
export function addCounts(a: TrialCounts, b: TrialCounts): TrialCounts {
  return {
    before: a.before + b.before,
    after: a.after + b.after,
    joined: a.joined + b.joined,
    divided: a.divided + b.divided,
    records: a.records + b.records,
    of: a.of + b.of,
  };
}

/** One change, as an example: names of records ("ISIL number"), grouped as now and as they would be. */
export interface TrialExample {
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
  /** Records that are left out where an example has very many. */
  readonly leftOut?: number;
}

/** A record with the edition it is in. */
interface Placed {
  readonly name: string;
  readonly edition: number;
}

/** Records that are in one edition or would be, directly or through others. */
interface Bunch {
  readonly members: readonly number[];
  readonly editions: ReadonlyMap<number, readonly number[]>;
  readonly clusters: ReadonlyMap<number, readonly number[]>;
}

/**
 * Compares editions as they are with clusters as they would be. Both are of the same records.
 *
 * @param isOwn whether what hangs together is counted, by its lowest edition: where a whole catalogue is gone
 *   through in stretches, some of it is seen from several
 * @returns the counts, and one example for each set of records that hangs together and changes
 */
export function comparePartitions(
  records: readonly Placed[],
  clusters: readonly (readonly number[])[],
  isOwn: (lowest: number) => boolean = () => true,
): { counts: TrialCounts; examples: TrialExample[] } {
  let counts = noTrialCounts;
  const examples: TrialExample[] = [];
  for (const bunch of bunches(records, clusters)) {
    const { members, editions } = bunch;
    if (!isOwn(Math.min(...editions.keys()))) continue;
    counts = addCounts(counts, countsOf(bunch));
    if (editions.size === 1 && bunch.clusters.size === 1) continue;
    const names = (groups: Bunch["editions"]) =>
      [...groups.values()]
        .map((group) => group.map((at) => records[members[at]!]!.name).sort())
        .sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
    examples.push({ before: names(editions), after: names(bunch.clusters) });
  }
  return { counts, examples };
}

function countsOf({ members, editions, clusters }: Bunch): TrialCounts {
  const clusterOf = new Map([...clusters].flatMap(([id, group]) => group.map((at) => [at, id] as const)));
  let joined = 0;
  let divided = 0;
  let changed = 0;
  for (const group of editions.values()) {
    const parts = new Set(group.map((at) => clusterOf.get(at)!));
    const staying = group.length;
    const meeting = [...parts].reduce((sum, id) => sum + clusters.get(id)!.length, 0);
    if (parts.size > 1) divided++;
    if (meeting > staying) joined++;
    if (parts.size > 1 || meeting > staying) changed += group.length;
  }
  return {
    ...{ before: editions.size, after: clusters.size, joined, divided },
    ...{ records: changed, of: members.length },
  };
}

/** Parts records into what hangs together; the groups of a bunch hold places among its members. */
function* bunches(
  records: readonly Placed[],
  clusters: readonly (readonly number[])[],
): Generator<Bunch, void, undefined> {
  const clusterOf: number[] = [];
  clusters.forEach((cluster, id) => {
    for (const at of cluster) clusterOf[at] = id;
  });
  const editions = Map.groupBy(records.keys(), (at) => records[at]!.edition);
  const told = new Set<number>();
  for (const start of records.keys()) {
    if (told.has(start)) continue;
    told.add(start);
    const members = [start];
    for (let n = 0; n < members.length; n++) {
      const at = members[n]!;
      for (const next of [...editions.get(records[at]!.edition)!, ...clusters[clusterOf[at]!]!]) {
        if (told.has(next)) continue;
        told.add(next);
        members.push(next);
      }
    }
    yield {
      members,
      editions: Map.groupBy(members.keys(), (n) => records[members[n]!]!.edition),
      clusters: Map.groupBy(members.keys(), (n) => clusterOf[members[n]!]!),
    };
  }
}
