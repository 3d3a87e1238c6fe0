/**
 * Where a reader of the change feed stands. Opaque text to everybody else: keep it and give it back.
 */
export type FeedPosition = string & { readonly __feedPosition: unique symbol };

/** What reading the feed came to. */
export type FeedReading =
  | { readonly kind: "read"; readonly position: FeedPosition; readonly editions: number }
  /** The position is unknown here (another database, a restored backup, too long ago): rebuild from the start. */
  | { readonly kind: "start-over" };
