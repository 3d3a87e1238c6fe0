import { fold } from "./fold.ts";
import { numberIn, numbersIn } from "./standard-number.ts";
import { foldedWords, pairs } from "./text.ts";

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
  /** For each clause what was typed for it, with its field's name, so that a question can be changed in part. */
  readonly typed: readonly string[];
  /** Identifiers that the whole may be, likeliest first: where the index has one of them, that is the answer. */
  readonly numbers: readonly string[];
  /** All of it as the folded words of a title; empty where it is bound to another field or only begun. */
  readonly title: string;
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
  const text = typed.slice(0, longestText).replaceAll("´", "'").normalize("NFKC").slice(0, longestText);
  const parts: Part[] = [];
  const whole = numberIn(text);
  if (whole) parts.push({ clause: identifier(whole), typed: text.trim() });
  else
    for (const match of text.matchAll(part)) {
      parts.push(...partsOf(match));
      if (parts.length >= mostClauses) break;
    }
  const distinct = new Map(parts.slice(0, mostClauses).map((each) => [JSON.stringify(each.clause), each]));
  const clauses = Array.from(distinct.values(), ({ clause }) => clause);
  return {
    clauses,
    typed: Array.from(distinct.values(), (each) => each.typed),
    numbers: numbersIn(text),
    title: titleIn(parts),
    hopeless: clauses.length === 0 && text.trim() !== "",
  };
}

interface Part {
  readonly clause: Clause;
  readonly typed: string;
}

/** What stands between blanks or quotes. */
function partsOf([all, name, quoted, star, bare]: RegExpMatchArray): Part[] {
  const field = name === undefined ? null : fieldNames.get(name.toLowerCase());
  // "Dune: part two" and "Re:Zero" name no field.
  if (field === undefined) return readBare(all.replace(quotes, " "), null);
  if (quoted === undefined) return bare === undefined ? [] : readBare(bare, field);
  return phraseOf(quoted, field, star === "*").map((clause) => ({ clause, typed: all }));
}

/** The words of a title that these could be, without the names of fields. */
function titleIn(parts: readonly Part[]): string {
  const isTitle = ({ clause: { field }, typed }: Part) =>
    (field === null || field === "title") && !typed.endsWith("*");
  const bare = ({ clause, typed }: Part) => (clause.field === null ? typed : typed.replace(/^\p{L}+:/u, ""));
  return parts.every(isTitle) ? foldedWords(parts.map(bare).join(" ")) : "";
}

function identifier(number: string): Clause {
  return { field: "identifiers", words: [number], beginning: false };
}

/** What stands between blanks: a standard number, or words, of which hyphened ones stand together. */
function readBare(bare: string, field: Field | null): Part[] {
  const number = numberIn(bare);
  if (number) return [{ clause: identifier(number), typed: bare }];
  if (field === "identifiers")
    return phraseOf(bare.replace(/[-\s]/g, ""), field, false).map((clause) => ({ clause, typed: bare }));
  const beginning = bare.endsWith("*");
  const pieces = bare
    .split(/[^\p{L}\p{M}\p{N}\p{Pd}'’‘ʼ&+#,\u200c\u200d]+|,(?!\d)/u)
    .filter((piece) => piece !== "");
  return pieces.flatMap((piece, at) =>
    phraseOf(piece, field, beginning && at === pieces.length - 1).map((clause) => ({
      clause,
      typed: `${field === null ? "" : `${field}:`}${piece}${clause.beginning && beginning ? "*" : ""}`,
    })),
  );
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
