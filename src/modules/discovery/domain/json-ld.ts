import type { EditionDetails, Format, Item } from "#modules/catalogue";
import { inOrder } from "#standards/citations/names.ts";
import type { Name, Reference } from "#standards/citations/reference.ts";

/** What an edition is in the words of schema.org. */
const types: Readonly<Record<Format, string>> = {
  book: "Book",
  "large-print": "Book",
  ebook: "Book",
  audiobook: "Audiobook",
  film: "Movie",
  music: "MusicAlbum",
  score: "SheetMusic",
  map: "Map",
  serial: "Periodical",
  article: "Article",
  picture: "VisualArtwork",
  game: "Game",
  object: "CreativeWork",
  other: "CreativeWork",
};
const bookFormats: Partial<Record<Format, string>> = {
  ebook: "https://schema.org/EBook",
  audiobook: "https://schema.org/AudiobookFormat",
};

/** Libraries named with what they have; of an edition in more libraries the page itself tells the rest. */
const mostOffers = 50;

export interface JsonLdContext {
  /** Scheme, host and port of the site, no slash at its end. */
  readonly publicUrl: string;
  readonly libraryName: (isil: string) => string;
  readonly reference: Reference;
}

/** An edition as schema.org data: what is not known is left out. */
export function jsonLdOf(
  edition: EditionDetails,
  { publicUrl, libraryName, reference }: JsonLdContext,
): object {
  const { id, work, format, isbn } = edition;
  const address = `${publicUrl}/editions/${id}`;
  const type = types[format];
  const agents = (names: readonly Name[]) => someOf(names.map(agentOf));
  const hands = (role: string) =>
    agents(reference.contributors.filter((each) => each.role === role).map(({ name }) => name));
  const { title, subtitle } = reference;
  return known({
    "@context": "https://schema.org",
    ...{ "@type": type, "@id": address, url: address },
    name: subtitle === null ? title : `${title}: ${subtitle}`,
    alternateName: edition.originalTitle,
    author: agents(reference.authors),
    editor: hands("editor"),
    translator: hands("translator"),
    director: type === "Movie" ? hands("director") : undefined,
    publisher: reference.publisher && { "@type": "Organization", name: reference.publisher },
    datePublished: edition.year === null ? undefined : String(edition.year),
    inLanguage: reference.language,
    bookEdition: type === "Book" ? reference.edition : undefined,
    bookFormat: bookFormats[format],
    isbn: type === "Book" || type === "Audiobook" ? someOf(isbn) : undefined,
    issn: type === "Periodical" ? reference.issn : undefined,
    about: someOf(edition.subjects.slice(0, 20)),
    description: edition.summary,
    exampleOfWork: { "@type": "CreativeWork", "@id": `${publicUrl}/works/${work}` },
    offers: someOf(offersOf(edition, publicUrl, libraryName)),
  });
}

function agentOf(name: Name): object {
  return { "@type": name.kind === "person" ? "Person" : "Organization", name: inOrder(name) };
}

/** One value alone, several as a list, none not at all. */
function someOf<T>(values: readonly T[]): T | readonly T[] | undefined {
  return values.length > 1 ? values : values[0];
}

function known(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** What each library offers to lend; whether it can be had now only where the library has told. */
function offersOf(
  { holdings }: EditionDetails,
  publicUrl: string,
  libraryName: (isil: string) => string,
): object[] {
  const byLibrary = Map.groupBy(holdings, ({ library }) => library);
  return [...byLibrary].slice(0, mostOffers).map(([isil, held]) =>
    known({
      "@type": "Offer",
      businessFunction: "http://purl.org/goodrelations/v1#LeaseOut",
      availability: availabilityOf(held.flatMap(({ items }) => items)),
      offeredBy: {
        ...{ "@type": "Library", name: libraryName(isil), identifier: isil },
        url: `${publicUrl}/libraries/${encodeURIComponent(isil)}`,
      },
    }),
  );
}

/** The state of a library's copies as an ItemAvailability; undefined where it has not told of all of them. */
function availabilityOf(items: readonly Pick<Item, "status">[]): string | undefined {
  const has = (status: Item["status"]) => items.some((item) => item.status === status);
  if (has("available")) return "https://schema.org/InStock";
  if (has("library-use")) return "https://schema.org/InStoreOnly";
  return items.length === 0 || has("unknown") ? undefined : "https://schema.org/OutOfStock";
}

const escapes: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** JSON that can stand within a script element: nothing in it ends the element or begins a comment. */
export function asScriptText(value: object): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => escapes[sign]!);
}
