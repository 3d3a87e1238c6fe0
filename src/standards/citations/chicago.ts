import { editionWords } from "./edition-words.ts";
import { isEnglish, titleCase } from "./letter-case.ts";
import { inOrder, inverted, listed } from "./names.ts";
import { addressOf, type Name, namesOf, type Reference, type ReferenceKind } from "./reference.ts";
import { type Citation, italic, joined, sentences, together } from "./run.ts";

/** The form of things that are no printed books. */
const forms: Partial<Record<ReferenceKind, string>> = {
  ebook: "E-book",
  audiobook: "Audiobook",
  film: "Film",
  music: "Sound recording",
  score: "Musical score",
  map: "Map",
  picture: "Picture",
  game: "Game",
};

/**
 * An entry of a bibliography in the style of the Chicago Manual, 17th edition (2017), notes and bibliography: author,
 * title, edition, series, then place, publisher and year.
 */
export function chicago(reference: Reference): Citation {
  const { kind, container } = reference;
  const address = addressOf(reference);
  return sentences(
    responsible(reference),
    titleOf(reference),
    container === null ? null : inside(reference),
    ...contributors(reference),
    editionWords(reference.edition),
    container === null && reference.volume !== null ? `Vol. ${reference.volume}` : null,
    seriesOf(reference),
    kind === "article" ? null : imprint(reference),
    kind === "ebook" && address !== null ? null : (forms[kind] ?? null),
    accessedOn(reference, address),
    address,
  );
}

function responsible(reference: Reference): string | null {
  const { authors, kind, container } = reference;
  const named = (role: "editor" | "director", one: string, several: string) => {
    const names = namesOf(reference, role);
    return names.length === 0 ? null : `${nameList(names)}, ${names.length > 1 ? several : one}`;
  };
  const directed = kind === "film" ? named("director", "dir.", "dirs.") : null;
  if (directed !== null) return directed;
  if (authors.length > 0) return nameList(authors);
  return container === null ? named("editor", "ed.", "eds.") : null;
}

/** Up to ten names; of more the first seven, et al. Only the first is inverted. */
function nameList(names: readonly Name[]): string {
  const all = names.map((name, at) => (at === 0 ? inverted(name) : inOrder(name)));
  if (all.length > 10) return `${all.slice(0, 7).join(", ")}, et al.`;
  return all.length === 2 ? `${all[0]}, and ${all[1]}` : listed(all);
}

function cased(text: string, { language }: Reference): string {
  return isEnglish(language) ? titleCase(text) : text;
}

/** A whole publication in italics with its own script behind it, a part of one in quotation marks. */
function titleOf(reference: Reference): Citation {
  const { title, subtitle, originalTitle, container } = reference;
  const whole = cased(subtitle === null ? title : `${title}: ${subtitle}`, reference);
  if (container === null) return joined(" ", italic(whole), originalTitle);
  return together(`“${whole}${/[.?!]$/.test(whole) ? "" : "."}”`);
}

function contributors(reference: Reference): string[] {
  const { authors, container } = reference;
  const said = (verb: string, names: readonly Name[]) =>
    names.length > 0 ? [`${verb} ${listed(names.map(inOrder))}`] : [];
  return [
    ...(authors.length > 0 && container === null ? said("Edited by", namesOf(reference, "editor")) : []),
    ...said("Translated by", namesOf(reference, "translator")),
  ];
}

/** "*Journal* 12, no. 3 (1999): 1–20", "In *Book*, edited by E. Editor, 1–20". */
function inside(reference: Reference): Citation {
  const { kind, container, volume, issue, year, pages } = reference;
  const name = italic(cased(container ?? "", reference));
  if (kind === "article") {
    const numbers = joined(", ", joined(" ", name, volume), issue === null ? null : `no. ${issue}`);
    return together(joined(" ", numbers, `(${year ?? "n.d."})`), pages === null ? null : `: ${pages}`);
  }
  const editors = namesOf(reference, "editor").map(inOrder);
  const by = editors.length > 0 ? `edited by ${listed(editors)}` : null;
  return together("In ", joined(", ", name, volume === null ? null : `vol. ${volume}`, by, pages));
}

function seriesOf({ series, seriesNumber }: Reference): string | null {
  return series === null ? null : [series, seriesNumber].filter(Boolean).join(" ");
}

/** "Place: Publisher, Year", as far as it is known. */
function imprint({ place, publisher, year }: Reference): string {
  const where = [place, publisher].filter((part) => part !== null).join(": ");
  return [where, year ?? "n.d."].filter(Boolean).join(", ");
}

const months = "January February March April May June July August September October November December".split(
  " ",
);

function accessedOn({ accessed, year }: Reference, address: string | null): string | null {
  if (accessed === null || address === null || year !== null) return null;
  return `Accessed ${months[accessed.month - 1]} ${accessed.day}, ${accessed.year}`;
}
