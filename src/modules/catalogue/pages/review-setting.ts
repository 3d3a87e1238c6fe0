import { Forbidden } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import { may, type Viewer, viewerOf } from "#modules/accounts";
import type { LibraryNames } from "#modules/directory";
import type { ReviewFilter } from "../db/review-queue.ts";
import type { QueueChoice } from "./review-addresses.ts";

const permission = "catalogue.decide-matches";

/** Longest note that is kept with a decision or report. */
export const noteLength = 1_000;

/** Whether somebody may decide about records that these libraries (ISILs) have a part in. */
export function mayDecide(viewer: Viewer, libraries: readonly string[]): boolean {
  return may(viewer, "catalogue.manage") || libraries.some((isil) => may(viewer, permission, isil));
}

/** @throws Forbidden when the viewer works for none of the libraries */
export function askToDecide(c: HouseContext, libraries: readonly string[]): void {
  if (mayDecide(viewerOf(c), libraries)) return;
  throw new Forbidden(
    "catalogue.not-your-records",
    "None of these records or copies belongs to a library that you work for.",
  );
}

/** The library for which the viewer decides, of those that have a part in it: the trail names it. */
export function decidingLibrary(viewer: Viewer, libraries: readonly string[]): string {
  return libraries.find((isil) => may(viewer, permission, isil)) ?? libraries[0] ?? "";
}

/** The libraries whose pairs the viewer sees; undefined for all. */
export function reviewScope(
  viewer: Viewer,
  names: ReadonlyMap<string, LibraryNames>,
): readonly string[] | undefined {
  if (may(viewer, "catalogue.manage")) return undefined;
  return [...names.keys()].filter((isil) => may(viewer, permission, isil));
}

const short = (text: string | undefined) => text?.trim().slice(0, 200) || undefined;

/** What an address or a form says of which part of the queue is looked at. */
export function choiceFrom(part: (name: string) => string | undefined): QueueChoice {
  return {
    library: short(part("library")),
    code: short(part("code")),
    reported: part("reported") === "yes" ? "yes" : undefined,
  };
}

/** The pairs that a choice means for this viewer. */
export function filterOf(
  viewer: Viewer,
  names: ReadonlyMap<string, LibraryNames>,
  { library, code }: QueueChoice,
): ReviewFilter {
  return { libraries: reviewScope(viewer, names), library, codes: code?.split(",") };
}

/** The fields of a form that was sent; what was sent twice, or as a file, counts as nothing. */
export async function formOf(c: HouseContext): Promise<(name: string) => string | undefined> {
  const body = await c.req.parseBody();
  return (name) => (typeof body[name] === "string" ? body[name] : undefined);
}

/** A note as it is kept, or null where nothing was written. */
export function noteFrom(text: string | undefined): string | null {
  return text?.trim().slice(0, noteLength) || null;
}
