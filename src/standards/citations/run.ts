/** A stretch of a citation's text. */
export interface Run {
  readonly text: string;
  readonly italic: boolean;
}

/** A citation in one style: runs that render without any markup of their own. */
export type Citation = readonly Run[];

/** Words, or runs that are in place already; null and "" leave nothing behind. */
export type Part = string | Citation | null;

/** Text in italics. */
export function italic(text: string): Citation {
  return text === "" ? [] : [{ text, italic: true }];
}

/** Sets parts one after the other, each in the text's upright letters unless it says otherwise. */
export function together(...parts: readonly Part[]): Citation {
  const runs: Run[] = [];
  for (const part of parts)
    for (const run of typeof part === "string" ? [{ text: part, italic: false }] : (part ?? [])) {
      const last = runs.at(-1);
      if (run.text === "") continue;
      if (last && last.italic === run.italic) runs[runs.length - 1] = { ...last, text: last.text + run.text };
      else runs.push(run);
    }
  return runs;
}

/** Joins what there is with a separator. */
export function joined(separator: string, ...parts: readonly Part[]): Citation {
  const there = parts.map((part) => together(part)).filter((part) => part.length > 0);
  return together(...there.flatMap((part, at) => (at === 0 ? [part] : [separator, part])));
}

/** Ends with a full stop, unless it already ends with one or with a mark that takes its place, also within quotation marks. */
export function ended(...parts: readonly Part[]): Citation {
  const runs = together(...parts);
  return runs.length === 0 || /[.!?…。！？؟][”’]?$/u.test(plainText(runs)) ? runs : together(runs, ".");
}

/** Sentences, each with its full stop, one space between them. */
export function sentences(...parts: readonly Part[]): Citation {
  return joined(" ", ...parts.map((part) => ended(part)));
}

/** A citation as plain text. */
export function plainText(citation: Citation): string {
  return citation.map(({ text }) => text).join("");
}
