import type { Format } from "#modules/catalogue";
import type { IconName } from "#web/components/icon.tsx";

/** The icon beside a format's word. */
export const formatIcons: Readonly<Record<Format, IconName>> = {
  book: "book",
  "large-print": "book",
  ebook: "ebook",
  audiobook: "audiobook",
  film: "film",
  music: "music",
  score: "score",
  map: "map",
  serial: "serial",
  article: "serial",
  picture: "other",
  game: "kit",
  object: "kit",
  other: "other",
};
