/** What a thing is, as a reader chooses it. Kept as these words in filters and addresses. */
export const formats = [
  "book",
  "large-print",
  "ebook",
  "audiobook",
  "film",
  "music",
  "score",
  "map",
  "serial",
  "article",
  "picture",
  "game",
  "object",
  "other",
] as const;
export type Format = (typeof formats)[number];
