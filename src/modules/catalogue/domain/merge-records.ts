import type { Brief } from "./brief.ts";
import type { EditionDocument, EditionSummary } from "./edition.ts";
import { inStanding, type MergedRecord } from "./merge-order.ts";

// What lists and search show of an edition, put together from the records of all libraries that have it. The
// rules are written down in docs/merging.md; merge-details.ts holds those for the edition's own page. Whatever
// the order in which records come, the answer is the same.

/** An edition for lists: each statement from the first record, by their standing, that makes it. */
export function asSummary(id: number, records: readonly MergedRecord[]): EditionSummary {
  const ordered = inStanding(records);
  const lead = ordered[0]!.brief;
  return {
    id,
    work: workOf(id, records),
    title: lead.title || (firstOf(ordered, (brief) => brief.title || null) ?? ""),
    originalTitle: lead.originalTitle ?? firstOf(ordered, (brief) => brief.originalTitle),
    author: lead.author ?? firstOf(ordered, (brief) => brief.author),
    originalAuthor: lead.originalAuthor ?? firstOf(ordered, (brief) => brief.originalAuthor),
    year: lead.year ?? firstOf(ordered, (brief) => brief.year),
    publisher: lead.publisher ?? firstOf(ordered, (brief) => brief.publisher),
    format: lead.format,
    languages: together(ordered, (brief) => brief.languages),
    isbn: together(ordered, (brief) => brief.isbn),
    records: ordered.map(({ library, controlNumber }) => ({ library, controlNumber })),
    libraries: holders(ordered),
  };
}

/** An edition for search: the words of all its records, in the order of their standing. */
export function asDocument(id: number, records: readonly MergedRecord[]): EditionDocument {
  const ordered = inStanding(records);
  const lead = ordered[0]!.brief;
  let items = 0;
  for (const record of ordered) items += record.items;
  return {
    id,
    work: workOf(id, records),
    titles: together(ordered, (brief) => [brief.title, brief.originalTitle, ...brief.titles]),
    authors: together(ordered, (brief) => [brief.author, brief.originalAuthor, ...brief.contributors]),
    subjects: together(ordered, (brief) => brief.subjects),
    other: together(ordered, (brief) => [...brief.series, brief.publisher]),
    identifiers: together(ordered, (brief) => [...brief.isbn, ...brief.identifiers]),
    year: lead.year ?? firstOf(ordered, (brief) => brief.year),
    format: lead.format,
    languages: together(ordered, (brief) => brief.languages),
    libraries: holders(ordered),
    items,
  };
}

/** The work of an edition: the oldest that one of its records belongs to, or a work of its own. */
function workOf(id: number, records: readonly MergedRecord[]): number {
  let work = 0;
  for (const record of records)
    if (record.work !== 0 && (work === 0 || record.work < work)) work = record.work;
  return work === 0 ? id : work;
}

function together(
  records: readonly MergedRecord[],
  part: (brief: Brief) => readonly (string | null)[],
): string[] {
  // A handful of short lists: looking through an array is quicker than keeping a set.
  const all: string[] = [];
  for (const { brief } of records)
    for (const text of part(brief)) if (text && !all.includes(text)) all.push(text);
  return all;
}

function firstOf<T>(records: readonly MergedRecord[], part: (brief: Brief) => T | null): T | null {
  for (const { brief } of records) {
    const value = part(brief);
    if (value !== null) return value;
  }
  return null;
}

/** ISILs of all libraries that hold it, those of shared records included. */
function holders(records: readonly MergedRecord[]): string[] {
  if (records.length === 1 && !records[0]!.owners) return [records[0]!.library];
  const libraries = new Set<string>();
  for (const { library, owners } of records) {
    libraries.add(library);
    for (const owner of owners ?? []) libraries.add(owner);
  }
  return [...libraries];
}
