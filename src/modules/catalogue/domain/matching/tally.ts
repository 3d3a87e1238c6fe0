import type { Matcher } from "./matcher.ts";
import { codes, type StatementCode } from "./statement-codes.ts";

/** One reason: a code that messages put into words, what it compares, and what it adds to the score. */
export interface Statement {
  readonly code: string;
  readonly weight: number;
  readonly params: Readonly<Record<string, string | number>>;
}

type Value = string | number;

const places = new Map<string, number>(codes.map((code, place) => [code, place]));

/** Two statements that weigh something more where both hold. */
interface Together {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
  readonly code: string;
}

/** A matcher's table made ready for sums. */
interface Scales {
  readonly start: number;
  readonly weights: Float64Array;
  readonly together: readonly Together[];
}

const scalesOf = new WeakMap<Matcher, Scales>();

function scales(matcher: Matcher): Scales {
  let found = scalesOf.get(matcher);
  if (!found) {
    const weights = new Float64Array(codes.length);
    const together: Together[] = [];
    for (const [code, weight] of Object.entries(matcher.weights)) {
      const [first = "", second] = code.split("+");
      const place = places.get(first);
      if (place === undefined || (second !== undefined && !places.has(second))) continue;
      if (second === undefined) weights[place] = weight;
      else together.push({ first: place, second: places.get(second)!, weight, code });
    }
    found = { start: matcher.start, weights, together };
    scalesOf.set(matcher, found);
  }
  return found;
}

/** What can be said of two records, while it is gathered. The words for it are kept only where they are asked for. */
export class Tally {
  readonly matcher: Matcher;
  /** Which statements hold, by their place in the table of codes. */
  readonly holds = new Uint8Array(codes.length);
  /** The first veto that holds, or null. */
  veto: StatementCode | null = null;
  readonly #said: { place: number; a: Value; b: Value }[] | null;
  readonly #scales: Scales;
  #sum: number;

  constructor(matcher: Matcher, wordy: boolean) {
    this.matcher = matcher;
    this.#scales = scales(matcher);
    this.#said = wordy ? [] : null;
    this.#sum = this.#scales.start;
  }

  /** Says that a statement holds of the values `a` and `b` of the two records. */
  say(code: StatementCode, a: Value = "", b: Value = ""): void {
    const place = places.get(code)!;
    if (this.holds[place] === 1) return;
    this.holds[place] = 1;
    this.#sum += this.#scales.weights[place]!;
    this.#said?.push({ place, a, b });
  }

  /** Says that the records cannot be the same. */
  forbid(code: StatementCode, a: Value = "", b: Value = ""): void {
    this.say(code, a, b);
    this.veto ??= code;
  }

  /** Log-odds, with what pairs of statements add. */
  score(): number {
    let sum = this.#sum;
    for (const { first, second, weight } of this.#scales.together)
      if (this.holds[first] === 1 && this.holds[second] === 1) sum += weight;
    return sum;
  }

  statements(): Statement[] {
    const { weights, together } = this.#scales;
    const all = (this.#said ?? []).map(({ place, a, b }) => ({
      code: codes[place] as string,
      weight: weights[place]!,
      params: { a, b },
    }));
    for (const { first, second, weight } of together) {
      if (this.holds[first] !== 1 || this.holds[second] !== 1) continue;
      all.push({ code: "together", weight, params: { a: codes[first]!, b: codes[second]! } });
    }
    return all.sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight));
  }
}
