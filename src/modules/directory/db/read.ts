import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import {
  type BranchDocument,
  type DirectoryDocument,
  type Library,
  type LibraryDocument,
  type Network,
  nameFor,
} from "../domain/library.ts";
import { type LibraryRow, libraryOf, type NetworkRow, networkOf } from "./rows.ts";

// One statement, so that libraries and branches are of one moment.
const libraryWithBranches = sql`select l.*, coalesce((
  select jsonb_agg(to_jsonb(b) order by b.place, b.code) from directory.branch b
  where b.library = l.isil and b.removed_at is null), '[]') as branches from directory.library l`;

/** All member libraries with their branches, by ISIL. */
export async function listLibraries(database: Queryable): Promise<Library[]> {
  const rows = await database.query<LibraryRow>(sql`${libraryWithBranches} order by l.isil collate "C"`);
  return rows.map(libraryOf);
}

/** One library by its ISIL, in capital or small letters; undefined where there is none. */
export async function findLibrary(database: Queryable, isil: string): Promise<Library | undefined> {
  const row = await database.maybeOne<LibraryRow>(
    sql`${libraryWithBranches} where lower(l.isil) = lower(${isil})`,
  );
  return row && libraryOf(row);
}

/** What a library and its branches are called. */
export interface LibraryNames {
  readonly name: string;
  /** Names by branch code. */
  readonly branches: ReadonlyMap<string, string>;
}

/**
 * Names of all libraries by ISIL, for lists; one small question, which callers may keep for a while.
 *
 * @param locale gives the names in this language where there are such
 */
export async function libraryNames(database: Queryable, locale?: Locale): Promise<Map<string, LibraryNames>> {
  const rows = await database.query<{ isil: string; name: string; branches: [string, string][] }>(sql`
    select l.isil, coalesce(l.names ->> ${locale ?? ""}, l.name) as name, coalesce((
      select jsonb_agg(jsonb_build_array(b.code, coalesce(b.names ->> ${locale ?? ""}, b.name)) order by b.place, b.code)
      from directory.branch b where b.library = l.isil and b.removed_at is null), '[]') as branches
    from directory.library l order by l.isil collate "C"`);
  return new Map(rows.map(({ isil, name, branches }) => [isil, { name, branches: new Map(branches) }]));
}

/** The network's facts; undefined before anybody has named it. */
export async function findNetwork(database: Queryable): Promise<Network | undefined> {
  const row = await database.maybeOne<NetworkRow>(
    sql`select name, names, about, revision from directory.network`,
  );
  return row && networkOf(row);
}

/** The network's name for a reader; `Commonshelf` before it has one. */
export async function networkName(database: Queryable, locale?: Locale): Promise<string> {
  const network = await findNetwork(database);
  if (!network) return "Commonshelf";
  return locale ? nameFor(locale, network).text : network.name;
}

/** Codes and names of branches that were removed and can be put back. */
export function removedBranches(
  database: Queryable,
  isil: string,
): Promise<{ readonly code: string; readonly name: string }[]> {
  return database.query(sql`select code, name from directory.branch
    where library = ${isil} and removed_at is not null order by place, code`);
}

/** The document of a branch: what was written down, without what the house adds. */
export function branchDocument(library: Library, code: string): BranchDocument | undefined {
  const branch = library.branches.find((each) => each.code === code);
  if (!branch) return undefined;
  const { library: _, holidays: __, revision: ___, timeZone, ...document } = branch;
  return timeZone === library.timeZone ? document : { ...document, timeZone };
}

/** The document of a library and its branches. */
export function libraryDocument(library: Library): LibraryDocument {
  const { revision: _, logo: __, branches, ...details } = library;
  return { ...details, branches: branches.flatMap(({ code }) => branchDocument(library, code) ?? []) };
}

/** The whole directory as a document that `importDirectory` takes back. Logos and removed branches are not in it. */
export async function exportDirectory(database: Queryable): Promise<DirectoryDocument> {
  const [found, libraries] = await Promise.all([findNetwork(database), listLibraries(database)]);
  if (!found) return { libraries: libraries.map(libraryDocument) };
  const { revision: _, ...network } = found;
  return { network, libraries: libraries.map(libraryDocument) };
}
