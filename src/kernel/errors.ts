/**
 * The six errors of the house. Expected outcomes are values; these are for the exceptional ones.
 * Each carries a stable code (`module.what-happened`), parameters for a translated message, and a cause.
 * Only the edge (kernel/http/failure.ts, the command line) turns them into an answer.
 */
export type ErrorParameters = Readonly<Record<string, string | number>>;

interface ErrorDetails {
  readonly params?: ErrorParameters;
  readonly cause?: unknown;
}

export abstract class HouseError extends Error {
  /** HTTP status that the edge answers with. */
  abstract readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  readonly code: string;
  readonly params: ErrorParameters;

  /**
   * @param code stable, `module.what-happened`; also the key of the translated message, as it is in the module's own
   *   messages or as `errors.<code>` in app's
   * @param message one English sentence: what happened and what to do
   */
  constructor(code: string, message: string, { params = {}, cause }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.params = params;
  }
}

/** What was asked for does not exist, or the asker may not know that it does. */
export class NotFound extends HouseError {
  readonly status = 404;
}

/** The asker is known and may not do this. */
export class Forbidden extends HouseError {
  readonly status = 403;
}

/** The input cannot be accepted as it is; the message says what, where and what to do. */
export class Invalid extends HouseError {
  readonly status = 422;
}

/** The input would have been right, but something else changed first. */
export class Conflict extends HouseError {
  readonly status = 409;
}

/** A part we need is not answering now; trying again later may work. */
export class Unavailable extends HouseError {
  readonly status = 503;
}

/** A mistake in this program. */
export class Bug extends HouseError {
  readonly status = 500;
}
