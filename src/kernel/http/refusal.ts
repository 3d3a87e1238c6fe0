import { HouseError } from "../errors.ts";

/** A request that the edge turns away before any module sees it, with a status that only HTTP knows. */
export class Refusal extends HouseError {
  readonly status: 400 | 401 | 403 | 405 | 413 | 415 | 429;

  /**
   * @param code as of every HouseError: `kernel.body-too-large`
   * @param message one English sentence: what happened and what to do
   */
  constructor(status: Refusal["status"], code: string, message: string, params = {}) {
    super(code, message, { params });
    this.status = status;
  }
}
