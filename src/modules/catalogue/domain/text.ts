// MARC fields carry ISBD punctuation that belongs to a printed card: " /", " :", " ;", a final full
// stop. Everything shown or compared goes through here first. Written with character codes, since it
// runs a dozen times for each record of a load.

const SPACE = 32;
const COMMA = 44;
const FULL_STOP = 46;

function isSpacing(code: number): boolean {
  return code === SPACE || code === 160 || code === 9;
}

/** / : ; , = + : what ISBD puts between areas (ISBD 2011, A.3.2). */
function isAreaMark(code: number): boolean {
  return code === 47 || code === 58 || code === 59 || code === COMMA || code === 61 || code === 43;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 191;
}

/** Whether the full stop at `at` ends a word of two letters or more, and so is not an initial's. */
function endsWord(text: string, at: number): boolean {
  return (
    at < 2 ||
    (text.charCodeAt(at - 2) !== SPACE && text.charCodeAt(at - 2) !== FULL_STOP) ||
    !isLetter(text.charCodeAt(at - 1))
  );
}

/** Cuts spaces and ISBD punctuation from both ends; keeps the stop of an initial ("Tolkien, J. R. R."). */
export function trimmed(text: string): string {
  let end = text.length;
  while (end > 0) {
    const code = text.charCodeAt(end - 1);
    if (isSpacing(code) || isAreaMark(code)) end--;
    else if (code === FULL_STOP && !text.endsWith("...", end) && endsWord(text, end - 1)) end--;
    else break;
  }
  let start = 0;
  while (start < end && isSpacing(text.charCodeAt(start))) start++;
  return withoutSortMarks(start === 0 && end === text.length ? text : text.slice(start, end));
}

/**
 * Takes out the marks around words that do not sort: U+0098 and U+009C (MARC-8 88 and 89 hexadecimal),
 * and the << >> and ¬ that German and French systems write.
 */
function withoutSortMarks(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x98 || code === 0xac || (code === 60 && text.charCodeAt(i + 1) === 60))
      return text.replace(/<<|>>|[\u0098\u009c¬]/g, "");
  }
  return text;
}

/** A title with one more part: a subtitle ($b) after a colon, part number and name after a full stop. */
export function withPart(title: string, code: string, text: string): string {
  if (text === "") return title;
  return title === "" ? text : title + (code === "b" ? ": " : ". ") + text;
}

/** The first run of four digits that can be a year (1000 to 2099), or null. */
export function yearIn(text: string): number | null {
  for (let i = 0, digits = 0; i <= text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits++;
    else {
      if (digits === 4) {
        const year = Number(text.slice(i - 4, i));
        if (year >= 1000 && year < 2100) return year;
      }
      digits = 0;
    }
  }
  return null;
}
