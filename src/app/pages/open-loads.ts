import type { Queryable } from "#kernel/database/database.ts";
import { formatNumber } from "#kernel/i18n/format.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import { may, type Viewer } from "#modules/accounts";
import { listLoads } from "#modules/catalogue";
import { libraryNames } from "#modules/directory";
import { type LoadLine, type OpenLoadState, openLoadStates } from "./staff.tsx";

const lookedAt = 100;
const shown = 10;

const isOpen = (state: string): state is OpenLoadState =>
  (openLoadStates as readonly string[]).includes(state);

/** The loads that have not come to their end, of the libraries that the viewer loads for; newest first. */
export async function openLoads(database: Queryable, viewer: Viewer, locale: Locale): Promise<LoadLine[]> {
  const [loads, names] = await Promise.all([
    listLoads(database, null, lookedAt),
    libraryNames(database, locale),
  ]);
  const lines = loads.flatMap(({ id, library, state, files, counts }) => {
    if (!isOpen(state) || !may(viewer, "catalogue.load", library)) return [];
    return {
      href: `/staff/loads/${id}`,
      library: names.get(library)?.name ?? library,
      files: files.map(({ name }) => name).join(", "),
      state,
      records: formatNumber(locale, counts.read),
    };
  });
  return lines.slice(0, shown);
}
