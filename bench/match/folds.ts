import { Random } from "../corpus/random.ts";
import type { LabelledPair } from "./read-pairs.ts";

/**
 * Divides pairs into folds so that no record is in two of them: pairs that share a record, directly or
 * through others, stay together.
 *
 * @returns the fold of each pair
 */
export function foldsOf(pairs: readonly LabelledPair[], count: number, seed: number): Uint8Array {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(id, root);
    return root;
  };
  for (const { ids } of pairs) parent.set(rootOf(ids[0]), rootOf(ids[1]));
  const random = new Random(seed);
  const foldOfRoot = new Map<string, number>();
  return Uint8Array.from(pairs, ({ ids }) => {
    const root = rootOf(ids[0]);
    const fold = foldOfRoot.get(root) ?? random.below(count);
    foldOfRoot.set(root, fold);
    return fold;
  });
}
