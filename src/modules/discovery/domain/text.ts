import { fold } from "./fold.ts";

// The index divides ASCII at everything but letters and digits and takes no account of case, so most
// text can go in as it is. These signs mean more than an end of a word: ' + # & , and `.
const plain = new Uint8Array(128).fill(1);
for (const sign of "'+#&,`") plain[sign.charCodeAt(0)] = 0;
const comma = 0x2c;

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128 && plain[code] === 1) continue;
    if (code === comma && !isDigit(text.charCodeAt(at + 1))) continue;
    return false;
  }
  return true;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Pairs of neighbours and the last unit alone, so that any part of the run is a phrase of them. */
export function pairs(units: readonly string[]): string[] {
  return units.map((unit, at) => unit + (units[at + 1] ?? ""));
}

/**
 * A text as it goes into the index: folded, words apart; at the end further forms of words, and the single
 * characters of scripts without spaces.
 */
export function searchable(text: string): string {
  if (isPlain(text)) return text;
  const words: string[] = [];
  const others = new Set<string>();
  fold(text, {
    word: (word) => words.push(word),
    run: (units) => {
      words.push(...pairs(units));
      for (const unit of units.slice(0, -1)) others.add(unit);
    },
    also: (word) => others.add(word),
  });
  return others.size === 0 ? words.join(" ") : `${words.join(" ")} ${[...others].join(" ")}`;
}

/**
 * The folded words of a text, one blank between them; what titles are compared and sorted by. Every character of
 * a script without spaces is a word.
 */
export function foldedWords(text: string): string {
  if (isPlain(text)) return plainWords(text);
  const words: string[] = [];
  fold(text, { word: (word) => words.push(word), run: (units) => words.push(...units) });
  return words.join(" ");
}

function plainWords(text: string): string {
  const lower = text.toLowerCase();
  let words = "";
  let start = -1;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : 0;
    const inWord = (code >= 0x61 && code <= 0x7a) || isDigit(code);
    if (inWord) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      if (words !== "") words += " ";
      words += lower.slice(start, at);
      start = -1;
    }
  }
  return words;
}
