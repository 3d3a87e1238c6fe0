import { libraryDocument } from "../db/read.ts";
import { nearestBranches } from "../domain/distance.ts";
import type { BranchDocument, Library, LibraryDocument } from "../domain/library.ts";
import { openingState } from "../domain/opening.ts";
import { findPlace } from "../domain/place.ts";

/** A branch as the API gives it: its document, and whether it is open. */
export interface BranchAnswer extends BranchDocument {
  readonly open: boolean;
  /** When that changes (RFC 3339, UTC); null where nobody knows. */
  readonly changesAt: string | null;
}

/** A library as the API gives it. */
export interface LibraryAnswer extends Omit<LibraryDocument, "branches"> {
  readonly branches: readonly BranchAnswer[];
  readonly logo: string | null;
}

/** A library in the shape of an import document, with its branches' state at a moment. */
export function libraryAnswer(library: Library, now: Date): LibraryAnswer {
  const document = libraryDocument(library);
  return {
    ...document,
    logo: library.logo ? `/libraries/${encodeURIComponent(library.isil)}/logo` : null,
    branches: document.branches.map((branch, at) => {
      const { open, changesAt } = openingState(library.branches[at]!, now);
      return { ...branch, open, changesAt: changesAt?.toISOString() ?? null };
    }),
  };
}

/** All libraries, and where a place was given its nearest branches; `nearest` is null for a place that is not known or not clear. */
export function listAnswer(libraries: readonly Library[], now: Date, near: string | undefined) {
  const all = { libraries: libraries.map((library) => libraryAnswer(library, now)) };
  if (near === undefined) return all;
  const found = findPlace(libraries, near);
  if (found.kind !== "found") return { ...all, nearest: null };
  const nearest = nearestBranches(libraries, found.place).map(({ library, branch, kilometres }) => ({
    isil: library.isil,
    code: branch.code,
    kilometres: Math.round(kilometres * 1000) / 1000,
  }));
  return { ...all, nearest };
}
