import type { Brief } from "./brief.ts";

/**
 * What joins a record with the records of other libraries into one edition: its first valid ISBN, as a
 * number, or null for a record that stands by itself. The place where matching belongs: whatever decides
 * it, a load needs no more than this answer for each record (see docs/adr/0010-records-in-versions.md).
 */
export function editionKeyOf(brief: Pick<Brief, "isbn">): number | null {
  const first = brief.isbn[0];
  return first === undefined ? null : Number(first);
}
