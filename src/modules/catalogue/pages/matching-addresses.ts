import type { ChangeKind } from "../domain/matching/trial-examples.ts";

/** Addresses of the pages on which matchers are tried and chosen. */

export const matchersHref = "/staff/matching";
export const trialsHref = `${matchersHref}/trials`;
export const chooseHref = `${matchersHref}/choose`;
export const sortingProgressHref = "/api/v1/matching/progress";

/** One trial, or some of its examples. */
export function trialHref(
  trial: number,
  { kind, page = 1 }: { kind?: ChangeKind; page?: number } = {},
): string {
  const query = new URLSearchParams();
  if (kind) query.set("kind", kind);
  if (page > 1) query.set("page", String(page));
  const asked = query.size > 0 ? `?${query}` : "";
  return `${trialsHref}/${trial}${asked}`;
}

/** A trial's examples as a file. */
export function examplesHref(trial: number, kind?: ChangeKind): string {
  return `${trialsHref}/${trial}/examples.csv${kind ? `?kind=${kind}` : ""}`;
}

export function trialProgressHref(trial: number): string {
  return `/api/v1/matching/trials/${trial}/progress`;
}

/** The page that says what choosing a matcher means. */
export function confirmHref(version: string): string {
  return `${chooseHref}?${new URLSearchParams({ matcher: version })}`;
}
