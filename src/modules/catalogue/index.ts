export type {
  EditionDetails,
  EditionDocument,
  EditionSummary,
  Holding,
  Item,
  ItemStatus,
  RecordReference,
} from "./domain/edition.ts";
export type { FeedPosition, FeedReading } from "./domain/feed.ts";
export { type Format, formats } from "./domain/formats.ts";
