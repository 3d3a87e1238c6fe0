/** Address of a library's public page. */
export function libraryHref(isil: string): string {
  return `/libraries/${encodeURIComponent(isil)}`;
}

/** Address of a branch's public page. */
export function branchHref(isil: string, code: string): string {
  return `${libraryHref(isil)}/branches/${encodeURIComponent(code)}`;
}

/** Address of a library's logo; it changes with the logo, so it can be kept. */
export function logoHref(isil: string, logo: string): string {
  return `${libraryHref(isil)}/logo?v=${encodeURIComponent(logo)}`;
}

/** Address of a page of the staff for a library: `edit`, `holidays`. */
export function staffHref(isil: string, page: string): string {
  return `/staff/libraries/${encodeURIComponent(isil)}/${page}`;
}

/** Address of a page of the staff for a branch: `details`, `hours`, `closures`. */
export function staffBranchHref(isil: string, code: string, page: string): string {
  return staffHref(isil, `branches/${encodeURIComponent(code)}/${page}`);
}
