import type { HouseContext } from "#kernel/http/env.ts";
import { viewerOf } from "#modules/accounts";
import type { FormView } from "./form-parts.tsx";
import type { Outcome, Saver } from "./saving.ts";
import type { Setting } from "./setting.ts";
import { errorsOf, type Raw, textAt } from "./typed.ts";

/** Who saves in this request. */
export function saverOf(c: HouseContext, { database }: Setting): Saver {
  return { database, viewer: viewerOf(c) };
}

/** A form as it first stands. */
export function freshForm(c: HouseContext, raw: unknown, revision = 0): FormView {
  return { t: c.get("t"), locale: c.get("locale"), raw, errors: {}, revision };
}

/** The revision that the writer of a form saw; one that nobody ever had where it is missing. */
export function revisionOf(raw: Raw): number {
  const typed = textAt(raw, "revision");
  return /^\d{1,9}$/.test(typed) ? Number(typed) : -1;
}

/** A form that comes back with what was typed: with its faults, or with what somebody else saved meanwhile. */
export function returnedForm(
  c: HouseContext,
  raw: Raw,
  outcome: Exclude<Outcome, { kind: "saved" }>,
): { readonly form: FormView; readonly status: 409 | 422; readonly error: boolean } {
  const fresh = freshForm(c, raw, revisionOf(raw));
  if (outcome.kind === "overtaken") {
    const { revision, differences } = outcome;
    return { form: { ...fresh, revision, differences }, status: 409, error: false };
  }
  return { form: { ...fresh, errors: errorsOf(c.get("t"), outcome.faults) }, status: 422, error: true };
}

const doneWords = new Set(["saved", "added", "removed", "restored", "logo", "logo-removed", "imported"]);

/** What the page before has done, from the address; only words that we know. */
export function doneOf(c: HouseContext): string | undefined {
  const done = c.req.query("done") ?? "";
  return doneWords.has(done) ? done : undefined;
}
