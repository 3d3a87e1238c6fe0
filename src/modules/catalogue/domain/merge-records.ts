import type { Brief } from "./brief.ts";
import type { EditionDocument, EditionSummary } from "./edition.ts";

/** One library's record, as far as merging reads it. */
interface MergedRecord {
  readonly library: string;
  readonly controlNumber: string;
  readonly items: number;
  readonly owners: readonly string[] | null;
  readonly brief: Brief;
}

/**
 * The record whose words stand for the edition: the one that says most; the first where several say as
 * much, so that the answer does not change with the order of rows.
 */
function leading(records: readonly MergedRecord[]): Brief {
  if (records.length === 1) return records[0]!.brief;
  let best = records[0]!.brief;
  for (const { brief } of records) if (fullness(brief) > fullness(best)) best = brief;
  return best;
}

/** How much a record says: each known part counts, and a title in capitals throughout counts against it. */
function fullness(brief: Brief): number {
  const shouts =
    brief.title.length > 3 &&
    brief.title === brief.title.toUpperCase() &&
    brief.title !== brief.title.toLowerCase();
  return (
    (brief.author ? 2 : 0) +
    (brief.year ? 2 : 0) +
    (brief.publisher ? 1 : 0) +
    (brief.originalTitle ? 2 : 0) +
    Math.min(brief.subjects.length, 4) +
    (brief.languages.length > 0 ? 1 : 0) -
    (shouts ? 4 : 0)
  );
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

/** An edition for lists, from the records of all libraries that have it. */
export function asSummary(id: number, records: readonly MergedRecord[]): EditionSummary {
  const lead = leading(records);
  return {
    id,
    work: id,
    title: lead.title,
    originalTitle: lead.originalTitle ?? firstOf(records, (brief) => brief.originalTitle),
    author: lead.author ?? firstOf(records, (brief) => brief.author),
    originalAuthor: lead.originalAuthor ?? firstOf(records, (brief) => brief.originalAuthor),
    year: lead.year ?? firstOf(records, (brief) => brief.year),
    publisher: lead.publisher ?? firstOf(records, (brief) => brief.publisher),
    format: lead.format,
    languages: together(records, (brief) => brief.languages),
    isbn: together(records, (brief) => brief.isbn),
    records: records.map(({ library, controlNumber }) => ({ library, controlNumber })),
  };
}

/** An edition for search: the words of all its records, the leading one's first. */
export function asDocument(id: number, records: readonly MergedRecord[]): EditionDocument {
  const lead = leading(records);
  const ordered = records.length === 1 ? records : [{ ...records[0]!, brief: lead }, ...records];
  const libraries = new Set<string>();
  let items = 0;
  for (const record of records) {
    libraries.add(record.library);
    for (const owner of record.owners ?? []) libraries.add(owner);
    items += record.items;
  }
  return {
    id,
    titles: together(ordered, (brief) => [brief.title, brief.originalTitle, ...brief.titles]),
    authors: together(ordered, (brief) => [brief.author, brief.originalAuthor, ...brief.contributors]),
    subjects: together(ordered, (brief) => brief.subjects),
    other: together(ordered, (brief) => [...brief.series, brief.publisher]),
    identifiers: together(ordered, (brief) => [...brief.isbn, ...brief.identifiers]),
    year: lead.year ?? firstOf(records, (brief) => brief.year),
    format: lead.format,
    languages: together(ordered, (brief) => brief.languages),
    libraries: [...libraries],
    items,
  };
}
