import type { Clock } from "#kernel/clock.ts";
import type { Database } from "#kernel/database/database.ts";
import type { FileStore } from "#kernel/files.ts";
import type { HouseModule } from "#kernel/module.ts";
import { branchRoutes } from "./pages/branch-routes.tsx";
import { exchangeRoutes } from "./pages/exchange-routes.tsx";
import { libraryRoutes } from "./pages/library-routes.tsx";
import { logoRoutes } from "./pages/logo-routes.tsx";
import { networkRoutes } from "./pages/network-routes.tsx";
import { publicRoutes } from "./pages/public-routes.tsx";

export { type ImportCounts, importDirectory } from "./db/import.ts";
export {
  findLibrary,
  type LibraryNames,
  libraryNames,
  listLibraries,
  networkName,
} from "./db/read.ts";
export type {
  Branch,
  BranchDocument,
  Closure,
  DirectoryDocument,
  Library,
  LibraryDocument,
} from "./domain/library.ts";
export { type OpeningState, openingState } from "./domain/opening.ts";
export { directoryFolders } from "./folders.ts";

/** What the directory needs of the house. */
export interface DirectoryParts {
  readonly database: Database;
  readonly files: FileStore;
  readonly clock: Clock;
}

/** The directory's pages and API: libraries and branches for all, forms for their staff and the coordinator. */
export function createDirectory(parts: DirectoryParts): HouseModule {
  return {
    routes: [
      ...publicRoutes(parts),
      ...libraryRoutes(parts),
      ...branchRoutes(parts),
      ...logoRoutes(parts),
      ...networkRoutes(parts),
      ...exchangeRoutes(parts),
    ],
  };
}
