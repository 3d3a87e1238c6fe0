import { commonPasswords, commonPins, isSimplePattern } from "./common-secrets.ts";

/** Why a new password or PIN cannot be taken. Each is the end of a message key, `accounts.fault.<code>`. */
export type SecretFault =
  | "password-too-short"
  | "password-too-long"
  | "password-too-common"
  | "pin-digits"
  | "pin-too-common";

/** Least length of a password, in characters. No rules of composition, as NIST SP 800-63B asks. */
export const shortestPassword = { staff: 10, reader: 8 } as const;
const longestPassword = 200;

/**
 * One form for what is typed on different keyboards (Unicode NFKC), so that an accent typed
 * as one or two characters is the same password.
 */
export function plainPassword(typed: string): string {
  return typed.normalize("NFKC");
}

/** Digits of an Arabic or Persian keyboard become 0 to 9, and spaces go: for PINs and card numbers. */
export function plainDigits(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\s+/g, "");
}

/** A card number in the form that is stored and compared. */
export function plainCardNumber(typed: string): string {
  return plainDigits(typed).toUpperCase();
}

/**
 * What is wrong with a new password.
 *
 * @param own words that are known about the person (name, mail): a password must not be one of them
 */
export function passwordFault(
  password: string,
  { staff, own = [] }: { staff: boolean; own?: readonly (string | null)[] },
): SecretFault | undefined {
  const plain = plainPassword(password);
  const length = [...plain].length;
  if (length < (staff ? shortestPassword.staff : shortestPassword.reader)) return "password-too-short";
  if (length > longestPassword) return "password-too-long";
  const lower = plain.toLowerCase();
  const isOwn = own.some(
    (word) => word && [word, word.split("@")[0]].some((w) => w?.toLowerCase() === lower),
  );
  return isOwn || commonPasswords.has(lower) || isSimplePattern(lower) ? "password-too-common" : undefined;
}

/** What is wrong with a new PIN: 4 to 12 digits, and none that everybody tries first. */
export function pinFault(typed: string, cardNumber = ""): SecretFault | undefined {
  const pin = plainDigits(typed);
  if (!/^\d{4,12}$/.test(pin)) return "pin-digits";
  return commonPins.has(pin) || isSimplePattern(pin) || pin === cardNumber ? "pin-too-common" : undefined;
}
