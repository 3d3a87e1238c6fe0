/** Addresses of the pages on which people decide what is one edition. */

export const reviewHref = "/staff/review";
export const decisionsHref = "/staff/decisions";

/** What of the queue is looked at: parts that are not set are left out of addresses. */
export interface QueueChoice {
  /** ISIL. */
  readonly library?: string | undefined;
  /** Codes of statements, joined by commas: one of them holds. */
  readonly code?: string | undefined;
  /** `yes`: only what was reported. */
  readonly reported?: string | undefined;
}

function query(parts: object): string {
  const kept = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]));
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
}

/** The queue from a position on. */
export function queueHref(choice: QueueChoice, after?: string): string {
  return `${reviewHref}${query({ ...choice, after })}`;
}

/** The queue as a file. */
export function queueFileHref(choice: QueueChoice): string {
  return `${reviewHref}/queue.csv${query(choice)}`;
}

/** The first case after a position, or a certain one: a pair of editions (`100-205`) or a report (`r12`). */
export function nextHref(
  choice: QueueChoice,
  at: { after?: string | undefined; pair?: string; done?: string } = {},
): string {
  return `${reviewHref}/next${query({ ...choice, ...at })}`;
}

export function pairName({ editionA, editionB }: { editionA: number; editionB: number }): string {
  return `${editionA}-${editionB}`;
}

export const matchingHref = (edition: number) => `/editions/${edition}/matching`;
export const reportHref = (edition: number) => `/editions/${edition}/report`;
export const splitHref = (edition: number) => `/staff/editions/${edition}/split`;
export const mergeHref = (edition: number) => `/staff/editions/${edition}/merge`;

/** The list of decisions, narrowed. */
export function decisionsListHref(
  choice: { library?: string; person?: string; before?: string },
  file = false,
): string {
  return `${decisionsHref}${file ? ".csv" : ""}${query(choice)}`;
}
