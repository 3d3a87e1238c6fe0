import { HouseError } from "../errors.ts";
import type { Messages } from "../i18n/messages.ts";
import type { HouseContext } from "./env.ts";
import { Refusal } from "./refusal.ts";

/** An error as the edge tells it. */
export interface Failure {
  readonly status: HouseError["status"];
  readonly code: string;
  /** What happened and what to do, in the reader's language where there is a translation; undefined: in general words. */
  readonly message: string | undefined;
  readonly requestId: string;
}

/** Draws a failure as a page; app gives the one of the design system. */
export type FailurePageOf = (c: HouseContext, failure: Failure) => Response | Promise<Response>;

/**
 * Turns anything thrown into what may be shown. What is no HouseError, and every Bug, is a mistake of ours:
 * it is logged with its stack and shown only as the number of the request.
 */
export function failureOf(c: HouseContext, thrown: unknown, messages: Messages): Failure {
  const error = c.get("bodyTooLarge") ? bodyTooLarge() : holdsNull(thrown) ? nullCharacter() : thrown;
  const requestId = c.get("requestId") ?? "";
  const known = error instanceof HouseError && error.status < 500;
  if (!(error instanceof HouseError) || error.status === 500) {
    c.get("log")?.error({ err: error }, "a request failed");
    return { status: 500, code: "kernel.bug", message: undefined, requestId };
  }
  if (error.status === 503) c.get("log")?.warn({ code: error.code, err: error }, "a part does not answer");
  const translated = translationOf(c, error, messages);
  // An Unavailable's English sentence tells the operator about connections and files; readers get the general words.
  const message = translated ?? (known ? error.message : undefined);
  return { status: error.status, code: error.code, message, requestId };
}

function translationOf(c: HouseContext, error: HouseError, messages: Messages): string | undefined {
  const key = [`errors.${error.code}`, error.code].find((name) => messages.has(name));
  try {
    return key && c.get("t")(key, error.params);
  } catch (mistake) {
    // A message that asks for other parameters than the error has: the English sentence still tells it.
    c.get("log").error({ err: mistake, key }, "a message does not fit its error");
    return undefined;
  }
}

/** Text with a null character, which PostgreSQL cannot hold (its error 22021): nobody types it. */
function holdsNull(thrown: unknown): boolean {
  return (thrown as { code?: unknown } | null)?.code === "22021";
}

/** What is thrown for text that holds a null character. */
export function nullCharacter(): Refusal {
  return new Refusal(400, "kernel.null-character", "What was sent holds a null character. Take it out.");
}

/** What is thrown when a body is larger than its route takes. */
export function bodyTooLarge(): Refusal {
  return new Refusal(413, "kernel.body-too-large", "What was sent is too large. Send less at once.");
}

/** A failure as a problem document (RFC 9457); `type` is a URN made of our stable code. */
export function problemOf(c: HouseContext, { status, code, message, requestId }: Failure): Response {
  const problem = {
    type: `urn:commonshelf:problem:${code}`,
    title: message ?? "The server could not do this. Tell its keeper the number of the request.",
    status,
    code,
    request_id: requestId,
  };
  return c.body(JSON.stringify(problem), status, { "content-type": "application/problem+json" });
}

function weightOf(accept: string, type: string): number {
  const part = accept.split(",").find((each) => each.trim().toLowerCase().startsWith(type));
  if (part === undefined) return 0;
  const weight = /;\s*q=([\d.]+)/.exec(part);
  return weight ? Number(weight[1]) : 1;
}

/** Whether a program asks, which is answered in JSON, or a person, who gets a page. */
export function wantsProblem(c: HouseContext): boolean {
  if (c.req.path.startsWith("/api/")) return true;
  const accept = (c.req.header("accept") ?? "").slice(0, 500);
  const json = Math.max(weightOf(accept, "application/json"), weightOf(accept, "application/problem+json"));
  return json > weightOf(accept, "text/html");
}
