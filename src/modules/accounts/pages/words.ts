import { HouseError } from "#kernel/errors.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import { type SecretFault, shortestPassword } from "../domain/secrets.ts";
import type { RoleAt } from "../domain/viewer.ts";
import { type LibraryChoice, nameOf } from "./setting.ts";

/** When one may try again after too many wrong tries. */
export function waitText(t: Translate, until: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  return t("accounts.fault.wait", { minutes });
}

/** What is wrong with a new password or PIN, and how to choose a better one. */
export function faultText(t: Translate, fault: SecretFault, staff: boolean): string {
  return t(`accounts.fault.${fault}`, { least: staff ? shortestPassword.staff : shortestPassword.reader });
}

/** A role with its library: "Staff at Northgate Library". */
export function roleText(
  t: Translate,
  { role, library }: RoleAt,
  libraries: readonly LibraryChoice[],
): string {
  if (!library) return t(`accounts.role.${role}`);
  return t(`accounts.role.${role}-at`, { library: nameOf(libraries, library) });
}

/**
 * A staff action in words: the message `<module>.action.<what>` of the module that did it. An action of a module
 * that has none, or is no longer there, keeps its code.
 */
export function actionText(t: Translate, action: string): string {
  try {
    return t(action.replace(".", ".action."));
  } catch (error) {
    if (error instanceof HouseError && error.code === "kernel.message-missing") return action;
    throw error;
  }
}
