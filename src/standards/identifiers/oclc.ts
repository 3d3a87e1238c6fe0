/** OCLC control numbers. */

const PREFIXED = /^(?:\(OCoLC\)\s*(?:ocm|ocn|on)?|ocm|ocn|on)\s*0*([1-9][0-9]{0,13})$/i;

/**
 * The number of an OCLC control number that says that it is one: "(OCoLC)", "ocm", "ocn" or "on" in
 * front. Leading zeros and what follows the number (a blank and a word) are dropped. Null for
 * everything else; a bare number is no OCLC number unless its field says so.
 */
export function normaliseOclc(text: string): string | null {
  const match = PREFIXED.exec(text.trim().split(/(?<=[0-9])\s/, 1)[0]!);
  return match === null ? null : match[1]!;
}
