import { hashOn, hashStart } from "./hash.ts";

// Leading articles: neither sorted by nor needed to begin a title. One list for all languages serves,
// because a title and a question are treated alike.
const articles = new Set(
  "the a an el la los las le les der die das den dem ein eine il lo gli de het een os as um uma det en et".split(
    " ",
  ),
);

const longestArticle = 4;

/** Hashes by which a title's beginning is compared with a question. */
export interface TitleHashes {
  /** Of the first word, the first two, the first three; of fewer where it is shorter. */
  readonly first: readonly [number, number, number];
  readonly all: number;
}

/** Folded words without a leading article, where something is left after it. */
export function withoutArticle(words: string): string {
  const end = words.indexOf(" ");
  return end > 0 && end <= longestArticle && articles.has(words.slice(0, end)) ? words.slice(end + 1) : words;
}

/**
 * @param words folded words without a leading article
 * @param whole where the title proper ends, in characters of `words`: "emma" of "emma a novel"
 */
export function titleHashes(words: string, whole = words.length): TitleHashes {
  const one = endOfWord(words, 0);
  const two = endOfWord(words, one);
  const three = endOfWord(words, two);
  const first = hashOn(hashStart, words.slice(0, one));
  const second = hashOn(first, words.slice(one, two));
  const third = hashOn(second, words.slice(two, three));
  const proper = whole === words.length ? words : words.slice(0, whole);
  const all = proper.length > three ? hashOn(third, proper.slice(three)) : hashOn(hashStart, proper);
  return { first: [first, second, third], all };
}

function endOfWord(words: string, from: number): number {
  const next = words.indexOf(" ", from + 1);
  return next < 0 ? words.length : next;
}

/** The part of a title before its subtitle or statement of responsibility, as ISBD divides them. */
export function titleProper(title: string): string {
  const end = title.search(/ [:/=;] |: /);
  return end > 0 ? title.slice(0, end) : title;
}

/** The first eight bytes of a text in UTF-8 as two numbers, which compare as the text does. */
export function sortPrefix(text: string): readonly [number, number] {
  let [high, low, taken] = [0, 0, 0];
  const push = (byte: number) => {
    if (taken < 4) high |= byte << (24 - taken * 8);
    else if (taken < 8) low |= byte << (56 - taken * 8);
    taken++;
  };
  for (let at = 0; at < text.length && taken < 8; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) push(code);
    else {
      if (code < 0x800) push(0xc0 | (code >> 6));
      else {
        push(0xe0 | (code >> 12));
        push(0x80 | ((code >> 6) & 63));
      }
      push(0x80 | (code & 63));
    }
  }
  return [high >>> 0, low >>> 0];
}
