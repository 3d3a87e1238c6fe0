/** Counts of small numbers, and which of them turned up: few results touch few lists of many. */
export class Tally {
  readonly #counts: Uint32Array;
  /** Numbers counted at least once, in the order in which they came. */
  readonly seen: number[] = [];

  /** @param size above the largest number that will be counted */
  constructor(size: number) {
    this.#counts = new Uint32Array(size);
  }

  add(number: number): void {
    if (this.#counts[number]!++ === 0) this.seen.push(number);
  }

  of(number: number): number {
    return this.#counts[number]!;
  }
}
