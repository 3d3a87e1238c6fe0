import type { Translate } from "#kernel/i18n/messages.ts";
import type { Statement } from "./tally.ts";

/** Puts a statement into words; several that hold together into one sentence. */
export function statementText(t: Translate, { code, params, parts }: Omit<Statement, "weight">): string {
  if (!parts) return t(`catalogue.match.${code}`, params);
  return parts
    .map((part) => statementText(t, part))
    .reduce((first, second) => t("catalogue.match.together", { first, second }));
}
