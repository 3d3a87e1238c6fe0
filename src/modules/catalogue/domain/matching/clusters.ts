import { type Judgement, judge } from "./compare.ts";
import type { Matcher } from "./matcher.ts";
import type { Traits } from "./traits.ts";

/** One record to be sorted into an edition. */
export interface Candidate {
  /** What people's decisions call it, and what ties are broken by: ISIL and control number. */
  readonly name: string;
  readonly traits: Traits;
  /** The traits as text: records with equal text are judged once. */
  readonly text: string;
  readonly keys: readonly number[];
}

/** What a person decided of two records, by name. */
export interface NamedDecision {
  readonly a: string;
  readonly b: string;
  readonly verdict: "same" | "different";
}

/** Two records that stand in different editions, though something speaks for their being one. */
export interface Doubt {
  /** Places in the list of candidates. */
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

export interface Clusters {
  /** Each cluster: places in the list of candidates, ascending. */
  readonly clusters: readonly (readonly number[])[];
  /** The likeliest pair for each two clusters in doubt. */
  readonly doubts: readonly Doubt[];
}

/** Records that stand or fall together: equal in everything that is judged, and in no person's decision. */
interface Node {
  readonly members: number[];
  readonly name: string;
  readonly traits: Traits;
  readonly keys: readonly number[];
}

interface Edge extends Judgement {
  readonly a: number;
  readonly b: number;
}

/**
 * Sorts records into editions. The answer depends only on the set of records and decisions, never on
 * their order:
 *
 * 1. What people decided, the newest decision first.
 * 2. Pairs that share a key and are judged the same, the surest first: their groups become one unless a
 *    person said otherwise or any record of one is surely different from any record of the other.
 *
 * @param decisions newest first; a decision that contradicts a newer one is passed over
 */
export function clustersOf(
  candidates: readonly Candidate[],
  decisions: readonly NamedDecision[],
  matcher: Matcher,
): Clusters {
  const nodes = nodesOf(candidates, decisions, matcher);
  const groups = new Groups(nodes, matcher);
  const byName = new Map(nodes.map((node, at) => [node.name, at]));
  for (const { a, b, verdict } of decisions) {
    const [x, y] = [byName.get(a), byName.get(b)];
    if (x !== undefined && y !== undefined) groups.decide(x, y, verdict);
  }
  const edges = edgesOf(nodes, matcher);
  for (const edge of edges) if (edge.verdict === "same") groups.join(edge.a, edge.b);
  return { clusters: groups.clusters(), doubts: doubtsOf(edges, nodes, groups) };
}

function nodesOf(
  candidates: readonly Candidate[],
  decisions: readonly NamedDecision[],
  matcher: Matcher,
): Node[] {
  const decided = new Set(decisions.flatMap(({ a, b }) => [a, b]));
  const nodes = new Map<string, Node>();
  const order = candidates
    .map((_, at) => at)
    .sort((x, y) => byText(candidates[x]!.name, candidates[y]!.name));
  for (const at of order) {
    const { name, traits, text, keys } = candidates[at]!;
    const alike = decided.has(name) ? undefined : nodes.get(text);
    if (alike) {
      alike.members.push(at);
      continue;
    }
    const alone = decided.has(name) || judge(traits, traits, matcher).verdict !== "same";
    nodes.set(alone ? `${text}\n${name}` : text, { members: [at], name, traits, keys });
  }
  return [...nodes.values()];
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Pairs that share a key and are not surely different, the surest first; nodes lie in order of name. */
function edgesOf(nodes: readonly Node[], matcher: Matcher): Edge[] {
  const under = new Map<number, number[]>();
  const edges: Edge[] = [];
  nodes.forEach(({ traits, keys }, b) => {
    const met = new Set<number>();
    for (const key of keys) {
      const others = under.get(key);
      if (others) for (const a of others) met.add(a);
      if (others) others.push(b);
      else under.set(key, [b]);
    }
    for (const a of met) {
      const judgement = judge(nodes[a]!.traits, traits, matcher);
      if (judgement.verdict !== "different") edges.push({ a, b, ...judgement });
    }
  });
  return edges.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
}

function doubtsOf(edges: readonly Edge[], nodes: readonly Node[], groups: Groups): Doubt[] {
  const doubts = new Map<string, Doubt>();
  for (const { a, b, score } of edges) {
    const [x, y] = [groups.rootOf(a), groups.rootOf(b)];
    if (x === y || groups.areApart(x, y)) continue;
    const pair = x < y ? `${x} ${y}` : `${y} ${x}`;
    // The first is the likeliest.
    if (!doubts.has(pair)) doubts.set(pair, { a: nodes[a]!.members[0]!, b: nodes[b]!.members[0]!, score });
  }
  return [...doubts.values()];
}

/**
 * Groups that grow together. There are two layers: what rules joined (`#part`) lies inside what rules and
 * people joined (`#whole`). Rules' "surely different" counts between parts only: where a person joined two
 * that rules hold for different, a newcomer need not be like both.
 */
class Groups {
  readonly #nodes: readonly Node[];
  readonly #matcher: Matcher;
  readonly #part: number[];
  readonly #whole: number[];
  readonly #partMembers: number[][];
  readonly #wholeMembers: number[][];
  /** Wholes that people keep apart, by root. */
  readonly #apart: Set<number>[];
  /** Parts found to hold records surely different from each other's, by root: growing does not change that. */
  readonly #different: Set<number>[];

  constructor(nodes: readonly Node[], matcher: Matcher) {
    this.#nodes = nodes;
    this.#matcher = matcher;
    this.#part = nodes.map((_, at) => at);
    this.#whole = nodes.map((_, at) => at);
    this.#partMembers = nodes.map((_, at) => [at]);
    this.#wholeMembers = nodes.map((_, at) => [at]);
    this.#apart = nodes.map(() => new Set());
    this.#different = nodes.map(() => new Set());
  }

  rootOf(node: number): number {
    return this.#whole[node]!;
  }

  areApart(x: number, y: number): boolean {
    return this.#apart[x]!.has(y);
  }

  /** Follows a person's decision, unless a newer one speaks against it. */
  decide(a: number, b: number, verdict: "same" | "different"): void {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    if (x === y || this.areApart(x, y)) return;
    if (verdict === "same") this.#joinWholes(x, y);
    else {
      this.#apart[x]!.add(y);
      this.#apart[y]!.add(x);
    }
  }

  /** Joins two by rule where nothing speaks against it. */
  join(a: number, b: number): void {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    const [p, q] = [this.#part[a]!, this.#part[b]!];
    if (p === q || (x !== y && this.areApart(x, y)) || this.#differ(p, q)) return;
    const [into, from] = p < q ? [p, q] : [q, p];
    for (const node of this.#partMembers[from]!) this.#part[node] = into;
    this.#partMembers[into]!.push(...this.#partMembers[from]!);
    takeOver(this.#different, into, from);
    if (x !== y) this.#joinWholes(x, y);
  }

  #differ(p: number, q: number): boolean {
    if (this.#different[p]!.has(q)) return true;
    const differ = this.#partMembers[p]!.some((a) =>
      this.#partMembers[q]!.some(
        (b) => judge(this.#nodes[a]!.traits, this.#nodes[b]!.traits, this.#matcher).verdict === "different",
      ),
    );
    if (differ) {
      this.#different[p]!.add(q);
      this.#different[q]!.add(p);
    }
    return differ;
  }

  #joinWholes(x: number, y: number): void {
    const [into, from] = x < y ? [x, y] : [y, x];
    for (const node of this.#wholeMembers[from]!) this.#whole[node] = into;
    this.#wholeMembers[into]!.push(...this.#wholeMembers[from]!);
    this.#wholeMembers[from] = [];
    takeOver(this.#apart, into, from);
  }

  clusters(): number[][] {
    return this.#wholeMembers
      .filter((members) => members.length > 0)
      .map((members) => members.flatMap((node) => this.#nodes[node]!.members).sort((a, b) => a - b));
  }
}

/** Gives to `into` all that `from` is set against. */
function takeOver(against: readonly Set<number>[], into: number, from: number): void {
  for (const other of against[from]!) {
    against[other]!.delete(from);
    against[other]!.add(into);
    against[into]!.add(other);
  }
}
