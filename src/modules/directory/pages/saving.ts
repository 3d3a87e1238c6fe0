import type { Database, Transaction } from "#kernel/database/database.ts";
import { recordAction, type Viewer } from "#modules/accounts";
import { branchDocument, findLibrary, libraryDocument } from "../db/read.ts";
import { addBranch, addLibrary, changeBranch, changeLibrary } from "../db/write.ts";
import { type ChangedField, changedFields } from "../domain/changes.ts";
import { type Reading, readBranch, readLibrary } from "../domain/document.ts";
import type { Fault } from "../domain/faults.ts";
import type { BranchDocument, Library, LibraryDetails } from "../domain/library.ts";
import type { Raw } from "./typed.ts";

/** What became of a form that was sent. */
export type Outcome =
  | { readonly kind: "saved" }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] }
  /** Somebody else was faster: the revision that stands now, and where it differs from what was typed. */
  | { readonly kind: "overtaken"; readonly revision: number; readonly differences: readonly ChangedField[] };

/** Who saves, and where. */
export interface Saver {
  readonly database: Database;
  readonly viewer: Viewer;
}

/** One edit: the parts of a document that a form holds, and the revision that its writer saw. */
export interface Edit {
  readonly parts: Raw;
  readonly revision: number;
  /** Name of the action in the trail: `directory.hours-changed`. */
  readonly action: string;
}

function detailsOf(library: Library): LibraryDetails {
  const { branches: _, ...details } = libraryDocument(library);
  return details;
}

function names(fields: readonly ChangedField[]): string {
  return fields.map(({ field }) => field).join(" ");
}

// Rolls back what the transaction did before the write that found another revision.
class Overtaken extends Error {}

async function attempt(database: Database, work: (tx: Transaction) => Promise<void>): Promise<boolean> {
  try {
    await database.transaction(work);
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}

/** Changes the facts or holidays of a library. */
export async function saveLibrary(
  { database, viewer }: Saver,
  library: Library,
  edit: Edit,
): Promise<Outcome> {
  const before = detailsOf(library);
  const read = readLibrary({ ...before, ...edit.parts, isil: library.isil });
  if (read.kind === "faults") return { kind: "faulty", faults: read.faults };
  const { isil } = library;
  const saved = await attempt(database, async (tx) => {
    if (!(await changeLibrary(tx, read.value, edit.revision))) throw new Overtaken();
    const details = { fields: names(changedFields(before, read.value)) };
    await recordAction(tx, {
      viewer,
      action: edit.action,
      subject: `library:${isil}`,
      library: isil,
      details,
    });
  });
  if (saved) return { kind: "saved" };
  const now = (await findLibrary(database, isil)) ?? library;
  return {
    kind: "overtaken",
    revision: now.revision,
    differences: changedFields(detailsOf(now), read.value),
  };
}

/** Changes the facts, hours or closures of a branch. */
export async function saveBranch(saver: Saver, library: Library, code: string, edit: Edit): Promise<Outcome> {
  const before = branchDocument(library, code);
  const read = asBranchOf(library, readBranch({ ...before, ...edit.parts, code }));
  if (read.kind === "faults") return { kind: "faulty", faults: read.faults };
  const { isil } = library;
  const saved = await attempt(saver.database, async (tx) => {
    if (!(await changeBranch(tx, isil, read.value, edit.revision))) throw new Overtaken();
    const details = { fields: names(changedFields(before ?? {}, read.value)) };
    const subject = `branch:${isil}/${code}`;
    await recordAction(tx, { viewer: saver.viewer, action: edit.action, subject, library: isil, details });
  });
  if (saved) return { kind: "saved" };
  const now = (await findLibrary(saver.database, isil)) ?? library;
  const revision = now.branches.find((each) => each.code === code)?.revision ?? 0;
  return {
    kind: "overtaken",
    revision,
    differences: changedFields(branchDocument(now, code) ?? {}, read.value),
  };
}

// A zone equal to the library's is not written down: the branch goes with its library.
function asBranchOf(library: Library, read: Reading<BranchDocument>): Reading<BranchDocument> {
  if (read.kind === "faults" || read.value.timeZone !== library.timeZone) return read;
  const { timeZone: _, ...value } = read.value;
  return { kind: "read", value };
}

/** What became of something new. */
export type Addition =
  | { readonly kind: "added"; readonly name: string }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] };

const taken = (field: string): Addition => ({
  kind: "faulty",
  faults: [{ path: [field], code: "duplicate" }],
});

/** Adds a library; its name in the addresses is its ISIL. */
export async function saveNewLibrary({ database, viewer }: Saver, parts: Raw): Promise<Addition> {
  const read = readLibrary(parts);
  if (read.kind === "faults") return { kind: "faulty", faults: read.faults };
  const { isil } = read.value;
  const added = await attempt(database, async (tx) => {
    if (!(await addLibrary(tx, read.value))) throw new Overtaken();
    const subject = `library:${isil}`;
    await recordAction(tx, { viewer, action: "directory.library-added", subject, library: isil });
  });
  return added ? { kind: "added", name: isil } : taken("isil");
}

/** Adds a branch to a library; its name in the addresses is its code. */
export async function saveNewBranch(
  { database, viewer }: Saver,
  library: Library,
  parts: Raw,
): Promise<Addition> {
  const read = asBranchOf(library, readBranch({ hours: {}, ...parts }));
  if (read.kind === "faults") return { kind: "faulty", faults: read.faults };
  const { isil } = library;
  const { code } = read.value;
  const added = await attempt(database, async (tx) => {
    if (!(await addBranch(tx, isil, read.value))) throw new Overtaken();
    const subject = `branch:${isil}/${code}`;
    await recordAction(tx, { viewer, action: "directory.branch-added", subject, library: isil });
  });
  return added ? { kind: "added", name: code } : taken("code");
}
