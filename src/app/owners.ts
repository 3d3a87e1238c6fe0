import type { Queryable } from "#kernel/database/database.ts";
import { listLibraries } from "#modules/directory";

/** Which library a symbol in a file of records means: ISIL by symbol, the ISIL itself among them. */
export async function ownersBySymbol(database: Queryable): Promise<ReadonlyMap<string, string>> {
  const libraries = await listLibraries(database);
  return new Map(
    libraries.flatMap(({ isil, symbols }) =>
      [isil, ...symbols.map(({ value }) => value)].map((symbol) => [symbol, isil]),
    ),
  );
}
