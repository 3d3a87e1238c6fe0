import { Bug } from "#kernel/errors.ts";
import type { Matcher } from "./matcher.ts";
import { codes, type StatementCode } from "./statement-codes.ts";

/** What is said: a code that messages put into words, and the values of the two records, `a` and `b`. */
interface Part {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** One reason, and what it adds to the score. */
export interface Statement extends Part {
  readonly weight: number;
  /** Of the code "together": the statements that weigh something more because they hold together. */
  readonly parts?: readonly Part[];
}

type Value = string | number;

const places = new Map<string, number>(codes.map((code, place) => [code, place]));

/** Statements that weigh something more where they hold together. */
interface Together {
  readonly places: readonly number[];
  readonly weight: number;
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
    for (const [key, weight] of Object.entries(matcher.weights)) {
      if (weight === undefined) continue;
      const known = key.split("+").map((code) => placeOf(matcher, code));
      if (known.length === 1) weights[known[0]!] = weight;
      else together.push({ places: known, weight });
    }
    found = { start: matcher.start, weights, together };
    scalesOf.set(matcher, found);
  }
  return found;
}

function placeOf({ version }: Matcher, code: string): number {
  const place = places.get(code);
  if (place === undefined)
    throw new Bug(
      "catalogue.matcher-unknown-statement",
      `Matcher ${version} weighs ${code}, which nothing says.`,
    );
  return place;
}

/** What held of the pair judged last: only one is judged at a time, and some hundred thousand in a load. */
const scratch = new Uint8Array(codes.length);

/** What can be said of two records, while it is gathered. The words for it are kept only where they are asked for. */
export class Tally {
  readonly matcher: Matcher;
  /** Which statements hold, by their place in the table of codes. */
  readonly holds: Uint8Array;
  /** The first veto that holds, or null. */
  veto: StatementCode | null = null;
  readonly #said: { place: number; a: Value; b: Value }[] | null;
  readonly #scales: Scales;
  #sum: number;

  constructor(matcher: Matcher, wordy: boolean) {
    this.matcher = matcher;
    this.#scales = scales(matcher);
    this.#said = wordy ? [] : null;
    this.holds = wordy ? new Uint8Array(codes.length) : scratch.fill(0);
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

  /** Log-odds, with what statements add by holding together. */
  score(): number {
    let sum = this.#sum;
    for (const { places, weight } of this.#scales.together) if (this.#hold(places)) sum += weight;
    return sum;
  }

  /** What a statement adds by itself; 0 where it does not hold. */
  weightOf(code: StatementCode): number {
    const place = places.get(code)!;
    return this.holds[place] === 1 ? this.#scales.weights[place]! : 0;
  }

  /** The statements that hold, the weightiest first. */
  statements(): Statement[] {
    const { weights, together } = this.#scales;
    const said = this.#said ?? [];
    const single = said.map(({ place, a, b }) => ({
      code: codes[place]!,
      weight: weights[place]!,
      params: { a, b },
    }));
    const joint = together
      .filter(({ places }) => this.#hold(places))
      .map(({ places, weight }) => ({
        code: "together",
        weight,
        params: {},
        parts: places.map((place) => this.#part(place)),
      }));
    return [...single, ...joint].sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight));
  }

  #hold(places: readonly number[]): boolean {
    for (const place of places) if (this.holds[place] !== 1) return false;
    return true;
  }

  #part(wanted: number): Part {
    const { a, b } = this.#said!.find(({ place }) => place === wanted)!;
    return { code: codes[wanted]!, params: { a, b } };
  }
}
