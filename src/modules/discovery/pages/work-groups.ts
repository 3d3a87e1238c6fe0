import { type EditionSummary, type Format, formats } from "#modules/catalogue";

/** Editions of a work that are of one format and in one language, newest first. */
export interface WorkGroup {
  readonly format: Format;
  /** MARC code of the main language; null where none is known. */
  readonly language: string | null;
  readonly editions: readonly EditionSummary[];
}

/** The editions of a work by format and language: the group with the most editions first. */
export function workGroups(editions: readonly EditionSummary[]): WorkGroup[] {
  const groups = Map.groupBy(editions, ({ format, languages }) => `${format} ${languages[0] ?? ""}`);
  return [...groups.values()]
    .map((members) => ({
      format: members[0]!.format,
      language: members[0]!.languages[0] ?? null,
      editions: members.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0) || a.id - b.id),
    }))
    .sort(
      (a, b) =>
        b.editions.length - a.editions.length ||
        formats.indexOf(a.format) - formats.indexOf(b.format) ||
        ((a.language ?? "~") < (b.language ?? "~") ? -1 : 1),
    );
}

/** A stretch of all editions in the order of their groups, in groups again. */
export function groupsBetween(groups: readonly WorkGroup[], from: number, to: number): WorkGroup[] {
  let before = 0;
  return groups.flatMap((group) => {
    const editions = group.editions.slice(Math.max(0, from - before), Math.max(0, to - before));
    before += group.editions.length;
    return editions.length > 0 ? [{ ...group, editions }] : [];
  });
}

/** The edition by whose title and author a work is called: most libraries have it, and it is the oldest here of those. */
export function leadingEdition(editions: readonly EditionSummary[]): EditionSummary | undefined {
  return editions.toSorted((a, b) => b.libraries.length - a.libraries.length || a.id - b.id)[0];
}
