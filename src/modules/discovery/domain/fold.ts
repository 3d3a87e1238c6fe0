import { characterOf, role } from "./characters.ts";

/** Receives a text's words in order. */
export interface WordSink {
  /** A folded word. */
  word(word: string): void;
  /** A run of characters of a script written without spaces, each one a unit; blanks do not end it. */
  run(units: readonly string[]): void;
  /** Another word by which the word just given should also be found: "brien" of "O'Brien". */
  also?(word: string): void;
}

// Articles and prepositions that lose their vowel before another word: "l'amour" is two words, while
// "O'Brien" and "Sophie's" are one.
const elided = new Set("l d j m n s t c qu jusqu lorsqu puisqu dell nell all sull dall un gl".split(" "));
const shortest = 3;
const articleBefore = /^(?:[وفبك]?ال|ولل|لل|ה)/;
// What stands between characters of one run: cataloguers put blanks between words, and commas and dots between the
// parts of names, where readers put none.
const withinRuns = /[\s,、·・‧•]/u;

/**
 * Folds a text to what readers type: case, accents, width and writing variants are gone, words apart.
 * The same for what is indexed and what is asked, so that both meet.
 */
export function fold(text: string, sink: WordSink): void {
  // The acute accent alone is typed for an apostrophe; Unicode would make a blank of it.
  new Folding(sink).read(text.replaceAll("´", "'").normalize("NFKC"));
}

class Folding {
  readonly #sink: WordSink;
  #word = "";
  /** Where parts of the word began, after apostrophes. */
  #joints: number[] = [];
  #units: string[] = [];

  constructor(sink: WordSink) {
    this.#sink = sink;
  }

  read(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const code = text.codePointAt(at)!;
      if (code > 0xffff) at++;
      const { role: what, form } = characterOf(code);
      if (what === role.word) this.#add(form);
      else if (what === role.unit) {
        this.#endWord();
        this.#units.push(form);
      } else if (what === role.apostrophe) this.#join();
      else if (what === role.separator && !this.#swallow(text, at, code)) this.#separate(text[at]!);
    }
    this.#end();
  }

  #add(form: string): void {
    if (this.#units.length > 0) this.#endRun();
    if (!form.includes(" ")) {
      this.#word += form;
      return;
    }
    for (const part of form.split(" ")) {
      this.#endWord();
      this.#word = part;
    }
  }

  /** "C++", "C#" and "20,000": signs that are part of the word. */
  #swallow(text: string, at: number, code: number): boolean {
    if (this.#word === "") return false;
    if (code === 0x2b && text.charCodeAt(at + 1) === 0x2b && this.#word.length === 1) {
      this.#word += "plusplus";
      return true;
    }
    if (code === 0x23 && this.#word.length === 1) {
      this.#word += "sharp";
      return true;
    }
    return code === 0x2c && /\d$/.test(this.#word) && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5));
  }

  /** A run goes on after a blank; where no run's character follows, the next word ends it. */
  #separate(sign: string): void {
    this.#endWord();
    if (this.#units.length > 0 && !withinRuns.test(sign)) this.#endRun();
  }

  #join(): void {
    if (this.#word === "") return;
    if (elided.has(this.#word)) this.#endWord();
    else this.#joints.push(this.#word.length);
  }

  #end(): void {
    this.#endWord();
    this.#endRun();
  }

  #endRun(): void {
    if (this.#units.length === 0) return;
    this.#sink.run(this.#units);
    this.#units = [];
  }

  #endWord(): void {
    const word = this.#word;
    if (word === "") return;
    this.#word = "";
    this.#sink.word(word);
    if (this.#sink.also) this.#tellOthers(word, this.#sink.also.bind(this.#sink));
    this.#joints = [];
  }

  #tellOthers(word: string, also: (word: string) => void): void {
    if (this.#joints.length > 0) {
      const edges = [0, ...this.#joints, word.length];
      for (let part = 1; part < edges.length; part++) {
        const piece = word.slice(edges[part - 1], edges[part]);
        if (piece.length >= shortest && piece !== word) also(piece);
      }
    }
    // The Arabic article and the prepositions before it are written with their word; readers leave them out.
    // So is the Hebrew one, whose letter may also begin a word: one word too many does no harm.
    const bare = word.replace(articleBefore, "");
    if (bare.length === word.length || bare.length < shortest) return;
    also(bare);
    if (!/^[اה]/.test(word)) also(`ال${bare}`);
  }
}
