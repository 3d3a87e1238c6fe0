// RIS, the tagged format of reference managers. It has no standard but its makers' description: a line is a tag of
// two characters, two spaces, a hyphen, a space and the value; TY begins a reference and ER ends it; lines end with
// CR LF. Text is UTF-8.

/** One line: tag and value. */
export type RisField = readonly [tag: string, value: string];

/** A reference: its type ("BOOK") and its other fields in order, without TY and ER. */
export interface RisReference {
  readonly type: string;
  readonly fields: readonly RisField[];
}

const lineEnds = /[\r\n\u2028\u2029\u0085\v\f]+/g;

/** Writes one reference with an empty line after it. A value stays on one line; fields without a value are left out. */
export function writeRis({ type, fields }: RisReference): string {
  const lines = fields.flatMap(([tag, value]) => {
    const text = value.replace(lineEnds, " ").trim();
    return text === "" ? [] : [`${tag}  - ${text}`];
  });
  return [`TY  - ${type}`, ...lines, "ER  - ", "", ""].join("\r\n");
}

/** Reads references; a line that has no tag goes on with the one before, and lines outside of references are passed over. */
export function readRis(text: string): RisReference[] {
  const references: RisReference[] = [];
  let type: string | null = null;
  let fields: [string, string][] = [];
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)) {
    const [, tag, value = ""] = /^([A-Z][A-Z0-9]) {2}-(?: (.*))?$/.exec(line) ?? [];
    if (tag === "TY") {
      type = value.trim();
      fields = [];
    } else if (type === null) continue;
    else if (tag === "ER") {
      references.push({ type, fields });
      type = null;
    } else if (tag !== undefined) fields.push([tag, value.trim()]);
    else if (line.trim() !== "" && fields.length > 0) fields.at(-1)![1] += ` ${line.trim()}`;
  }
  return references;
}
