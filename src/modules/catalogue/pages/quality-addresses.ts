import type { FigureName } from "../domain/quality-report.ts";

/** The quality of the viewer's libraries. */
export const qualityHref = "/staff/quality";

/** One library's report, or something of it. */
export function reportHref(isil: string, step?: string): string {
  const base = `${qualityHref}/${encodeURIComponent(isil)}`;
  return step ? `${base}/${step}` : base;
}

/** The records that a figure counts, as a page or as CSV. */
export function figureHref(isil: string, figure: FigureName, file?: "records.csv"): string {
  return reportHref(isil, file ? `${figure}/${file}` : figure);
}
