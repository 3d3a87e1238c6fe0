import { numberInWords, wordAsNumber } from "../domain/number-words.ts";
import { type Clause, parseQuery, type Query } from "../domain/query.ts";
import type { Matching } from "./matching.ts";
import { type Spelling, spelt } from "./spelling.ts";

/** Another question than the one typed, and what it finds. */
export interface Corrected {
  /** What somebody would type for it. */
  readonly text: string;
  readonly query: Query;
  readonly rows: Uint32Array;
}

/** So many other questions are tried at most, and not for longer than this (milliseconds). */
const mostTries = 40;
const patience = 80;
/** Longer questions are no slips of the finger. */
const mostPieces = 10;
const mostCandidates = 5;
/** A found word is doubted where another, one letter off, stands in so many times as many editions. */
const doubtFactor = 20;
const doubtedFinds = 2;
const shortestPiece = 2;
/** A shorter word without any other is as likely a name or an abbreviation as a slip. */
const shortestAlone = 5;

/** Finds what a reader may have meant, from the words that the index has. */
export class Correcting {
  readonly #matching: Matching;
  readonly #spelling: Spelling;
  #triesLeft = 0;
  #until = 0;

  constructor(matching: Matching, spelling: Spelling) {
    this.#matching = matching;
    this.#spelling = spelling;
  }

  /**
   * For a question that found nothing: the same with misspelt words put right, words divided or joined; and at
   * last with some words left out, half of them at most. Null where that finds nothing either, and before the
   * words of the index are known.
   */
  instead(query: Query): Corrected | null {
    if (this.#spelling.size === 0 || query.clauses.length > mostPieces) return null;
    this.#triesLeft = mostTries;
    this.#until = performance.now() + patience;
    const pieces = query.clauses.map((clause, at) =>
      this.#piece(clause, query.typed[at]!, query.clauses.length === 1),
    );
    const unknown = pieces.filter((piece) => piece.documents === 0);
    return (
      this.#joined(pieces) ??
      this.#allDivided(pieces) ??
      (unknown.length > 0 ? this.#respelt(pieces) : this.#oneChanged(pieces)) ??
      this.#without(pieces)
    );
  }

  /**
   * For a question that found very little: the same with one word spelt as very many editions have it. Null where
   * there is nothing to doubt.
   */
  suggestion(query: Query, found: number): string | null {
    if (found > doubtedFinds || query.clauses.length > mostPieces) return null;
    this.#triesLeft = 3;
    this.#until = performance.now() + patience;
    for (const [at, { words, field, beginning }] of query.clauses.entries()) {
      const word = words[0]!;
      if (words.length > 1 || field === "identifiers" || beginning || word.length < 5) continue;
      const documents = this.#spelling.documentsOf(word);
      if (documents > doubtedFinds) continue;
      const better = this.#spelling.nearest(word);
      if (!better || better.documents < doubtFactor) continue;
      const texts = query.typed.with(at, withField(field, better.word));
      const tried = this.#try(texts);
      if (tried && tried.rows.length >= found * doubtFactor) return tried.text;
    }
    return null;
  }

  #piece({ words, field, beginning }: Clause, typed: string, alone: boolean): Piece {
    const documents = this.#matching.rowsOf([{ words, field, beginning }]).length;
    const fixed = field === "identifiers" || beginning;
    return { words, field, typed, documents, fixed, alone, options: null };
  }

  /** Other ways to write one piece, likeliest first. */
  #optionsOf(piece: Piece): readonly string[] {
    piece.options ??= this.#findOptions(piece).map((text) => withField(piece.field, text));
    return piece.options;
  }

  #findOptions({ words, typed, fixed, alone }: Piece): string[] {
    if (fixed || performance.now() > this.#until) return [];
    if (isOfUnits(words)) return dividedRuns(typed);
    if (words.length > 1) return this.#phraseOptions(words);
    const word = words[0]!;
    const options = numberInWords(word).map((said) => `"${said}"`);
    const [divided, digits] = [this.#divided(word), wordAsNumber(word)];
    if (divided) options.push(divided);
    const near = alone && word.length < shortestAlone ? [] : this.#spelling.like(word, mostCandidates);
    return [...options, ...near.map((candidate) => candidate.word), ...(digits ? [digits] : [])];
  }

  /** A phrase with its words spelt right, then its words as one, then anywhere. */
  #phraseOptions(words: readonly string[]): string[] {
    const right = words.map((word) =>
      this.#isKnown(word) ? word : (this.#spelling.like(word, 1)[0]?.word ?? word),
    );
    const options = right.every((word, at) => word === words[at]) ? [] : [`"${right.join(" ")}"`];
    if (this.#spelling.documentsOf(words.join("")) > 0) options.push(words.join(""));
    return [...options, right.join(" ")];
  }

  #isKnown(word: string): boolean {
    return word.length < spelt.shortest || /\d/.test(word) || this.#spelling.documentsOf(word) > 0;
  }

  /** "spiderman" as "spider man", where the index has all parts: the fewest parts, next to each other. */
  #divided(word: string): string | null {
    const best: (string[] | null)[] = [[]];
    for (let end = 1; end <= word.length; end++) {
      best[end] = null;
      for (let start = 0; start <= end - shortestPiece; start++) {
        const [before, part] = [best[start], word.slice(start, end)];
        if (!before || part === word || !this.#isKnown(part)) continue;
        const shorter = best[end];
        if (!shorter || before.length + 1 < shorter.length) best[end] = [...before, part];
      }
    }
    const parts = best[word.length];
    return parts ? `"${parts.join(" ")}"` : null;
  }

  /** Neighbours as one word: "bird land" as "birdland"; wherever that is a word, else at one place. */
  #joined(pieces: readonly Piece[]): Corrected | null {
    const everywhere: string[] = [];
    const somewhere: string[][] = [];
    for (let at = 0; at < pieces.length; at++) {
      const joint = this.#jointOf(pieces[at]!, pieces[at + 1]);
      const alone = pieces.map((piece) => piece.typed);
      if (joint) somewhere.push(alone.toSpliced(at, 2, joint));
      everywhere.push(joint ?? pieces[at]!.typed);
      if (joint) at++;
    }
    if (somewhere.length > 1) somewhere.unshift(everywhere);
    return this.#firstOf(somewhere);
  }

  #jointOf(one: Piece, other: Piece | undefined): string | null {
    if (!other || one.field !== other.field || one.fixed || other.fixed) return null;
    const word = [...one.words, ...other.words].join("");
    return this.#spelling.documentsOf(word) > 0 ? withField(one.field, word) : null;
  }

  /** Every long word in parts, as romanised Chinese is written by some and not by others: "huangjin shidai". */
  #allDivided(pieces: readonly Piece[]): Corrected | null {
    const parts = pieces.map(({ words, fixed, typed, field }) => {
      const divided = words.length === 1 && !fixed && !isOfUnits(words) ? this.#divided(words[0]!) : null;
      return divided ? withField(field, divided) : typed;
    });
    return parts.every((part, at) => part === pieces[at]!.typed) ? null : this.#firstOf([parts]);
  }

  #firstOf(all: readonly (readonly string[])[]): Corrected | null {
    for (const texts of all) {
      const tried = this.#try(texts);
      if (tried) return tried;
    }
    return null;
  }

  /** All pieces that the index does not have written otherwise: combinations by how likely their parts are. */
  #respelt(pieces: readonly Piece[]): Corrected | null {
    const choices = pieces.map((piece) => (piece.documents > 0 ? [piece.typed] : this.#optionsOf(piece)));
    if (choices.some((options) => options.length === 0)) return null;
    const most = choices.reduce((sum, options) => sum + options.length - 1, 0);
    for (let rank = 0; rank <= most && this.#triesLeft > 0; rank++)
      for (const texts of combinations(choices, rank)) {
        const tried = this.#try(texts);
        if (tried) return tried;
        if (this.#triesLeft <= 0) return null;
      }
    return null;
  }

  /** All words are known but nothing has them all: one at a time is written otherwise, the rarest first. */
  #oneChanged(pieces: readonly Piece[]): Corrected | null {
    const typed = pieces.map((piece) => piece.typed);
    const order = [...pieces.keys()].sort((a, b) => pieces[a]!.documents - pieces[b]!.documents);
    for (const at of order) {
      const tried = this.#firstOf(this.#optionsOf(pieces[at]!).map((option) => typed.with(at, option)));
      if (tried) return tried;
    }
    return null;
  }

  /** Leaves out what the index does not have; then one word, that which tells least first; then more, half at most. */
  #without(pieces: readonly Piece[]): Corrected | null {
    if (pieces.every((piece) => piece.documents === 0)) return null;
    this.#triesLeft = Math.max(this.#triesLeft, 2 * mostPieces);
    const respelt = pieces.flatMap((piece) => (piece.documents > 0 ? piece : (this.#bestOf(piece) ?? [])));
    const least = Math.ceil(pieces.length / 2);
    const broadest = respelt.toSorted((a, b) => b.documents - a.documents);
    const smaller = [
      respelt,
      ...broadest.map((left) => respelt.filter((piece) => piece !== left)),
      ...broadest.map((_, at) => respelt.filter((piece) => broadest.indexOf(piece) > at)),
    ];
    const enough = smaller.filter((some) => some.length >= Math.max(1, least));
    return this.#firstOf(enough.map((some) => some.map((piece) => piece.typed)));
  }

  /** A piece in the likeliest other spelling that the index has. */
  #bestOf(piece: Piece): Piece | null {
    for (const text of this.#optionsOf(piece)) {
      const documents = this.#matching.rowsOf(parseQuery(text).clauses).length;
      if (documents > 0) return { ...piece, typed: text, documents };
    }
    return null;
  }

  #try(texts: readonly string[]): Corrected | null {
    if (this.#triesLeft <= 0 || performance.now() > this.#until) return null;
    this.#triesLeft--;
    const text = texts.filter((each) => each !== "").join(" ");
    const query = parseQuery(text);
    if (query.clauses.length === 0) return null;
    const rows = this.#matching.rowsOf(query.clauses);
    return rows.length > 0 ? { text: text.replaceAll('"', ""), query, rows } : null;
  }
}

/** One clause of the question and what is known of it. */
interface Piece {
  readonly words: readonly string[];
  readonly field: Clause["field"];
  readonly typed: string;
  readonly documents: number;
  /** Numbers and beginnings are taken as they are. */
  readonly fixed: boolean;
  /** Whether it is the whole question. */
  readonly alone: boolean;
  options: readonly string[] | null;
}

function withField(field: Clause["field"], text: string): string {
  return field === null || field === "identifiers" ? text : `${field}:${text}`;
}

function isOfUnits(words: readonly string[]): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u.test(
    words[0]!,
  );
}

// Korean particles after a noun: topic, subject, object, of, to, and, from, with, until.
const particle =
  /(?<=\p{Script=Hangul}{2})(?:은|는|이|가|을|를|의|에|도|와|과|로|만|에서|으로|까지|부터|에게|이나)$/u;

/** A run without its particle; a run as two, since a name and a title are often typed as one. */
function dividedRuns(typed: string): string[] {
  const run = typed.replace(/^\p{L}+:/u, "");
  const units = [...run];
  const options = particle.test(run) ? [run.replace(particle, "")] : [];
  for (let at = shortestPiece; at <= units.length - shortestPiece; at++)
    options.push(`${units.slice(0, at).join("")} ${units.slice(at).join("")}`);
  return options;
}

/** One option of each piece, so that the places of the options in their lists add up to the rank. */
function* combinations(choices: readonly (readonly string[])[], rank: number): Generator<string[]> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    if (rank === 0) yield [];
    return;
  }
  for (let place = 0; place < first.length && place <= rank; place++)
    for (const others of combinations(rest, rank - place)) yield [first[place]!, ...others];
}
