/** A run of words that the other text has too, or has not. */
export interface Run {
  readonly text: string;
  readonly differs: boolean;
}

/** Two lists of values side by side, each value as its runs. */
export interface SideBySide {
  /** `one`: only one of the two says anything. */
  readonly state: "same" | "different" | "one";
  readonly a: readonly (readonly Run[])[];
  readonly b: readonly (readonly Run[])[];
}

/** Longer texts are not looked into word by word: nobody would read the marks. */
const mostWords = 300;

/** What of a word counts: not its capitals, accents or punctuation. */
function plain(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/[\p{M}\p{P}]/gu, "")
    .toLowerCase();
}

interface Word {
  readonly text: string;
  readonly plain: string;
}

/** The words of a text; signs that stand by themselves go with the word before them. */
function wordsOf(text: string): Word[] {
  const words: { text: string; plain: string }[] = [];
  for (const part of text.split(/\s+/)) {
    const last = words.at(-1);
    const key = plain(part);
    if (key === "" && last) last.text += ` ${part}`.trimEnd();
    else if (part !== "") words.push({ text: part, plain: key });
  }
  return words;
}

const sameness = (text: string) =>
  wordsOf(text)
    .map((word) => word.plain)
    .join(" ");

/**
 * Compares what two records say in one place. Values that both have stand unmarked; of the others the first of the one
 * is compared with the first of the other word by word, and so on.
 */
export function sideBySide(a: readonly string[], b: readonly string[]): SideBySide {
  const keysA = a.map(sameness);
  const keysB = b.map(sameness);
  const ownA = a.map((_, at) => at).filter((at) => !keysB.includes(keysA[at]!));
  const ownB = b.map((_, at) => at).filter((at) => !keysA.includes(keysB[at]!));
  const runsA = a.map((text): readonly Run[] => [{ text, differs: false }]);
  const runsB = b.map((text): readonly Run[] => [{ text, differs: false }]);
  for (let n = 0; n < Math.max(ownA.length, ownB.length); n++) {
    const [x, y] = [ownA[n], ownB[n]];
    if (x !== undefined && y !== undefined) [runsA[x], runsB[y]] = comparedTexts(a[x]!, b[y]!);
    // Where the other record says nothing at all there is nothing to compare with, and nothing to mark.
    else if (x !== undefined && b.length > 0) runsA[x] = [{ text: a[x]!, differs: true }];
    else if (y !== undefined && a.length > 0) runsB[y] = [{ text: b[y]!, differs: true }];
  }
  const differs = ownA.length > 0 || ownB.length > 0;
  const state = a.length === 0 || b.length === 0 ? "one" : differs ? "different" : "same";
  return { state: a.length === 0 && b.length === 0 ? "same" : state, a: runsA, b: runsB };
}

function comparedTexts(a: string, b: string): [Run[], Run[]] {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  if (x.length > mostWords || y.length > mostWords)
    return [[{ text: a, differs: true }], [{ text: b, differs: true }]];
  const { inA, inB } = commonWords(x, y);
  return [runs(x, inA), runs(y, inB)];
}

/** Words that stand in both texts in the same order: the longest such sequence. */
function commonWords(x: readonly Word[], y: readonly Word[]): { inA: Set<number>; inB: Set<number> } {
  const width = y.length + 1;
  const lengths = new Uint16Array((x.length + 1) * width);
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        x[i]!.plain === y[j]!.plain
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const [inA, inB] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    if (x[i]!.plain === y[j]!.plain) {
      inA.add(i++);
      inB.add(j++);
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return { inA, inB };
}

function runs(words: readonly Word[], common: ReadonlySet<number>): Run[] {
  const found: { text: string; differs: boolean }[] = [];
  words.forEach(({ text }, at) => {
    const differs = !common.has(at);
    const last = found.at(-1);
    if (last?.differs === differs) last.text += ` ${text}`;
    else found.push({ text, differs });
  });
  return found;
}
