import { fold } from "./fold.ts";
import { numberIn } from "./standard-number.ts";
import { pairs } from "./text.ts";

/** Where a clause looks; without a field it looks everywhere. */
export type Field = "title" | "author" | "subject" | "identifiers";

/**
 * One thing that every result has: its words next to each other, in this order. The last one may be
 * only the beginning of a word.
 */
export interface Clause {
  readonly field: Field | null;
  /** One or more folded words; letters and digits only, never empty. */
  readonly words: readonly string[];
  readonly beginning: boolean;
}

/** A question to the index: results have all of its clauses; none means everything. */
export interface Query {
  readonly clauses: readonly Clause[];
  /**
   * Something was typed, but nothing in it can be searched for (only signs): nothing is found,
   * rather than everything.
   */
  readonly hopeless: boolean;
}

/** Longer questions are cut: no reader types them, and each word costs time. */
const longestText = 1_000;
const mostClauses = 32;

// Names of fields in the interface's languages.
const fieldNames = new Map<string, Field>([
  ...["title", "ti", "titulo", "título", "judul", "عنوان"].map((name) => [name, "title"] as const),
  ...["author", "au", "autor", "autora", "pengarang", "penulis", "مؤلف"].map(
    (name) => [name, "author"] as const,
  ),
  ...["subject", "su", "materia", "tema", "subjek", "موضوع"].map((name) => [name, "subject"] as const),
  ...["isbn", "issn", "id"].map((name) => [name, "identifiers"] as const),
]);

const quotes = /["“”„«»「」『』]/;
// A field's name, then either a quoted phrase or a run of anything but blanks.
const part =
  /(?:([\p{L}]{2,10}):)?(?:["“”„«»「」『』]([^"“”„«»「」『』]*)(?:["“”„«»「」『』]|$)(\*?)|([^\s"“”„«»「」『』]+))/gu;

/**
 * Reads what a reader typed. Words must all be there; "quoted words" stand together; a star ends the
 * beginning of a word; `title:`, `author:` and `subject:` say where; standard numbers are found in any
 * form. Whatever is typed is a question: nothing is an error.
 */
export function parseQuery(typed: string): Query {
  const text = typed.slice(0, longestText);
  const whole = numberIn(text);
  if (whole) return { clauses: [identifier(whole)], hopeless: false };
  const clauses: Clause[] = [];
  for (const [all, name, quoted, star, bare] of text.matchAll(part)) {
    const field = name === undefined ? null : fieldNames.get(name.toLowerCase());
    // "Dune: part two" and "Re:Zero" name no field.
    if (field === undefined) clauses.push(...readBare(all.replace(quotes, " "), null));
    else if (quoted !== undefined) clauses.push(...phraseOf(quoted, field, star === "*"));
    else if (bare !== undefined) clauses.push(...readBare(bare, field));
    if (clauses.length >= mostClauses) break;
  }
  const distinct = new Map(clauses.slice(0, mostClauses).map((clause) => [JSON.stringify(clause), clause]));
  return { clauses: [...distinct.values()], hopeless: distinct.size === 0 && text.trim() !== "" };
}

function identifier(number: string): Clause {
  return { field: "identifiers", words: [number], beginning: false };
}

/** What stands between blanks: a standard number, or words, of which hyphened ones stand together. */
function readBare(bare: string, field: Field | null): Clause[] {
  const number = numberIn(bare);
  if (number) return [identifier(number)];
  if (field === "identifiers") return phraseOf(bare.replace(/[-\s]/g, ""), field, false);
  const beginning = bare.endsWith("*");
  const pieces = bare
    .split(/[^\p{L}\p{M}\p{N}\p{Pd}'’‘ʼ&+#,\u200c\u200d]+|,(?!\d)/u)
    .filter((piece) => piece !== "");
  return pieces.flatMap((piece, at) => phraseOf(piece, field, beginning && at === pieces.length - 1));
}

/** Beginnings shorter than this are taken for words: they would find half of everything. */
function isEnough(beginning: string): boolean {
  return beginning.length >= 3;
}

/** One clause of all the words of a text, or none where it has no word. */
function phraseOf(text: string, field: Field | null, star: boolean): Clause[] {
  const runs: string[][] = [];
  fold(text, { word: (word) => runs.push([word]), run: (units) => runs.push([...units, ""]) });
  const last = runs.at(-1);
  if (last === undefined) return [];
  const words = runs.flatMap((run) => (run.at(-1) === "" ? pairs(run.slice(0, -1)) : run));
  // A run's last unit stands in the index beside whatever followed it there, so of two units or more it
  // is left out. A single one is a word by itself, but after other words it begins a pair.
  const ofUnits = last.at(-1) === "";
  if (ofUnits && last.length > 2) words.pop();
  const beginning = ofUnits
    ? star || (last.length === 2 && words.length > 1)
    : star && isEnough(words.at(-1)!);
  return [{ field, words, beginning }];
}
