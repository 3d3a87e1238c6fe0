// Extents (300 $a) and sizes (300 $c) as cataloguers write them, in the languages of our libraries.

/** How large a thing is. Zero where the record does not say. */
export interface Extent {
  /** The last number of the main sequence of pages or leaves. */
  readonly pages: number;
  /** Pages of all sequences in Arabic numbers together. */
  readonly allPages: number;
  /** The preliminary sequence in Roman numbers. */
  readonly preliminary: number;
  /** Volumes, discs, sheets or whatever it is counted in, where it is not counted in pages. */
  readonly units: number;
  /** Whether it says no more of its pages than that they are numbered in several sequences. */
  readonly various: boolean;
}

/** Nothing is known of the size. */
export const noExtent: Extent = { pages: 0, allPages: 0, preliminary: 0, units: 0, various: false };

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/** Value of a Roman number in lower case; 0 for what is none. */
export function romanValue(word: string): number {
  let value = 0;
  let before = 0;
  for (let i = word.length - 1; i >= 0; i--) {
    const digit = romanDigits[word[i]!];
    if (digit === undefined) return 0;
    value += digit < before ? -digit : digit;
    before = Math.max(before, digit);
  }
  return value;
}

/** Words for pages and leaves: English, Latin, French, German, Spanish, Indonesian, Dutch, Nordic. */
const pageWord =
  /^(p|pp|pg|pgs|pages?|páginas?|paginas?|leaf|leaves|l|ll|lvs|folios?|ff?|s|seiten?|bl|h|hlm|hal|halaman|hojas?|columns?|col|cols|numb|numbered|unnumbered|unpaged|sivua|sider|sidor|str|ص)$/;
/** Words for volumes and other pieces. */
const unitWord =
  /^(v|vol|vols|volumes?|bd|bde|band|bände|t|tomes?|tomos?|jilid|pts?|parts?|no|nos|pieces?|sheets?|discs?|disks?|cassettes?|reels?|boxes|maps?|items?|sound|audio|video|videodiscs?|online|scores?|dvds?|cds?)$/;
const plateWord =
  /^(plates?|pl|pls|fronts?|frontispiece|ports?|illus|ill|maps?|facsims?|tables?|diagrs?|charts?|tafeln)$/;

interface Part {
  readonly number: number;
  readonly roman: boolean;
  readonly bracketed: boolean;
}

const token = /([0-9]+)|([a-zà-ÿص]+)|([[\](),;:+-])/g;

/** Reads an extent (300 $a, or several joined by blanks). */
export function extentOf(text: string): Extent {
  if (text === "") return noExtent;
  const lower = text.toLowerCase();
  const parts: Part[] = [];
  const open: Part[] = [];
  let units = 0;
  let brackets = 0;
  let wasDash = false;
  for (const [, digits, word, mark] of lower.matchAll(token)) {
    if (mark !== undefined) {
      if (mark === "[") brackets++;
      else if (mark === "]") brackets = Math.max(0, brackets - 1);
      wasDash = mark === "-";
      continue;
    }
    if (digits !== undefined) {
      const number = Number(digits);
      // "[13]-436": the sequence ends at its second number.
      if (wasDash) open.pop();
      if (number > 0 && number < 100_000) open.push({ number, roman: false, bracketed: brackets > 0 });
    } else if (word !== undefined) {
      const isRoman = open.length === 0 && (word === "v" || word === "l" || word === "c");
      if (isRoman) open.push({ number: romanValue(word), roman: true, bracketed: brackets > 0 });
      else if (pageWord.test(word)) parts.push(...open.splice(0));
      else if (unitWord.test(word)) units = Math.max(units, unitsIn(open.splice(0)));
      else if (plateWord.test(word)) {
        open.length = 0;
        // "[5] leaves of plates": the leaves before it were no pages.
        if (
          word.startsWith("plate") &&
          /leaves of plates|l\. of plates|p\. of plates|pages of plates/.test(lower)
        )
          dropPlates(parts);
      } else {
        const roman = romanValue(word);
        if (wasDash && roman > 0) open.pop();
        if (roman > 0 && roman < 500) open.push({ number: roman, roman: true, bracketed: brackets > 0 });
      }
    }
    wasDash = false;
  }
  return summed(parts, units, /various|irregular|divers/.test(lower));
}

function unitsIn(open: readonly Part[]): number {
  const last = open.at(-1);
  return last && !last.roman ? last.number : 0;
}

function dropPlates(parts: Part[]): void {
  if (parts.length > 1) parts.pop();
}

function summed(parts: readonly Part[], units: number, various: boolean): Extent {
  let pages = 0;
  let bracketed = 0;
  let allPages = 0;
  let preliminary = 0;
  for (const part of parts) {
    if (part.roman) {
      if (!part.bracketed) preliminary = Math.max(preliminary, part.number);
    } else if (part.bracketed) bracketed = Math.max(bracketed, part.number);
    else {
      pages = Math.max(pages, part.number);
      allPages += part.number;
    }
  }
  if (pages === 0) allPages = pages = bracketed || preliminary;
  return { pages, allPages, preliminary, units, various };
}

/** Height in centimetres, rounded up as cataloguing rules ask; 0 where the text (300 $c) names none. */
export function heightOf(text: string): number {
  const match =
    /([0-9]+)(?:[.,]([0-9]+)|\s?([1-9])\/[1-9]|\s?([½¼¾⅓⅔]))?(?:\s?x\s?[0-9.,/ ]+)?(?:\s?-\s?[0-9]+)?\s?\.?(cm|mm)/i.exec(
      text,
    );
  if (match === null) return 0;
  const whole = Number(match[1]);
  if (match[5]!.toLowerCase() === "mm") return Math.ceil(whole / 10);
  const isMore = Number(match[2] ?? 0) > 0 || match[3] !== undefined || match[4] !== undefined;
  return Math.min(400, whole + (isMore ? 1 : 0));
}
