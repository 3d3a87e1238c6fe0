/** Library of Congress Control Numbers. */

const NORMAL = /^[a-z]{0,3}(?:[0-9]{8}|[0-9]{10})$/;

/**
 * An LCCN in the Library of Congress's normalised form ("n78-89035" becomes "n78089035"), or null for
 * what is none. Rules: take out blanks; cut at a slash; take out a hyphen and fill what follows it up to
 * six digits with zeros (https://www.loc.gov/marc/lccn-namespace.html).
 */
export function normaliseLccn(text: string): string | null {
  const compact = text.replace(/\s/g, "").split("/", 1)[0]!.toLowerCase();
  const hyphen = compact.indexOf("-");
  const joined = hyphen === -1 ? compact : join(compact.slice(0, hyphen), compact.slice(hyphen + 1));
  return joined !== null && NORMAL.test(joined) ? joined : null;
}

function join(prefix: string, serial: string): string | null {
  if (!/^[0-9]{1,6}$/.test(serial)) return null;
  return prefix + serial.padStart(6, "0");
}
