import { fold } from "../matching/fold.ts";

const ands = new Set(["and", "und", "et", "och", "og", "ja", "y"]);

/**
 * The words of a text, folded. "And" in the commonest languages is left out unless it comes first, so that
 * "War & peace" and "War and peace" are one, and so are "Järki & tunteet" and "Järki ja tunteet".
 */
export function wordsOf(text: string): string[] {
  const folded = fold(text.indexOf("&") < 0 ? text : withoutEntities(text));
  if (folded === "") return [];
  const words = folded.split(" ");
  for (let i = words.length - 1; i > 0; i--) {
    const word = words[i]!;
    if (word.length < 4 && ands.has(word)) words.splice(i, 1);
  }
  return words;
}

/** Some systems export "&amp;" for "&", and "&apos;" for an apostrophe. */
function withoutEntities(text: string): string {
  return text.replace(/&(amp|apos|quot|lt|gt);/g, (_, name) =>
    name === "amp" ? "&" : name === "apos" ? "'" : " ",
  );
}

const articles = new Map<string, ReadonlySet<string>>(
  Object.entries({
    eng: "the a an",
    fre: "le la les l un une des",
    ger: "der die das ein eine",
    spa: "el la los las lo un una unos unas",
    ita: "il lo la i gli le l un uno una",
    por: "o a os as um uma",
    cat: "el la els les l un una",
    dut: "de het een t",
    swe: "en ett den det de",
    dan: "en et den det de",
    nor: "en et ei den det de",
    hun: "a az egy",
    ara: "al el",
    heb: "ha he",
    gre: "ho he to",
  }).map(([language, words]) => [language, new Set(words.split(" "))]),
);

/** Articles that hardly any title begins with as anything else, for titles whose language is not known. */
const anyArticles = new Set(["the", "le", "les", "der", "das", "el", "los", "las", "il", "gli", "het"]);

/**
 * A title without its first article: what the record says does not sort (`skip`, in characters), else an article
 * of its language. The text is given back where nothing is left without the article.
 */
export function withoutArticle(text: string, skip: number, language: string): string {
  const marked = withoutMarked(text);
  if (marked !== text) return marked;
  if (skip > 0 && skip < 10 && skip < text.length - 1 && isBreak(text.charCodeAt(skip - 1)))
    return text.slice(skip);
  let end = 0;
  while (end < text.length && end < 6 && !isBreak(text.charCodeAt(end))) end++;
  if (end === 0 || end > 5 || end >= text.length - 2) return text;
  const first = text.slice(0, end).toLowerCase();
  const isArticle = articles.get(language)?.has(first) ?? anyArticles.has(first);
  if (!isArticle) return text;
  // Elided and attached articles (l', al-) have no space after them; a hyphen after others is part of a word.
  const isSpace = text.charCodeAt(end) === 32;
  return isSpace || isAttached(first) ? text.slice(end + 1) : text;
}

function isAttached(article: string): boolean {
  return article === "l" || article === "al" || article === "el" || article === "ha" || article === "he";
}

/** Space, apostrophe, hyphen, quotation mark, bracket: after what does not sort. */
function isBreak(code: number): boolean {
  return code === 32 || code === 39 || code === 45 || code === 34 || code === 91 || code === 0x2019;
}

/** What stands between non-sorting marks (U+0098 and U+009C, or << >>) at the beginning is left out. */
function withoutMarked(text: string): string {
  const first = text.charCodeAt(0);
  if (first === 0x98) {
    const end = text.indexOf("\u009c");
    return end > 0 && end < text.length - 1 ? text.slice(end + 1) : text;
  }
  if (first === 60 && text.startsWith("<<")) {
    const end = text.indexOf(">>");
    return end > 0 && end < text.length - 2 ? text.slice(end + 2) : text;
  }
  return text;
}
