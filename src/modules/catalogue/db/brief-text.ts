import type { Brief } from "../domain/brief.ts";
import { formats } from "../domain/formats.ts";

/** A brief as it lies in the table: a JSON array in this order. It is half the size of an object. */
type Stored = [
  title: string,
  format: number,
  year: number | null,
  author: string | null,
  publisher: string | null,
  languages: readonly string[],
  isbn: readonly string[],
  identifiers: readonly string[],
  titles: readonly string[],
  contributors: readonly string[],
  subjects: readonly string[],
  series: readonly string[],
  originalTitle: string | null,
  originalAuthor: string | null,
];

/** Text of a brief for the column record.brief. */
export function briefToText(brief: Brief): string {
  const stored: Stored = [
    brief.title,
    formats.indexOf(brief.format),
    brief.year,
    brief.author,
    brief.publisher,
    brief.languages,
    brief.isbn,
    brief.identifiers,
    brief.titles,
    brief.contributors,
    brief.subjects,
    brief.series,
    brief.originalTitle,
    brief.originalAuthor,
  ];
  return JSON.stringify(stored);
}

/** The brief in a text that {@link briefToText} made. */
export function briefFromText(text: string): Brief {
  const stored = JSON.parse(text) as Stored;
  return {
    title: stored[0],
    format: formats[stored[1]] ?? "other",
    year: stored[2],
    author: stored[3],
    publisher: stored[4],
    languages: stored[5],
    isbn: stored[6],
    identifiers: stored[7],
    titles: stored[8],
    contributors: stored[9],
    subjects: stored[10],
    series: stored[11],
    originalTitle: stored[12],
    originalAuthor: stored[13],
  };
}
