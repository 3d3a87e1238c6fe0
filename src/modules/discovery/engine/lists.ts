/** What is handed from thread to thread: lists of small numbers, one after the other. */
export interface SharedLists {
  /** How many lists there are. */
  readonly count: SharedArrayBuffer;
  /** Where each list ends among the members; list 0 begins at 0. */
  readonly ends: SharedArrayBuffer;
  readonly members: SharedArrayBuffer;
}

/**
 * Distinct lists of small numbers by their own numbers: which libraries hold an edition, which format
 * and languages it has. Many editions share a list, so a row keeps one number, a filter decides once
 * for each list, and counts are made for each list first and then for its members.
 */
export class Lists {
  readonly shared: SharedLists;
  readonly ends: Uint32Array;
  readonly members: Uint16Array;
  readonly #count: Uint32Array;

  constructor(shared: SharedLists) {
    this.shared = shared;
    this.#count = new Uint32Array(shared.count);
    this.ends = new Uint32Array(shared.ends);
    this.members = new Uint16Array(shared.members);
  }

  static empty(lists: number, members: number): Lists {
    const shared = { count: new SharedArrayBuffer(4), ends: new SharedArrayBuffer(lists * 4) };
    return new Lists({ ...shared, members: new SharedArrayBuffer(members * 2) });
  }

  get count(): number {
    return this.#count[0]!;
  }

  startOf(list: number): number {
    return list === 0 ? 0 : this.ends[list - 1]!;
  }

  hasRoomFor(size: number): boolean {
    return this.count < this.ends.length && this.startOf(this.count) + size <= this.members.length;
  }

  /** These lists in arrays of twice the size. */
  grown(size: number): Lists {
    const larger = Lists.empty(this.ends.length * 2, this.members.length * 2 + size);
    larger.ends.set(this.ends);
    larger.members.set(this.members);
    larger.#count[0] = this.count;
    return larger;
  }

  /** Adds a list where there is room for it and gives its number. */
  add(members: ArrayLike<number>): number {
    const list = this.count;
    const start = this.startOf(list);
    this.members.set(members, start);
    this.ends[list] = start + members.length;
    this.#count[0] = list + 1;
    return list;
  }

  /** Whether a list has a wanted member. */
  has(list: number, wanted: Uint8Array): boolean {
    const end = this.ends[list]!;
    for (let at = this.startOf(list); at < end; at++) if (wanted[this.members[at]!] === 1) return true;
    return false;
  }

  /** Adds a weight to each member of a list. */
  addTo(sums: Uint32Array, list: number, weight: number): void {
    const end = this.ends[list]!;
    for (let at = this.startOf(list); at < end; at++) sums[this.members[at]!]! += weight;
  }
}
