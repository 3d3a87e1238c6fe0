import type { Queryable } from "#kernel/database/database.ts";
import type { Locale } from "#kernel/i18n/locales.ts";

/** What a library and its branches are called. */
export interface LibraryNames {
  readonly name: string;
  /** Names by branch code. */
  readonly branches: ReadonlyMap<string, string>;
}

/** Names of all libraries by ISIL; the directory gives them. */
export type LibraryNamesOf = (
  database: Queryable,
  locale?: Locale,
) => Promise<ReadonlyMap<string, LibraryNames>>;

/** Names of libraries and branches in one language. */
export class Names {
  readonly #libraries: ReadonlyMap<string, LibraryNames>;

  constructor(libraries: ReadonlyMap<string, LibraryNames>) {
    this.#libraries = libraries;
  }

  /** A library that the directory does not know is called by its ISIL. */
  library(isil: string): string {
    return this.#libraries.get(isil)?.name ?? isil;
  }

  /** Whether the directory has a page about it. */
  knows(isil: string): boolean {
    return this.#libraries.has(isil);
  }

  /** The branch's name, or null where the code means nothing to us. */
  branch(isil: string, code: string | null): string | null {
    return (code !== null && this.#libraries.get(isil)?.branches.get(code)) || null;
  }
}

const keepFor = 15_000;

/** Asks for the names at most every few seconds: each page needs them, and they hardly ever change. */
export function keptNames(database: Queryable, ask: LibraryNamesOf): (locale: Locale) => Promise<Names> {
  const kept = new Map<Locale, { readonly until: number; readonly names: Promise<Names> }>();
  return (locale) => {
    const found = kept.get(locale);
    if (found && found.until > performance.now()) return found.names;
    const names = ask(database, locale).then((libraries) => new Names(libraries));
    kept.set(locale, { until: performance.now() + keepFor, names });
    names.catch(() => kept.delete(locale));
    return names;
  };
}
