import { createHash } from "node:crypto";
import { type Change, changesOf } from "./changes.ts";
import { readDocument } from "./document.ts";
import type { Fault } from "./faults.ts";
import type { DirectoryDocument } from "./library.ts";
import { readTable } from "./table.ts";

/** A fault of an imported file; `line` only in a CSV. */
export interface FileFault extends Fault {
  readonly line?: number;
}

/** What importing a file would do. */
export interface ImportReport {
  /** What can be imported: the file without its wrong parts. */
  readonly document: DirectoryDocument;
  readonly changes: readonly Change[];
  readonly faults: readonly FileFault[];
  /** Stands for the directory that the changes were computed from. */
  readonly basis: string;
}

/** A short name for the state of a directory: two states of one name are the same. */
export function basisOf(directory: DirectoryDocument): string {
  return createHash("sha256").update(JSON.stringify(directory)).digest("hex").slice(0, 32);
}

interface Reading {
  readonly document: DirectoryDocument;
  readonly faults: readonly FileFault[];
}

/** Reads a file, JSON where it begins with a brace and CSV otherwise. */
export function readFile(text: string): Reading {
  if (!/^\ufeff?\s*\{/.test(text)) return readTable(text);
  try {
    return readDocument(JSON.parse(text.replace(/^\ufeff/, "")));
  } catch {
    return { document: { libraries: [] }, faults: [{ path: [], code: "json" }] };
  }
}

/** What importing a document would do to the directory as it stands. */
export function reportOn(directory: DirectoryDocument, { document, faults }: Reading): ImportReport {
  return { document, faults, changes: changesOf(directory, document), basis: basisOf(directory) };
}
