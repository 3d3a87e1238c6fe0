import { isDeepStrictEqual } from "node:util";
import { isilKey } from "./isil.ts";
import type { BranchDocument, DirectoryDocument, LibraryDocument } from "./library.ts";

/** One fact that would be other than before; a fact that was or will be empty is undefined. */
export interface ChangedField {
  /** Path in the document: `address.city`, `hours`. */
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What an import would do with one part of the directory. */
export interface Change {
  readonly subject: "network" | "library" | "branch";
  readonly isil?: string;
  readonly code?: string;
  readonly name: string;
  readonly kind: "new" | "changed" | "same";
  /** Empty for what is new or the same. */
  readonly fields: readonly ChangedField[];
}

// Calendars, symbols and the like change as a whole; addresses and names field by field.
const divided = new Set(["address", "names"]);

function facts(document: object): Map<string, unknown> {
  const all = new Map<string, unknown>();
  for (const [name, value] of Object.entries(document)) {
    if (name === "branches" || value === undefined) continue;
    if (divided.has(name))
      for (const [inner, each] of Object.entries(value as object)) all.set(`${name}.${inner}`, each);
    else all.set(name, value);
  }
  return all;
}

/** The facts in which two documents of one kind differ. */
export function changedFields(before: object, after: object): ChangedField[] {
  const [old, now] = [facts(before), facts(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, from: old.get(field), to: now.get(field) }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
}

type Named = Pick<Change, "subject" | "isil" | "code" | "name">;

function changeOf(named: Named, before: object | undefined, after: object): Change {
  if (!before) return { ...named, kind: "new", fields: [] };
  const fields = changedFields(before, after);
  return { ...named, kind: fields.length > 0 ? "changed" : "same", fields };
}

// A zone equal to the library's is not written down: the branch goes with its library.
function tidied(branch: BranchDocument, library: LibraryDocument): BranchDocument {
  if (branch.timeZone !== library.timeZone) return branch;
  const { timeZone: _, ...rest } = branch;
  return rest;
}

function libraryChanges(before: LibraryDocument | undefined, after: LibraryDocument): Change[] {
  const isil = before?.isil ?? after.isil;
  const old = before && { ...before, isil: after.isil };
  const branches = after.branches.map((branch) =>
    changeOf(
      { subject: "branch", isil, code: branch.code, name: branch.name },
      before?.branches.find(({ code }) => code === branch.code),
      tidied(branch, after),
    ),
  );
  return [changeOf({ subject: "library", isil, name: after.name }, old, after), ...branches];
}

/** What importing a document into the directory as it stands would do, in the document's order. Nothing is ever removed. */
export function changesOf(before: DirectoryDocument, after: DirectoryDocument): Change[] {
  const known = new Map(before.libraries.map((library) => [isilKey(library.isil), library]));
  const network = after.network
    ? [changeOf({ subject: "network", name: after.network.name }, before.network, after.network)]
    : [];
  return [
    ...network,
    ...after.libraries.flatMap((library) => libraryChanges(known.get(isilKey(library.isil)), library)),
  ];
}
