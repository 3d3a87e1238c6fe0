// Dates as cataloguers write them. A year is four digits; what is not known of it is "u", as in 008.

/**
 * The years in an imprint date (260/264 $c), as they stand, no repeats: "1923", "c1920" for a copyright,
 * "187u" for "187-?", "19uu" for "[19--]". The second year of "1952-54" is "1954".
 */
export function imprintYears(text: string): string[] {
  const years: string[] = [];
  for (let i = 0; i < text.length && years.length < 4; i++) {
    if (!isDigit(text.charCodeAt(i))) continue;
    let end = i + 1;
    while (end < text.length && isDigit(text.charCodeAt(end))) end++;
    const year = yearAt(text, i, end, years.at(-1));
    if (year !== null) {
      const dated = isCopyright(text, i) ? `c${year}` : year;
      if (!years.includes(dated)) years.push(dated);
    }
    i = end;
  }
  return years;
}

/** A date of 008 (four characters): digits and "u", "" where it says nothing. */
export function codedYear(text: string): string {
  if (text.length !== 4) return "";
  let year = "";
  for (let i = 0; i < 4; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) year += text[i];
    else if (i >= 2 && (text[i] === "u" || text[i] === "-" || text[i] === "?" || text[i] === "|"))
      year += "u";
    else return "";
  }
  return year === "9999" || year < "1000" ? "" : year;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isCopyright(text: string, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && (text[i] === " " || text[i] === "[" || text[i] === ".")) i--;
  const before = text[i];
  if (before === "c" || before === "C" || before === "©" || before === "℗" || before === "p")
    return !isWordEnd(text, i);
  return text
    .slice(Math.max(0, i - 8), i + 1)
    .toLowerCase()
    .endsWith("copyright");
}

/** Whether the letter at `at` ends a longer word ("Dec 1923"), and so says nothing of a copyright. */
function isWordEnd(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1) | 32;
  return at > 0 && before >= 97 && before <= 122;
}

function yearAt(text: string, start: number, end: number, before: string | undefined): string | null {
  const digits = text.slice(start, end);
  if (digits.length === 4) return digits >= "1000" && digits < "2100" ? digits : null;
  const next = text.slice(end, end + 2);
  if (digits.length === 3 && digits >= "100" && digits < "210" && /^[-?u_]/.test(next)) return `${digits}u`;
  if (digits.length === 2 && /^[-?u_]{2}/.test(next) && digits >= "10" && digits <= "20")
    return `${digits}uu`;
  if (
    digits.length === 2 &&
    before?.length === 4 &&
    /[-/]\s?$/.test(text.slice(Math.max(0, start - 2), start))
  )
    return before.slice(0, 2) + digits;
  return null;
}

/** Years between two dates, each of digits and "u": 0 where they may be the same; null where one is "". */
export function yearsApart(a: string, b: string): number | null {
  if (a === "" || b === "") return null;
  if (a === b) return 0;
  if (!a.includes("u") && !b.includes("u")) return Math.abs(Number(a) - Number(b));
  const low = Math.max(earliest(a), earliest(b));
  const high = Math.min(latest(a), latest(b));
  return low <= high ? 0 : low - high;
}

function earliest(year: string): number {
  return Number(year.replaceAll("u", "0"));
}

function latest(year: string): number {
  return Number(year.replaceAll("u", "9"));
}
