import { textOf, type WorkFields } from "./work-fields.ts";

/** Whether the record says that its text is translated, or in a language other than the original's. */
export function isTranslation(found: WorkFields): boolean {
  const { languages } = found;
  if (languages === null) return false;
  return languages.ind.charAt(0) === "1" || textOf(languages, "h") !== "";
}

/**
 * The title of the original where no uniform title gives it: 765, a 246 introduced as the original's title, or
 * a note of a translation. "" where none does, and where several do: the book holds several works then.
 */
export function originalTitleIn(found: WorkFields): string {
  const { originals } = found;
  if (originals !== null) return originals.length > 1 ? "" : textOf(originals[0]!, "t");
  for (const field of found.variants ?? []) {
    if (isOriginalTitle(textOf(field, "i"))) return textOf(field, "a");
  }
  if (found.notes === null || !isTranslation(found)) return "";
  for (const field of found.notes) {
    const title = inNote(textOf(field, "a"));
    if (title !== "") return title;
  }
  return "";
}

/** "Original title", "Tyt. oryg.", "Titre original", "Alkuteos", "Originaltitel" and their like. */
function isOriginalTitle(introduction: string): boolean {
  const text = introduction.toLowerCase();
  if (text.startsWith("alkuteos")) return true;
  return /or[iy]g/.test(text) && /t[iyí]t|n[ai]m|naslov/.test(text);
}

function inNote(note: string): string {
  const colon = note.indexOf(":");
  if (colon < 0 || colon > 40) return "";
  const before = note.slice(0, colon).toLowerCase();
  if (!/^(translation of|traduction de|traducción de|tradução de|übersetzung von)\s*$/.test(before)) {
    if (!isOriginalTitle(before)) return "";
  }
  const title = note.slice(colon + 1).replace(/^[\s:"']+/, "");
  const end = /["/;]|\.\s|\.$/.exec(title);
  return end === null ? title : title.slice(0, end.index);
}

/** Two uniform titles or two originals: the book holds two works, and its title may be that of the first. */
export function holdsSeveral(found: WorkFields): boolean {
  return found.uniforms > 1 || (found.originals !== null && found.originals.length > 1);
}

/** The language that a uniform title is in, as far as the record says: that of the original (041 $h). */
export function originalLanguage(found: WorkFields, language: string): string {
  return textOf(found.languages, "h").slice(-3) || language;
}
