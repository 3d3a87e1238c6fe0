/**
 * The OCLC control number in a text as records carry it in 035 $a or 001: "(OCoLC)ocm00012345",
 * "ocn123456789", "on1234567890"; as "oclc:12345". Null for numbers of other agencies and for bare digits.
 */
export function normaliseOclc(text: string): string | null {
  const match = /^\s*(?:\(OCoLC\)\s*(?:oc[mn]|on)?|oc[mn]|on)\s*0*(\d+)\s*$/i.exec(text);
  return match ? `oclc:${match[1]}` : null;
}
