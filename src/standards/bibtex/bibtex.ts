// BibTeX as BibTeX 0.99 and biber read it, in UTF-8. Values stand in braces, which must pair even where a backslash
// stands before them; so a brace of the text is written as a command.

/** An entry: `@book{key, title = {...}}`. */
export interface BibtexEntry {
  readonly type: string;
  readonly key: string;
  /** Values with their markup: made by {@link escaped} and its like. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const commands: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
};
const texts = Object.entries(commands).map(([text, command]) => [command, text] as const);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they mean nothing in a text and some readers stop at them.
const controls = /[\x00-\x1f\x7f\u2028\u2029]+/g;

/** Text with every sign that TeX would act on written so that it stands for itself. */
export function escaped(text: string): string {
  return text.replace(controls, " ").replace(/[\\{}~^&%$#_]/g, (sign) => commands[sign]!);
}

/**
 * A title: words with a capital beyond the first word are held in braces, since bibliography styles put titles into
 * lower case.
 */
export function escapedTitle(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word, at) => {
      const holds = at === 0 ? /\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}/u.test(word) : /\p{Lu}/u.test(word);
      return holds ? `{${escaped(word)}}` : escaped(word);
    })
    .join("");
}

/** An address or a DOI, which TeX takes letter by letter: only what would break the braces is written otherwise. */
export function verbatim(text: string): string {
  return text.replace(/[\s{}\\]/g, (sign) => encodeURIComponent(sign));
}

/** Writes one entry with an empty line after it. */
export function writeBibtex({ type, key, fields }: BibtexEntry): string {
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
  return `@${type}{${[key, ...lines].join(",\n")}\n}\n\n`;
}

/** The text that a value stands for: without protecting braces and commands of {@link escaped}. */
export function unescaped(value: string): string {
  let text = "";
  for (let at = 0; at < value.length; ) {
    const command = value[at] === "\\" ? texts.find(([written]) => value.startsWith(written, at)) : undefined;
    if (command) {
      text += command[1];
      at += command[0].length;
      continue;
    }
    if (value[at] !== "{" && value[at] !== "}") text += value[at];
    at++;
  }
  return text;
}

/** Reads entries whose values stand in braces or quotation marks or are bare numbers; what it cannot read it passes over. */
export function readBibtex(text: string): BibtexEntry[] {
  const entries: BibtexEntry[] = [];
  for (const start of text.matchAll(/@(\w+)\s*\{\s*([^,\s{}]+)\s*,/g)) {
    const fields: [string, string][] = [];
    let at = start.index + start[0].length;
    for (;;) {
      const name = /^\s*([\w-]+)\s*=\s*/.exec(text.slice(at, at + 200));
      if (!name) break;
      const value = valueAt(text, at + name[0].length);
      if (value === null) break;
      fields.push([name[1]!.toLowerCase(), value.text]);
      at = value.end + (/^\s*,/.exec(text.slice(value.end, value.end + 50))?.[0].length ?? 0);
    }
    entries.push({ type: start[1]!.toLowerCase(), key: start[2]!, fields });
  }
  return entries;
}

function valueAt(text: string, start: number): { text: string; end: number } | null {
  const [bare] = /^\d+/.exec(text.slice(start, start + 20)) ?? [];
  if (bare !== undefined) return { text: bare, end: start + bare.length };
  const opening = text[start];
  if (opening !== "{" && opening !== '"') return null;
  for (let at = start + 1, depth = 0; at < text.length; at++) {
    const isEnd = depth === 0 && text[at] === (opening === "{" ? "}" : '"');
    if (isEnd) return { text: text.slice(start + 1, at), end: at + 1 };
    if (text[at] === "{") depth++;
    else if (text[at] === "}") depth--;
  }
  return null;
}
