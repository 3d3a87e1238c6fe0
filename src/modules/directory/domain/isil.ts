/**
 * ISO 15511, clause 4: a prefix (a country code of two capital letters, or one, three or four letters or
 * digits that are no country code), a hyphen, and up to 11 letters, digits, `/`, `-` or `:`; 16
 * characters in all.
 */
const isilShape = /^(?:[A-Z]{2}|[A-Za-z0-9]|[A-Za-z0-9]{3,4})-[A-Za-z0-9/:-]{1,11}$/;

/** Whether a text has the shape of an ISIL. It says nothing about registration. */
export function isIsil(text: string): boolean {
  return isilShape.test(text);
}

/** What two ISILs are compared by: they must differ in more than capital and small letters (ISO 15511). */
export function isilKey(isil: string): string {
  return isil.toLowerCase();
}
