import type { DataField, Subfield } from "#standards/marc/record.ts";

/**
 * A field from subfields; those without a value are left out.
 *
 * @param parts code and value, in order
 */
export function field(
  tag: string,
  ind: string,
  parts: readonly (readonly [string, string | null])[],
): DataField {
  const subfields: Subfield[] = [];
  for (const [code, value] of parts) if (value) subfields.push({ code, value });
  return { tag, ind, subfields };
}

/** Puts a mark at the end of a text that does not end in it. */
export function ending(text: string, mark: string): string {
  if (text === "" || text.endsWith(mark.trim()) || (mark === "." && /[.?!)\]؟。-]$/.test(text))) return text;
  return text + mark;
}
