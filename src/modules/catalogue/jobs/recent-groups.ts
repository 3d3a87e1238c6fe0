import { NumberIndex } from "../domain/number-index.ts";
import type { Group } from "./neighbours.ts";

/** Editions by key and by id, of some batches. */
class Generation {
  batches = 0;
  readonly keys = new NumberIndex(16_000);
  /** By the key's place; most keys stand for one edition. */
  readonly groups: (Group | Group[])[] = [];
  readonly byEdition = new Map<number, Group>();
}

/** Batches of one generation. Two are kept, so that at least as many batches as this are remembered. */
const batchesOfOne = 3;

/** What a load has placed lately: it may not be found in the tables yet when a later batch is looked up. */
export class RecentGroups {
  #young = new Generation();
  #old = new Generation();

  beginBatch(): void {
    if (this.#young.batches === batchesOfOne) {
      this.#old = this.#young;
      this.#young = new Generation();
    }
    this.#young.batches++;
  }

  add(group: Group, keys: readonly number[]): void {
    const { byEdition, groups, keys: index } = this.#young;
    byEdition.set(group.edition, group);
    for (const key of keys) {
      const place = index.add(key);
      const found = groups[place];
      if (found === undefined) groups[place] = group;
      else if (!Array.isArray(found)) {
        if (found !== group) groups[place] = [found, group];
      } else if (!found.includes(group)) found.push(group);
    }
  }

  /** The editions placed under a key. */
  under(key: number): readonly Group[] {
    const young = groupsOf(this.#young, key);
    const old = groupsOf(this.#old, key);
    return old.length === 0 ? young : young.length === 0 ? old : [...young, ...old];
  }

  isUnder(key: number, edition: number): boolean {
    return this.under(key).some((group) => group.edition === edition);
  }

  /** What was placed in an edition. */
  of(edition: number): Group[] {
    const found: Group[] = [];
    for (const { byEdition } of [this.#young, this.#old]) {
      const group = byEdition.get(edition);
      if (group) found.push(group);
    }
    return found;
  }
}

const nothing: readonly Group[] = [];

function groupsOf({ keys, groups }: Generation, key: number): readonly Group[] {
  const place = keys.placeOf(key);
  if (place < 0) return nothing;
  const found = groups[place]!;
  return Array.isArray(found) ? found : [found];
}
