// Text in SVG does not wrap by itself. Lines are broken here by the language's own words (Intl.Segmenter knows
// those of Thai, Chinese and Japanese too) and measured by a rough width per script, on the wide side.

const letters = new Intl.Segmenter("und", { granularity: "grapheme" });
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(lang: string): Intl.Segmenter {
  let segmenter = segmenters.get(lang);
  if (!segmenter) {
    try {
      segmenter = new Intl.Segmenter(lang, { granularity: "word" });
    } catch {
      segmenter = new Intl.Segmenter("und", { granularity: "word" });
    }
    segmenters.set(lang, segmenter);
  }
  return segmenter;
}

const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef]/u;
const narrow = /[\s.,:;'"!|()[\]iljtfrI-]/;
const broad = /[\p{Lu}mwMW@%&\d]/u;
const mark = /\p{M}/u;

/** Estimated width of a text in em. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (mark.test(letter)) continue;
    if (wide.test(letter)) width += 1;
    else if (narrow.test(letter)) width += 0.36;
    else width += broad.test(letter) ? 0.72 : 0.56;
  }
  return width;
}

/** Words with the space or punctuation that follows them, since a line never begins with these. */
function piecesOf(text: string, lang: string): string[] {
  const pieces: string[] = [];
  let glued = false;
  for (const { segment, isWordLike } of segmenterOf(lang).segment(text)) {
    const opens = /^[\p{Ps}\p{Pi}]$/u.test(segment);
    if (pieces.length > 0 && (glued || (!isWordLike && !opens))) pieces[pieces.length - 1] += segment;
    else pieces.push(segment);
    // An apostrophe or an opening bracket keeps the next word on its line.
    glued = !isWordLike && !/\s$/.test(segment) && (opens || /^['’]$/.test(segment));
  }
  return pieces;
}

/** A word too long for any line, in parts of about one width; scripts whose letters stand apart get hyphens. */
function splitWord(word: string, room: number): string[] {
  const hyphen = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\P{L}]+$/u.test(word) ? "-" : "";
  const whole = widthOf(word.trimEnd());
  // Room is kept for the hyphen and for the letter that crosses the border of its part.
  const count = Math.ceil(whole / (room - 1.1));
  const parts = Array.from({ length: count }, () => "");
  let width = 0;
  for (const { segment } of letters.segment(word)) {
    parts[Math.min(count - 1, Math.floor((width * count) / whole))] += segment;
    width += widthOf(segment);
  }
  return parts.map((part, at) => (at < count - 1 ? part + hyphen : part));
}

function breakLines(pieces: readonly string[], room: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf((last + piece).trimEnd()) <= room)
      lines[lines.length - 1] = last + piece;
    else if (widthOf(piece.trimEnd()) <= room) lines.push(piece);
    else lines.push(...splitWord(piece, room));
  }
  return lines.map((line) => line.trim());
}

/** Text broken into lines, with the size that lets it fit. */
export interface SetText {
  readonly lines: readonly string[];
  readonly size: number;
}

/** A line that does not end there: as much of it as leaves room for the ellipsis. */
function leaveOff(line: string, room: number): string {
  const kept = [...letters.segment(line)].map(({ segment }) => segment);
  while (kept.length > 1 && widthOf(`${kept.join("")}…`) > room) kept.pop();
  return `${kept.join("").trimEnd()}…`;
}

/** Letters that are looked at; no size could let more of them fit. */
const longest = 300;

/**
 * Sets a text in a box: the largest of the sizes in which it fits, and if it fits in none, the smallest
 * with an ellipsis at the end.
 *
 * @param width of the box in the units of the drawing; `maxLines` is how many lines each size may have
 */
export function setText(
  text: string,
  lang: string,
  width: number,
  sizes: readonly { readonly size: number; readonly maxLines: number }[],
): SetText {
  const pieces = piecesOf(text.slice(0, longest).replace(/\s+/g, " ").trim(), lang);
  for (const { size, maxLines } of sizes) {
    const whole = pieces.every((piece) => widthOf(piece.trimEnd()) <= width / size);
    const lines = whole ? breakLines(pieces, width / size) : [];
    if (whole && lines.length <= maxLines) return { lines, size };
  }
  const { size, maxLines } = sizes.at(-1) ?? { size: 12, maxLines: 1 };
  const lines = breakLines(pieces, width / size);
  const kept = lines.slice(0, maxLines);
  if (lines.length > maxLines) kept.push(leaveOff(kept.pop() ?? "", width / size));
  return { lines: kept, size };
}
