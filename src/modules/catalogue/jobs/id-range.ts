/** Hands out ids one by one from ranges that the database gives. */
export class IdRange {
  readonly #more: () => Promise<{ first: number; count: number }>;
  #next = 0;
  #end = 0;
  #spare: { first: number; count: number }[] = [];

  constructor(more: () => Promise<{ first: number; count: number }>) {
    this.#more = more;
  }

  /** Makes sure that `count` ids can be taken without waiting. */
  async reserve(count: number): Promise<void> {
    let left = this.#end - this.#next + this.#spare.reduce((sum, range) => sum + range.count, 0);
    while (left < count) {
      const range = await this.#more();
      this.#spare.push(range);
      left += range.count;
    }
  }

  take(): number {
    if (this.#next === this.#end) {
      const range = this.#spare.shift();
      if (!range) throw new RangeError("ids were taken that had not been reserved");
      this.#next = range.first;
      this.#end = range.first + range.count;
    }
    return this.#next++;
  }
}
