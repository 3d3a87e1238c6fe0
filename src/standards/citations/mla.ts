import { editionWords } from "./edition-words.ts";
import { isEnglish, titleCase } from "./letter-case.ts";
import { inOrder, inverted, isSameName, listed } from "./names.ts";
import { addressOf, type Name, namesOf, type Reference, type ReferenceKind } from "./reference.ts";
import { type Citation, italic, joined, sentences, together } from "./run.ts";

/** What is said at the end of things whose form one would not guess. */
const forms: Partial<Record<ReferenceKind, string>> = {
  map: "Map",
  score: "Musical score",
  picture: "Picture",
};
const versions: Partial<Record<ReferenceKind, string>> = { ebook: "e-book ed.", audiobook: "audiobook ed." };

/**
 * A reference in the style of the Modern Language Association, 9th edition (2021): author, title of the source, then
 * the elements of its container with commas between them.
 */
export function mla(reference: Reference): Citation {
  const { authors, container, kind, publisher } = reference;
  // A body that published its own work is named once, as its publisher.
  const isOwn = authors.length === 1 && isSameName(authors[0], publisher);
  const who = isOwn ? null : responsible(reference);
  const title = titleOf(reference);
  const elements = joined(
    ", ",
    container === null ? null : italic(cased(container, reference)),
    ...contributors(reference, authors.length > 0 && !isOwn),
    version(reference),
    number(reference),
    kind === "article" || publisher === null ? null : shortPublisher(publisher),
    reference.year,
    pagesOf(reference),
    addressWithout(addressOf(reference)),
  );
  return sentences(who, title, startsBig(elements), forms[kind] ?? null, accessedOn(reference));
}

function responsible(reference: Reference): string | null {
  const { authors } = reference;
  if (authors.length > 0) return nameList(authors);
  const editors = reference.container === null ? namesOf(reference, "editor") : [];
  return editors.length > 0 ? `${nameList(editors)}, ${editors.length > 1 ? "editors" : "editor"}` : null;
}

/** One or two names; of three or more the first, et al. */
function nameList([first, second, third]: readonly Name[]): string {
  const name = inverted(first!);
  if (third) return `${name}, et al.`;
  return second ? `${name}, and ${inOrder(second)}` : name;
}

function cased(text: string, { language }: Reference): string {
  return isEnglish(language) ? titleCase(text) : text;
}

/** A whole publication in italics, a part of one in quotation marks with the full stop inside. */
function titleOf(reference: Reference): Citation {
  const { title, subtitle, container } = reference;
  const whole = cased(subtitle === null ? title : `${title}: ${subtitle}`, reference);
  if (container === null) return italic(whole);
  return together(`“${whole}${/[.?!]$/.test(whole) ? "" : "."}”`);
}

function contributors(reference: Reference, hasAuthor: boolean): string[] {
  const said = (verb: string, names: readonly Name[]) => {
    if (names.length === 0) return [];
    const all = names.map(inOrder);
    return [`${verb} ${all.length > 2 ? `${all[0]} et al.` : listed(all)}`];
  };
  const editors = hasAuthor || reference.container !== null ? namesOf(reference, "editor") : [];
  return [
    ...said("directed by", namesOf(reference, "director")),
    ...said("edited by", editors),
    ...said("translated by", namesOf(reference, "translator")),
  ];
}

function version({ edition, kind }: Reference): string | null {
  const words = editionWords(edition);
  if (words === null) return versions[kind] ?? null;
  // "Rev. ed." stands within the sentence; names of languages and places keep their capitals.
  return /^(Rev|New|Enl|Abridged|Updated|Illustrated|Large)\b/.test(words)
    ? words[0]!.toLowerCase() + words.slice(1)
    : words;
}

function number({ volume, issue }: Reference): string | null {
  const parts = [volume === null ? null : `vol. ${volume}`, issue === null ? null : `no. ${issue}`];
  return parts.filter((part) => part !== null).join(", ") || null;
}

function pagesOf({ pages }: Reference): string | null {
  if (pages === null) return null;
  return /^\d+$/.test(pages) ? `p. ${pages}` : `pp. ${pages}`;
}

/** "Oxford University Press" is "Oxford UP"; words that only say that it is a firm are left out. */
function shortPublisher(publisher: string): string {
  return publisher
    .replace(/\bUniversity Press\b/, "UP")
    .replace(/\bUniversity of (.+?) Press\b/, "U of $1 P")
    .replace(/,? (?:and |& )?(?:Co|Company|Corp|Corporation|Inc|Ltd|Limited|LLC|GmbH)\b\.?(?=$|,)/g, "");
}

/** Addresses stand without "https://"; a DOI keeps it. */
function addressWithout(address: string | null): string | null {
  return address?.startsWith("https://doi.org/") ? address : (address?.replace(/^https?:\/\//, "") ?? null);
}

function startsBig(elements: Citation): Citation {
  const [first, ...rest] = elements;
  if (
    !first ||
    first.italic ||
    !/^(directed|edited|translated|vol|no|rev|new|enl|e-book|audiobook|abridged|updated|illustrated|large)\b/.test(
      first.text,
    )
  )
    return elements;
  return [{ ...first, text: first.text[0]!.toUpperCase() + first.text.slice(1) }, ...rest];
}

const months = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");

function accessedOn({ accessed, year, ...reference }: Reference): string | null {
  if (accessed === null || year !== null || addressOf(reference) === null) return null;
  return `Accessed ${accessed.day} ${months[accessed.month - 1]} ${accessed.year}`;
}
