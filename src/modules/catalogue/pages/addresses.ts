/** Addresses of the module's pages. */

export const loadsHref = "/staff/loads";

export const priorityHref = "/staff/priority";

export function loadHref(load: number, step?: string): string {
  return step ? `${loadsHref}/${load}/${step}` : `${loadsHref}/${load}`;
}

export function quarantineHref(isil: string, step?: string | number): string {
  const base = `/staff/quarantine/${encodeURIComponent(isil)}`;
  return step === undefined ? base : `${base}/${step}`;
}

export function profileHref(isil: string, step?: string): string {
  const base = `/staff/profiles/${encodeURIComponent(isil)}`;
  return step ? `${base}/${step}` : base;
}

/** Address of one library's record; its control number may hold any character. */
export function recordHref(isil: string, controlNumber: string): string {
  return `/records/${recordPath(isil, controlNumber)}`;
}

/** Address of the same record for programs, in a format of `recordFormats`. */
export function recordFileHref(isil: string, controlNumber: string, format: string): string {
  const path = recordPath(isil, controlNumber);
  return `/api/v1/records/${path}${path.includes("?") ? "&" : "?"}format=${format}`;
}

// "." and ".." never arrive as a step of a path, however they are written (WHATWG URL, section 4.4): they
// stand in the query.
function recordPath(isil: string, controlNumber: string): string {
  const library = encodeURIComponent(isil);
  const number = encodeURIComponent(controlNumber.toWellFormed());
  return /^\.\.?$/.test(number) ? `${library}/dots?number=${number}` : `${library}/${number}`;
}
