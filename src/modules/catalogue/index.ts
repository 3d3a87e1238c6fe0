export { type Catalogue, type CatalogueParts, createCatalogue } from "./create.ts";
export { editionDetails } from "./db/edition-details.ts";
export { editionStretches, editionsInStretch } from "./db/edition-pages.ts";
export { catalogueSize, editionDocuments, editionIds, editionSummaries } from "./db/editions.ts";
export { feedStart, readFeed, renewFeed } from "./db/feed.ts";
export { itemsOf, type PlacedItem } from "./db/items.ts";
export { type LedEdition, ledEditions } from "./db/lead-records.ts";
export { findLoad, listLoads } from "./db/loads.ts";
export { originalRecord } from "./db/originals.ts";
export { feedChannel } from "./db/versions.ts";
export { editionsOfWork, successorOf } from "./db/work-editions.ts";
export { readControlNumbers } from "./domain/control-number-list.ts";
export type {
  EditionDetails,
  EditionDocument,
  EditionSummary,
  Holding,
  Item,
  ItemStatus,
  RecordReference,
  Said,
  Statement,
  StatementKind,
} from "./domain/edition.ts";
export type { FeedPosition, FeedReading } from "./domain/feed.ts";
export { type Format, formats } from "./domain/formats.ts";
export type { LoadCounts, LoadKind, LoadProgress, LoadSummary } from "./domain/load.ts";
export type { LoadProfile } from "./domain/profile.ts";
export type { LeadRecord } from "./domain/shared-record.ts";
export { catalogueFolders } from "./folders.ts";
export { type DeleteOutcome, type DeleteRequest, deleteRecords } from "./jobs/delete-records.ts";
export { fileToLoad, type LoadOutcome, type LoadRequest, loadFiles } from "./jobs/load-files.ts";
export { previewFile } from "./jobs/preview.ts";
export { rollBack } from "./jobs/roll-back.ts";
export { Uploads } from "./jobs/uploads.ts";
export { recordHref } from "./pages/addresses.ts";
export { readProfile, shippedProfile, shippedProfiles } from "./profiles/shipped.ts";
