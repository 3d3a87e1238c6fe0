import { type EditionSummary, type Format, formats } from "#modules/catalogue";

/** Editions of a work in one format. */
export interface WorkGroup {
  readonly format: Format;
  /** By language, the reader's own first and then those that most libraries have; newest first in each. */
  readonly editions: readonly EditionSummary[];
}

const librariesOf = (editions: readonly EditionSummary[]) =>
  editions.reduce((sum, { libraries }) => sum + libraries.length, 0);

/** Members of groups, those that most libraries have first, then by `compare` of their keys. */
function bySize<Key>(
  groups: ReadonlyMap<Key, EditionSummary[]>,
  compare: (a: Key, b: Key) => number,
): [Key, EditionSummary[]][] {
  return [...groups].sort(
    ([a, these], [b, those]) => librariesOf(those) - librariesOf(these) || compare(a, b),
  );
}

/**
 * The editions of a work by format and language: what most libraries have first.
 *
 * @param isOwn whether a language (MARC code) is the reader's
 */
export function workGroups(
  editions: readonly EditionSummary[],
  isOwn: (language: string) => boolean,
): WorkGroup[] {
  const byFormat = bySize(
    Map.groupBy(editions, ({ format }) => format),
    (a, b) => formats.indexOf(a) - formats.indexOf(b),
  );
  return byFormat.map(([format, members]) => {
    const byLanguage = bySize(
      Map.groupBy(members, ({ languages }) => languages[0] ?? ""),
      (a, b) => (a < b ? -1 : 1),
    );
    const own = byLanguage.filter(([language]) => isOwn(language));
    const others = byLanguage.filter(([language]) => !isOwn(language));
    const newestFirst = (some: readonly EditionSummary[]) =>
      some.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0) || a.id - b.id);
    return { format, editions: [...own, ...others].flatMap(([, some]) => newestFirst(some)) };
  });
}

/** A stretch of all editions in the order of their groups, in groups again. */
export function groupsBetween(groups: readonly WorkGroup[], from: number, to: number): WorkGroup[] {
  let before = 0;
  return groups.flatMap(({ format, editions }) => {
    const some = editions.slice(Math.max(0, from - before), Math.max(0, to - before));
    before += editions.length;
    return some.length > 0 ? [{ format, editions: some }] : [];
  });
}

/**
 * The edition by whose title and author a work is called: one in the reader's language where there is any, of those
 * the one that most libraries have, and the oldest here of several.
 */
export function leadingEdition(
  editions: readonly EditionSummary[],
  isOwn: (language: string) => boolean,
): EditionSummary | undefined {
  const foreign = ({ languages }: EditionSummary) => (isOwn(languages[0] ?? "") ? 0 : 1);
  return editions.toSorted(
    (a, b) => foreign(a) - foreign(b) || b.libraries.length - a.libraries.length || a.id - b.id,
  )[0];
}
