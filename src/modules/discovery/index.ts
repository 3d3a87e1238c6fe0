export type { CatalogueReader } from "./catalogue-reader.ts";
export { createDiscovery, type Discovery, type DiscoveryOptions } from "./create.ts";
export { type Clause, type Field, parseQuery, type Query } from "./domain/query.ts";
export type {
  FacetCount,
  Filters,
  IndexState,
  Order,
  SearchAnswer,
  SearchIndex,
  SearchRequest,
} from "./engine/search-index.ts";
export { discoveryFolders } from "./folders.ts";
