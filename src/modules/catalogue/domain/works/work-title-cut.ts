// Where a title ends and other things begin, by the punctuation of ISBD and of the rules before it.

/** Cuts from a title proper the alternative title, a parallel title, "a novel" and a medium in brackets. */
export function properOf(text: string): string {
  let end = text.length;
  while (end > 0 && isAreaMark(text.charCodeAt(end - 1))) end--;
  const equals = text.indexOf(" = ");
  if (equals > 0) end = equals;
  if (text.charCodeAt(end - 1) === 93) {
    const bracket = text.lastIndexOf("[", end);
    if (bracket > 3) end = bracket;
  }
  for (const mark of marks) {
    const at = text.indexOf(mark);
    if (at > 0 && at < end && isAlternative(text, at + 2)) end = at;
  }
  return end === text.length ? text : text.slice(0, end);
}

const marks = [", ", "; ", ". "];

/** Space / : ; = as ISBD puts them between areas. */
function isAreaMark(code: number): boolean {
  return code === 32 || code === 47 || code === 58 || code === 59 || code === 61;
}

/** "Candide, ou, L'optimisme": the first title names the work (RDA 6.2.2.4); "Emma, a novel" adds nothing. */
function isAlternative(text: string, at: number): boolean {
  return /^(?:(?:or|ou|oder|o|eller|eli)[ ,]|a novel)/i.test(text.slice(at, at + 8));
}

/**
 * "Title ; other title" and $a "Title ;" $b "other title": ISBD for several works without a common title. Older
 * records put a subtitle after a semicolon, with no space before it.
 */
export function holdsSeveral(proper: string, rest: string): boolean {
  if (proper.includes(" ; ")) return true;
  return rest !== "" && (rest.includes(" ; ") || proper.trimEnd().endsWith(" ;"));
}

/** The title in another language, after "=" in $a or at the beginning of $b; "" where there is none. */
export function parallelIn(proper: string, rest: string): string {
  const inside = proper.indexOf(" = ");
  let text = "";
  if (inside > 0) text = proper.slice(inside + 3);
  else if (rest !== "" && proper.trimEnd().endsWith("=")) text = rest;
  const colon = text.indexOf(" :");
  return colon > 0 ? text.slice(0, colon) : text;
}

/**
 * Where a subtitle begins that was left in $a: after a colon or semicolon, or after a full stop or comma with the
 * words that subtitles begin with. Without this a title is another one wherever a library divides it. -1: nowhere.
 */
export function subtitleAt(proper: string): number {
  for (let i = 2; i < proper.length - 3; i++) {
    if (proper.charCodeAt(i + 1) === SPACE && endsTitle(proper, i)) return i + 1;
  }
  return -1;
}

function endsTitle(text: string, at: number): boolean {
  switch (text.charCodeAt(at)) {
    case COLON:
      return true;
    case SEMICOLON:
      // Not that of "&amp;".
      return text.indexOf("&") < 0 || !/&[a-z]+$/.test(text.slice(0, at));
    case COMMA:
      return afterComma.test(text.slice(at + 2, at + 14));
    case STOP:
      // "Mr. A", "vs. The world": a short word before the full stop is shortened and ends nothing.
      return text.lastIndexOf(" ", at) < at - 4 && afterStop.test(text.slice(at + 2, at + 14));
    default:
      return false;
  }
}

const SPACE = 32;
const COLON = 58;
const SEMICOLON = 59;
const COMMA = 44;
const STOP = 46;

const afterStop = /^(A|An|The|Being|With|By|Containing|Including|Comprising|Edited|Translated|From) /;
const afterComma =
  /^(a|an|being|by|with|for|his|her|its|their|containing|including|comprising|edited|translated) /;
