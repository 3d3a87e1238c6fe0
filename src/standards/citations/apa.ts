import { editionWords } from "./edition-words.ts";
import { capitalised, isEnglish, titleCase } from "./letter-case.ts";
import { initialsFirst, isSameName, withInitials } from "./names.ts";
import { addressOf, type Name, namesOf, type Reference, type ReferenceKind } from "./reference.ts";
import { type Citation, ended, italic, joined, type Part, sentences, together } from "./run.ts";

/** What stands in brackets after the title of things that are no books. */
const descriptions: Partial<Record<ReferenceKind, string>> = {
  audiobook: "Audiobook",
  film: "Film",
  music: "Album",
  score: "Musical score",
  map: "Map",
  picture: "Picture",
  game: "Game",
};

/**
 * A reference in the style of the American Psychological Association, 7th edition (2020): author, date in
 * parentheses, title in italics, publisher, address.
 */
export function apa(reference: Reference): Citation {
  const { year, publisher, authors } = reference;
  const who = responsible(reference);
  const date = `(${year?.replace(/–$/, "–present") ?? "n.d."})`;
  const isPart = reference.container !== null;
  const title = together(titleOf(reference), details(reference));
  const lead = who === null ? [title, date] : [together(ended(who), " ", date), title];
  const source = isPart ? inside(reference) : null;
  const house = isSameName(authors[0], publisher) && authors.length === 1 ? null : publisher;
  const keptBy = reference.kind === "article" ? null : house;
  return joined(" ", sentences(...lead, source, keptBy), retrieval(reference));
}

/** Who stands where the author does, with what they were where it was not writing. */
function responsible(reference: Reference): string | null {
  const { authors, kind } = reference;
  const directors = namesOf(reference, "director");
  const editors = reference.container === null ? namesOf(reference, "editor") : [];
  if (kind === "film" && directors.length > 0)
    return `${nameList(directors)} (${directors.length > 1 ? "Directors" : "Director"})`;
  if (authors.length > 0) return nameList(authors);
  return editors.length > 0 ? `${nameList(editors)} (${editors.length > 1 ? "Eds." : "Ed."})` : null;
}

/** Up to twenty names; of more the first nineteen, an ellipsis and the last. */
function nameList(names: readonly Name[]): string {
  const all = names.map(withInitials);
  if (all.length === 1) return all[0]!;
  if (all.length > 20) return `${all.slice(0, 19).join(", ")}, . . . ${all.at(-1)}`;
  return `${all.slice(0, -1).join(", ")}, & ${all.at(-1)}`;
}

function titleOf(reference: Reference): Citation {
  const { title, subtitle, language, container } = reference;
  const first = isEnglish(language) ? capitalised : (text: string) => text;
  const whole = subtitle === null ? first(title) : `${first(title)}: ${first(subtitle)}`;
  return container === null ? italic(whole) : together(whole);
}

/** " (E. Editor, Trans.; 2nd ed., Vol. 3) [Film]". */
function details(reference: Reference): string {
  const { authors, edition, volume, kind, container } = reference;
  const hands = [
    ...(authors.length > 0 && container === null ? handsOf(namesOf(reference, "editor"), "Ed.", "Eds.") : []),
    ...handsOf(namesOf(reference, "translator"), "Trans.", "Trans."),
  ];
  const numbers = [editionWords(edition), container === null && volume !== null ? `Vol. ${volume}` : null]
    .filter((part) => part !== null)
    .join(", ");
  const inner = [...hands, numbers].filter(Boolean).join("; ");
  const bracket = descriptions[kind];
  return `${inner && ` (${inner})`}${bracket === undefined ? "" : ` [${bracket}]`}`;
}

function handsOf(names: readonly Name[], one: string, several: string): string[] {
  if (names.length === 0) return [];
  const all = names.map(initialsFirst);
  const text =
    all.length === 1 ? all[0]! : `${all.slice(0, -1).join(", ")}${all.length > 2 ? "," : ""} & ${all.at(-1)}`;
  return [`${text}, ${names.length > 1 ? several : one}`];
}

/** The journal with its numbers, or "In" the book. */
function inside(reference: Reference): Citation {
  const { kind, container, volume, issue, pages } = reference;
  if (kind === "article") {
    const numbers = together(volume === null ? null : italic(volume), issue === null ? null : `(${issue})`);
    // Names of journals keep their capitals, unlike all other titles.
    const journal = isEnglish(reference.language) ? titleCase(container ?? "") : (container ?? "");
    return joined(", ", italic(journal), numbers, pages);
  }
  const editors = handsOf(namesOf(reference, "editor"), "(Ed.)", "(Eds.)").map((text) =>
    text.replace(/, (\(Eds?\.\))$/, " $1"),
  );
  const numbers: Part = [volume && `Vol. ${volume}`, pages && `pp. ${pages}`].filter(Boolean).join(", ");
  const book = together(italic(container ?? ""), numbers && ` (${numbers})`);
  return together("In ", joined(", ", editors[0] ?? null, book));
}

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** The address stands without a full stop; the day of looking only where nothing says when it was published. */
function retrieval(reference: Reference): string | null {
  const address = addressOf(reference);
  const { accessed, year, doi } = reference;
  if (address === null || accessed === null || year !== null || doi !== null) return address;
  return `Retrieved ${months[accessed.month - 1]} ${accessed.day}, ${accessed.year}, from ${address}`;
}
