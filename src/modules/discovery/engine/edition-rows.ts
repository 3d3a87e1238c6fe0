const pageSize = 65_536;

/** The row of each edition: ids are handed out one after the other, so pages of numbers are smaller and faster than a Map. */
export class EditionRows {
  readonly #pages = new Map<number, Uint32Array>();

  /** 0 when the edition has no row. */
  get(edition: number): number {
    return this.#pages.get(Math.floor(edition / pageSize))?.[edition % pageSize] ?? 0;
  }

  set(edition: number, row: number): void {
    const number = Math.floor(edition / pageSize);
    let page = this.#pages.get(number);
    if (!page) {
      page = new Uint32Array(pageSize);
      this.#pages.set(number, page);
    }
    page[edition % pageSize] = row;
  }
}
