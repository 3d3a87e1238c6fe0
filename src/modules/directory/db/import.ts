import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { Invalid } from "#kernel/errors.ts";
import { type Change, changesOf } from "../domain/changes.ts";
import { readDocument } from "../domain/document.ts";
import { placeOf } from "../domain/faults.ts";
import { isilKey } from "../domain/isil.ts";
import type { BranchDocument, DirectoryDocument } from "../domain/library.ts";
import { exportDirectory } from "./read.ts";
import { addBranch, addLibrary, changeBranch, changeLibrary, writeNetwork } from "./write.ts";

/** How many parts of the directory (network, libraries, branches) an import added, changed and left as they were. */
export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

function checked(document: unknown): DirectoryDocument {
  const { document: read, faults } = readDocument(document);
  const first = faults[0];
  if (!first) return read;
  throw new Invalid(
    "directory.document-faulty",
    `The directory document is wrong at ${placeOf(first)} (${first.code}); nothing was imported. Correct it and import again.`,
    { params: { place: placeOf(first), fault: first.code, count: faults.length } },
  );
}

async function writeBranch(tx: Queryable, isil: string, branch: BranchDocument): Promise<void> {
  // A removed branch still holds its code: what cannot be added is changed, and so put back.
  if (!(await addBranch(tx, isil, branch))) await changeBranch(tx, isil, branch);
}

async function apply(tx: Queryable, change: Change, document: DirectoryDocument): Promise<void> {
  if (change.subject === "network") {
    await writeNetwork(tx, document.network!);
    return;
  }
  const isil = change.isil!;
  const library = document.libraries.find((each) => isilKey(each.isil) === isilKey(isil))!;
  if (change.subject === "library") {
    const details = { ...library, isil };
    if (change.kind === "new") await addLibrary(tx, details);
    else await changeLibrary(tx, details);
    return;
  }
  const branch = library.branches.find(({ code }) => code === change.code)!;
  const { timeZone, ...rest } = branch;
  await writeBranch(tx, isil, timeZone === library.timeZone ? rest : branch);
}

/** Lets one import at a time run until its transaction ends: two would each see the directory before the other. */
export async function lockForImport(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('directory import'))`);
}

/**
 * Creates or updates the network, libraries and branches of a document. What the document does not name
 * stays as it is; nothing is removed but a branch that was removed before and is named again comes back.
 * The caller writes the trail of staff actions.
 *
 * @throws Invalid `directory.document-faulty` with the first wrong place; then nothing was written
 */
export async function importDirectory(tx: Queryable, document: DirectoryDocument): Promise<ImportCounts> {
  const wanted = checked(document);
  await lockForImport(tx);
  const changes = changesOf(await exportDirectory(tx), wanted);
  for (const change of changes) if (change.kind !== "same") await apply(tx, change, wanted);
  const count = (kind: Change["kind"]) => changes.filter((change) => change.kind === kind).length;
  return { added: count("new"), changed: count("changed"), same: count("same") };
}
