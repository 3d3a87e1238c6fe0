import { raw } from "hono/html";
import type { EditionDetails, Format } from "#modules/catalogue";
import type { Reference } from "#standards/citations/reference.ts";
import { asScriptText, jsonLdOf } from "../domain/json-ld.ts";
import { exportHref } from "../http/export.ts";
import { addressIn, exportFormats, written } from "../http/export-formats.ts";
import type { Names } from "../names.ts";

/** The Open Graph protocol (ogp.me) knows few kinds of thing. */
const kinds: Partial<Record<Format, string>> = {
  book: "book",
  "large-print": "book",
  ebook: "book",
  audiobook: "book",
  film: "video.movie",
  music: "music.album",
};

interface ShareHeadProps {
  readonly edition: EditionDetails;
  readonly reference: Reference;
  readonly title: string;
  readonly description: string;
  readonly network: string;
  readonly publicUrl: string;
  readonly names: Names;
}

/** What an edition's page tells to programs: its one address, other formats, a share card, and schema.org data. */
export function ShareHead({
  edition,
  reference,
  title,
  description,
  network,
  publicUrl,
  names,
}: ShareHeadProps) {
  const address = addressIn({ publicUrl }, edition.id);
  const kind = kinds[edition.format] ?? "website";
  const card: [string, string][] = [
    ["og:type", kind],
    ["og:title", title],
    ["og:description", edition.summary?.slice(0, 300) ?? description],
    ["og:url", address],
    ["og:site_name", network],
    ...(kind === "book" ? edition.isbn.slice(0, 1).map((isbn): [string, string] => ["book:isbn", isbn]) : []),
  ];
  const data = jsonLdOf(edition, { publicUrl, reference, libraryName: (isil) => names.library(isil) });
  return (
    <>
      <link rel="canonical" href={address} />
      {exportFormats.map((format) => (
        <link
          rel="alternate"
          type={written[format].type.split(";")[0]}
          href={exportHref(edition.id, format)}
        />
      ))}
      {card.map(([property, content]) => (
        <meta property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary" />
      <script type="application/ld+json">{raw(asScriptText(data))}</script>
    </>
  );
}
