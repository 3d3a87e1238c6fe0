// Titles and names as words that compare: case, diacritics, punctuation and apostrophes gone. It runs several
// times for each record of a load, so pure ASCII takes a path without normalisation.

/** Letters that Unicode does not decompose but catalogues write either way. */
const plainLetters = new Map<string, string>(
  Object.entries({ ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", ħ: "h" }),
);

/**
 * The words of a text, folded; "and" in the commonest languages and the sign & are left out, so that
 * "War & peace" and "War and peace" are one. Entities that some systems leave in ("&amp;") count as the sign.
 */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) > 126) return split(plain(lower), isWordCode);
  }
  return split(lower, isAsciiWordCode);
}

const ands = new Set(["and", "und", "et", "och", "og", "ja", "y", "amp"]);

function split(lower: string, isWord: (code: number) => boolean): string[] {
  const words: string[] = [];
  let word = "";
  let start = -1;
  for (let i = 0; i <= lower.length; i++) {
    const code = i < lower.length ? lower.charCodeAt(i) : 32;
    if (isWord(code)) {
      if (start < 0) start = i;
      continue;
    }
    if (start >= 0) word += lower.slice(start, i);
    start = -1;
    if (code === 39 && word !== "") continue;
    if (code === 38 && isEntity(lower, i)) {
      i = lower.indexOf(";", i);
      continue;
    }
    // An "and" that comes first is no conjunction ("Et tu"), so it stays.
    if (word !== "" && (words.length === 0 || !ands.has(word))) words.push(word);
    word = "";
  }
  return words;
}

/** &apos; and &quot; stand for marks that are no part of a word. */
function isEntity(lower: string, at: number): boolean {
  return lower.startsWith("apos;", at + 1) || lower.startsWith("quot;", at + 1);
}

function isAsciiWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Beyond ASCII everything is a letter but spaces and punctuation, which `plain` made into spaces. */
function isWordCode(code: number): boolean {
  return isAsciiWordCode(code) || code > 127;
}

/**
 * Without the marks that catalogues leave out or write differently: Latin, Greek and Cyrillic accents, Hebrew
 * points, Arabic vowel signs, and the primes and half rings of romanisation. Vowel signs of Indic scripts
 * and Thai stay, since they are letters there.
 */
function plain(lower: string): string {
  return lower
    .normalize("NFKD")
    .replace(/[\u02b0-\u02ff\u0640\u200b-\u200f]|\p{Mn}/gu, "")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[łøđðþßæœıħ]/g, (letter) => plainLetters.get(letter)!)
    .replace(
      /[\u0080-\u00bf\u00d7\u00f7\u2000-\u206f\u3000-\u3004\u3008-\u3020\u30fb\p{P}\p{S}]/gu,
      (mark) => (mark === "'" || mark === "&" ? mark : " "),
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
  if (skip > 0 && skip < text.length - 1 && isBreak(text.charCodeAt(skip - 1))) return text.slice(skip);
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
