import { join } from "node:path";
import { type Clock, systemClock } from "#kernel/clock.ts";
import type { Database } from "#kernel/database/database.ts";
import type { Log } from "#kernel/log.ts";
import type { Metrics } from "#kernel/metrics.ts";
import type { HouseModule } from "#kernel/module.ts";
import type { CatalogueReader } from "./catalogue-reader.ts";
import { EmbeddedIndex } from "./engine/embedded.ts";
import type { IndexState, SearchAnswer, SearchIndex, SearchRequest } from "./engine/search-index.ts";
import { exportRoutes } from "./http/export.ts";
import { apiRoutes } from "./http/search.ts";
import { sitemapRoutes } from "./http/sitemap.ts";
import { keptNames, type LibraryNamesOf } from "./names.ts";
import { editionRoutes } from "./pages/edition-routes.tsx";
import { searchRoutes } from "./pages/search-routes.tsx";
import { workRoutes } from "./pages/work-routes.tsx";

export interface DiscoveryOptions {
  readonly database: Database;
  /** For the writer thread, which has connections of its own. */
  readonly connectionString: string;
  /** The data directory; the index lies in `search/` in it. */
  readonly directory: string;
  /** What pages read of the catalogue. */
  readonly catalogue: CatalogueReader;
  /**
   * Address of the module that the writer thread reads the catalogue's feed from; the catalogue's face
   * when not given.
   */
  readonly catalogueModule?: string;
  readonly libraryNames: LibraryNamesOf;
  /** Address of the site for everybody, for links that leave it; only a benchmark needs none. */
  readonly publicUrl?: string;
  readonly clock?: Clock;
  readonly log: Log;
  readonly metrics?: Metrics;
  /** Reader threads; two when not given. */
  readonly readers?: number;
}

/** The discovery module, made. */
export interface Discovery extends HouseModule {
  readonly index: SearchIndex;
  /** Starts the threads; resolves when searches are answered, or when the index has to be made first. */
  start(): Promise<void>;
  /**
   * Makes the index anew from the catalogue. Searches are answered from the present one meanwhile.
   *
   * @param onProgress told now and then how many editions are in the new one
   */
  rebuild(onProgress: (editions: number) => void): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The catalogue's face brings pages with it, and a thread reads JSX only when it is told how. The process's
 * own flags are not handed on: a thread refuses those of the engine (`--max-old-space-size`).
 */
function threadFlags(): string[] {
  return ["--disable-warning=ExperimentalWarning", "--import", import.meta.resolve("../../../bin/jsx.js")];
}

/** Makes the discovery module: search and the pages of editions. */
export function createDiscovery(options: DiscoveryOptions): Discovery {
  const { database, connectionString, directory, catalogue, log, metrics, readers } = options;
  const { publicUrl = "http://localhost", clock = systemClock } = options;
  let embedded: EmbeddedIndex | undefined;
  const started = () =>
    (embedded ??= new EmbeddedIndex({
      connectionString,
      directory: join(directory, "search"),
      catalogue: options.catalogueModule ?? import.meta.resolve("#modules/catalogue"),
      log,
      readers,
      execArgv: options.catalogueModule === undefined ? threadFlags() : undefined,
    }));
  const index: SearchIndex = {
    search: (request: SearchRequest): Promise<SearchAnswer> => started().search(request),
    state: (): IndexState => started().state(),
    close: async () => embedded?.close(),
  };
  const setting = {
    ...{ database, index, catalogue, clock },
    publicUrl: publicUrl.replace(/\/+$/, ""),
    namesIn: keptNames(database, options.libraryNames),
  };
  metrics?.gauge("search_documents", "Editions in the search index.", () => index.state().documents);
  metrics?.gauge("search_behind", "1 while changes wait to be indexed.", () =>
    index.state().behind ? 1 : 0,
  );
  return {
    routes: [
      ...searchRoutes(setting),
      ...editionRoutes(setting),
      ...workRoutes(setting),
      ...apiRoutes(setting),
      ...exportRoutes(setting),
      ...sitemapRoutes(setting),
    ],
    index,
    start: () => started().begun(),
    rebuild: (onProgress) => started().rebuild(onProgress),
    stop: () => index.close(),
  };
}
