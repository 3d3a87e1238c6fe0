import type { TrialExample } from "./trial.ts";

/** How an example changes: editions become one, an edition is divided, or both. */
export type ChangeKind = "joined" | "divided";

export const changeKinds = ["joined", "divided"] as const satisfies readonly ChangeKind[];

/** Examples kept of each kind: enough to judge by, few enough to be read. */
export const mostOfKind = 100;

/** Records kept of one example; an edition may have thousands. */
export const mostNames = 24;

/** What an example shows: one kind of change, or both. */
export function kindsOf({ before, after }: TrialExample): ChangeKind[] {
  const homes = (groups: TrialExample["before"]) =>
    new Map(groups.flatMap((group, id) => group.map((name) => [name, id] as const)));
  const [now, then] = [homes(before), homes(after)];
  const isSpread = (groups: TrialExample["before"], other: ReadonlyMap<string, number>) =>
    groups.some((group) => new Set(group.map((name) => other.get(name))).size > 1);
  const holds = { joined: isSpread(after, now), divided: isSpread(before, then) };
  return changeKinds.filter((kind) => holds[kind]);
}

/**
 * Keeps a fair sample of the examples: which are kept depends on their names alone, not on the order in which
 * they are found, so the sample is drawn from the whole catalogue and rare kinds have their place.
 */
export function sampleOf(examples: readonly TrialExample[]): TrialExample[] {
  const drawn = examples
    .map((example) => ({ example, kinds: kindsOf(example), lot: lotOf(example.before[0]?.[0] ?? "") }))
    .sort((a, b) => a.lot - b.lot);
  const kept = new Set(
    changeKinds.flatMap((kind) => drawn.filter(({ kinds }) => kinds.includes(kind)).slice(0, mostOfKind)),
  );
  return drawn.filter((each) => kept.has(each)).map(({ example }) => example);
}

/** A number that says nothing about the name it is made of (FNV-1a, 32 bits). */
function lotOf(name: string): number {
  let lot = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) lot = Math.imul(lot ^ name.charCodeAt(at), 0x01000193);
  // The last characters of neighbouring names differ: their bits are spread over the whole number.
  lot = Math.imul(lot ^ (lot >>> 16), 0x85ebca6b);
  return (lot ^ (lot >>> 13)) >>> 0;
}

/**
 * Leaves records out of an example that has very many: some of each group that there would be, in turn, are kept.
 */
export function shortened(example: TrialExample): TrialExample {
  const all = example.after.reduce((sum, group) => sum + group.length, 0);
  if (all <= mostNames) return example;
  const kept = new Set<string>();
  for (let turn = 0; kept.size < mostNames; turn++)
    for (const group of [...example.before, ...example.after]) {
      const name = group[turn];
      if (name !== undefined && kept.size < mostNames) kept.add(name);
    }
  const only = (groups: TrialExample["before"]) =>
    groups.map((group) => group.filter((name) => kept.has(name))).filter((group) => group.length > 0);
  return { before: only(example.before), after: only(example.after), leftOut: all - mostNames };
}
