import type { NewRecord } from "../db/staging.ts";
import type { BatchContext, ReadyEntry } from "./batch-shapes.ts";

/** The library of each item where it is not the one that sends the record, and all these libraries. */
export function itemOwners(
  { items, ownerNames }: ReadyEntry["read"],
  { ownerOf, isil: source }: BatchContext,
): Pick<NewRecord, "itemOwners" | "owners"> {
  if (items.every((item) => item.owner === null)) return { itemOwners: [], owners: null };
  const owners = new Set<string>();
  const each = items.map((item) => {
    if (item.owner === null) return null;
    const isil = ownerOf(item.owner);
    if (isil === source) return null;
    if (isil) owners.add(isil);
    // A library outside the directory is called by the name that the file gives it.
    return isil ?? ownerNames.get(item.owner) ?? item.owner;
  });
  return { itemOwners: each, owners: owners.size > 0 ? [...owners] : null };
}
