/** A person or a body as references name them. */
export type Name =
  | {
      readonly kind: "person";
      readonly family: string;
      /** Null for people of one name, and for names written in their own order (毛泽东). */
      readonly given: string | null;
      /** "Jr.", "III". */
      readonly suffix: string | null;
    }
  | { readonly kind: "body"; readonly name: string };

/** What somebody did for a publication besides writing it. */
export const roles = ["editor", "translator", "director"] as const;
export type Role = (typeof roles)[number];

/** What kind of thing is cited: it decides the wording, and which names and titles matter. */
export const referenceKinds = [
  "book",
  "ebook",
  "audiobook",
  "film",
  "music",
  "score",
  "map",
  "serial",
  "article",
  "chapter",
  "picture",
  "game",
  "other",
] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** A calendar day. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** A publication as references describe it. What is not known is null or empty, and is left out of the citation. */
export interface Reference {
  readonly kind: ReferenceKind;
  /** Authors, or whoever is named in their place: composers, cartographers. */
  readonly authors: readonly Name[];
  readonly contributors: readonly { readonly role: Role; readonly name: Name }[];
  readonly title: string;
  readonly subtitle: string | null;
  /** The title in its own script, where the one above is romanised. */
  readonly originalTitle: string | null;
  /** As the publication says it: "2nd ed.", "Edisi revisi". */
  readonly edition: string | null;
  readonly place: string | null;
  readonly publisher: string | null;
  /** "1999"; of serials also "1999–2003" and "1999–". */
  readonly year: string | null;
  readonly series: string | null;
  /** Number within the series. */
  readonly seriesNumber: string | null;
  /** Volume of a multivolume work, or of the journal that holds an article. */
  readonly volume: string | null;
  readonly issue: string | null;
  /** "12–34". */
  readonly pages: string | null;
  /** The book or journal that holds a chapter or an article. */
  readonly container: string | null;
  readonly url: string | null;
  readonly doi: string | null;
  /** ISBN-13s, digits only. */
  readonly isbn: readonly string[];
  readonly issn: string | null;
  /** BCP 47; null where it is not known. */
  readonly language: string | null;
  /** The day on which somebody looked at the address; the caller says it. */
  readonly accessed: Day | null;
}

/** Names of everyone with one role, in order. */
export function namesOf({ contributors }: Reference, role: Role): Name[] {
  return contributors.filter((each) => each.role === role).map(({ name }) => name);
}

/** The address that leads to a publication for good: its DOI where it has one. */
export function addressOf({ doi, url }: Pick<Reference, "doi" | "url">): string | null {
  return doi === null
    ? url
    : `https://doi.org/${doi.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, "")}`;
}
