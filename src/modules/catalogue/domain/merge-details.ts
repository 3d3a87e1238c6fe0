import type { Description } from "./describe.ts";
import type { EditionDetails, EditionSummary, Statement, StatementKind } from "./edition.ts";
import { inStanding, type MergedRecord } from "./merge-order.ts";
import { isBeginningOf, repeats, sameKey } from "./merge-sameness.ts";
import { type Comparison, theFirst, theUnion, type Voice } from "./merge-statements.ts";

/** One library's record with what its whole text says. */
export interface DescribedRecord extends MergedRecord {
  /** Null where the record was not read: too many libraries have the edition, or it is damaged. */
  readonly description: Description | null;
}

/** Who is believed: the first record that says anything, or all together. */
type Rule = "first" | Comparison;

/** Addresses are one whether written with http or https, with a last slash or not. */
const linkKey = (href: string) => href.replace(/^https?:\/\//i, "").replace(/\/$/, "");

/** The rules, in words in docs/merging.md. Records come in the order of their standing. */
const rules: Readonly<Record<StatementKind, Rule>> = {
  title: "first",
  "original-title": "first",
  author: "first",
  "original-author": "first",
  contributors: {},
  edition: "first",
  publisher: "first",
  year: "first",
  extent: "first",
  format: "first",
  series: { addsNothing: isBeginningOf },
  languages: {},
  summary: "first",
  subjects: { addsNothing: isBeginningOf, most: 40 },
  isbn: {},
  identifiers: {},
  notes: { addsNothing: repeats, most: 20 },
  links: { keyOf: linkKey, most: 40 },
};

const ruleList = Object.entries(rules) as [StatementKind, Rule][];

/** What a record says of each kind. */
function valuesOf({
  brief,
  description,
}: DescribedRecord): Record<StatementKind, readonly (string | null)[]> {
  return {
    title: [brief.title],
    "original-title": [brief.originalTitle],
    author: [brief.author],
    "original-author": [brief.originalAuthor],
    contributors: description?.contributors ?? [],
    edition: [description?.editionStatement ?? null],
    publisher: [brief.publisher],
    year: [brief.year === null ? null : String(brief.year)],
    extent: [description?.extent ?? null],
    format: [brief.format],
    series: description?.series ?? [],
    languages: brief.languages,
    summary: [description?.summary ?? null],
    subjects: description?.subjects ?? [],
    isbn: brief.isbn,
    identifiers: brief.identifiers,
    notes: description?.notes ?? [],
    links: description?.links.map(({ href }) => href) ?? [],
  };
}

/** Every statement that an edition's page makes, each with the records that make it. */
export function statementsOf(records: readonly DescribedRecord[]): Statement[] {
  const spoken = inStanding(records).map((record) => ({
    source: { library: record.library, controlNumber: record.controlNumber },
    values: valuesOf(record),
  }));
  const all = ruleList.flatMap(([kind, rule]) => {
    const voices: Voice[] = [];
    for (const { source, values } of spoken) {
      const said = values[kind].filter((value) => value);
      if (said.length > 0) voices.push({ source, values: said as string[] });
    }
    return rule === "first" ? theFirst(kind, voices) : theUnion(kind, voices, rule);
  });
  return withoutAuthors(all);
}

/** One library's main author is another's contributor: nobody is named twice. */
function withoutAuthors(statements: readonly Statement[]): Statement[] {
  const authors = new Set(
    statements
      .filter(({ kind }) => kind === "author" || kind === "original-author")
      .map(({ value }) => sameKey(value)),
  );
  return statements.filter(({ kind, value }) => kind !== "contributors" || !authors.has(sameKey(value)));
}

/** What an edition's page shows beside the summary and the holdings. */
export function mergedDetails(
  records: readonly DescribedRecord[],
): Omit<EditionDetails, keyof EditionSummary | "holdings" | "hasOtherEditions" | "lead"> {
  const ordered = inStanding(records);
  const statements = statementsOf(ordered);
  const all = (kind: StatementKind) =>
    statements.filter((statement) => statement.kind === kind).map(({ value }) => value);
  return {
    contributors: all("contributors"),
    editionStatement: all("edition")[0] ?? null,
    extent: all("extent")[0] ?? null,
    series: all("series"),
    subjects: all("subjects"),
    summary: all("summary")[0] ?? null,
    notes: all("notes"),
    links: all("links").map((href) => ({ href, label: labelOf(href, ordered) })),
    statements,
  };
}

/** What the first record calls a link. */
function labelOf(href: string, records: readonly DescribedRecord[]): string {
  for (const { description } of records)
    for (const link of description?.links ?? []) if (link.href === href) return link.label;
  return href;
}
