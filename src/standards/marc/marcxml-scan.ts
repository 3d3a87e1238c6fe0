import { codeOf, indicatorsOf, tagOf } from "./fields.ts";
import { readLeader } from "./leader.ts";
import type { Field, MarcRecord, Subfield } from "./record.ts";

const GT = 0x3e;
const SLASH = 0x2f;
const QUOTE = 0x22;

/**
 * Reads a MARCXML record of the ordinary shape: leader, controlfield, datafield, subfield, quoted
 * attributes, text with the usual escapes. Null for everything else (comments, CDATA, missing
 * attributes, empty elements, any irregularity), which then goes to the full parser.
 */
export function scanMarcXml(text: string): MarcRecord | null {
  if (text.includes("\r")) return null;
  return new Scanner(text).record();
}

class Scanner {
  readonly text: string;
  readonly escapes: boolean;
  prefix = "";
  /** The commonest tags, letter by letter; others are read attribute by attribute. */
  subfieldOpen = "";
  subfieldClose = "";
  dataFieldOpen = "";
  at = 0;
  /** Attributes of the tag last read: the shared string, or null where absent or irregular. */
  tag: string | null = null;
  code: string | null = null;
  ind1 = -1;
  ind2 = -1;

  constructor(text: string) {
    this.text = text;
    this.escapes = text.includes("&");
  }

  record(): MarcRecord | null {
    if (!this.openRecord()) return null;
    let leader: string | null = null;
    const fields: Field[] = [];
    while (this.toTag()) {
      if (this.commonDataField() || (this.isNamed("datafield") && this.attributes())) {
        const field = this.dataField();
        if (field === null) return null;
        fields.push(field);
      } else if (this.isNamed("controlfield")) {
        const value = this.attributes() ? this.content("controlfield") : null;
        if (value === null || this.tag === null) return null;
        fields.push({ tag: this.tag, value });
      } else if (this.isNamed("leader") && leader === null) {
        leader = this.attributes() ? this.content("leader") : null;
        if (leader === null || !isOrdinary(leader)) return null;
      } else {
        return this.isEnd("record") && leader !== null && fields.length > 0 ? { leader, fields } : null;
      }
    }
    return null;
  }

  private openRecord(): boolean {
    const { text } = this;
    const name = text.indexOf("record");
    const end = text.indexOf(">", name);
    if (text.charCodeAt(0) !== 0x3c || name < 1 || end === -1 || text.charCodeAt(end - 1) === SLASH)
      return false;
    this.prefix = text.slice(1, name);
    this.subfieldOpen = `<${this.prefix}subfield code="`;
    this.subfieldClose = `</${this.prefix}subfield>`;
    this.dataFieldOpen = `<${this.prefix}datafield tag="`;
    this.at = end + 1;
    return this.prefix === "" || this.prefix.indexOf(":") === this.prefix.length - 1;
  }

  /** Steps over blanks to the "<" of the next tag; false where something else stands there. */
  private toTag(): boolean {
    let { at } = this;
    while (this.text.charCodeAt(at) <= 32) at++;
    this.at = at;
    return this.text.charCodeAt(at) === 0x3c;
  }

  /** If the tag here has this name, moves behind the name. */
  private isNamed(name: string): boolean {
    const from = this.at + 1 + this.prefix.length;
    if (!this.text.startsWith(name, from)) return false;
    if (this.prefix !== "" && !this.text.startsWith(this.prefix, this.at + 1)) return false;
    this.at = from + name.length;
    return true;
  }

  private isEnd(name: string): boolean {
    if (!this.text.startsWith("</", this.at)) return false;
    this.at++;
    return this.isNamed(name) && this.text.charCodeAt(this.at++) === GT;
  }

  /** Reads `<datafield tag="245" ind1="1" ind2="0">` in just this form; false where it is another. */
  private commonDataField(): boolean {
    const { text, at } = this;
    if (!text.startsWith(this.dataFieldOpen, at)) return false;
    const tag = at + this.dataFieldOpen.length;
    if (!text.startsWith('" ind1="', tag + 3) || !text.startsWith('" ind2="', tag + 12)) return false;
    if (text.charCodeAt(tag + 21) !== QUOTE || text.charCodeAt(tag + 22) !== GT) return false;
    this.tag = alphanumericTag(text.charCodeAt(tag), text.charCodeAt(tag + 1), text.charCodeAt(tag + 2));
    this.ind1 = text.charCodeAt(tag + 11);
    this.ind2 = text.charCodeAt(tag + 20);
    this.at = tag + 23;
    return true;
  }

  private dataField(): Field | null {
    const { tag } = this;
    const ind = indicatorsOf(this.ind1, this.ind2);
    if (tag === null || ind === null) return null;
    const subfields: Subfield[] = [];
    while (this.toTag()) {
      const subfield = this.commonSubfield();
      if (subfield !== null) {
        subfields.push(subfield);
      } else if (this.isNamed("subfield")) {
        const value = this.attributes() ? this.content("subfield") : null;
        if (this.code === null || value === null || value === "") return null;
        subfields.push({ code: this.code, value });
      } else {
        return this.isEnd("datafield") && subfields.length > 0 ? { tag, ind, subfields } : null;
      }
    }
    return null;
  }

  /** Reads `<subfield code="a">text</subfield>` in just this form; null where it is another. */
  private commonSubfield(): Subfield | null {
    const { text } = this;
    if (!text.startsWith(this.subfieldOpen, this.at)) return null;
    const at = this.at + this.subfieldOpen.length;
    const code = codeOf(text.charCodeAt(at));
    if (code === null || text.charCodeAt(at + 1) !== QUOTE || text.charCodeAt(at + 2) !== GT) return null;
    const end = text.indexOf("<", at + 3);
    if (end <= at + 3 || !text.startsWith(this.subfieldClose, end)) return null;
    let value: string | null = text.slice(at + 3, end);
    if (this.escapes && value.includes("&")) value = unescapeText(value);
    if (value === null || value === "") return null;
    this.at = end + this.subfieldClose.length;
    return { code, value };
  }

  /** Reads attributes up to and over ">"; false where something is irregular. */
  private attributes(): boolean {
    const { text } = this;
    this.tag = null;
    this.code = null;
    this.ind1 = -1;
    this.ind2 = -1;
    let { at } = this;
    for (;;) {
      let byte = text.charCodeAt(at);
      const separated = byte <= 32;
      while (byte <= 32) byte = text.charCodeAt(++at);
      if (byte === GT) break;
      const equals = text.indexOf("=", at);
      const quote = text.charCodeAt(equals + 1);
      if (!separated || equals === -1 || (quote !== 0x22 && quote !== 0x27)) return false;
      const end = text.indexOf(quote === 0x22 ? '"' : "'", equals + 2);
      if (end === -1) return false;
      this.attribute(at, equals, end);
      at = end + 1;
    }
    this.at = at + 1;
    return true;
  }

  private attribute(name: number, equals: number, end: number): void {
    const { text } = this;
    const from = equals + 2;
    const length = end - from;
    if (equals - name === 3 && length === 3 && text.startsWith("tag", name)) {
      this.tag = alphanumericTag(text.charCodeAt(from), text.charCodeAt(from + 1), text.charCodeAt(from + 2));
    } else if (equals - name === 4 && length === 1) {
      if (text.startsWith("code", name)) this.code = codeOf(text.charCodeAt(from));
      else if (text.startsWith("ind1", name)) this.ind1 = text.charCodeAt(from);
      else if (text.startsWith("ind2", name)) this.ind2 = text.charCodeAt(from);
    }
  }

  /** Text up to the end tag of this name, and steps over that; null where it is not plain text. */
  private content(name: string): string | null {
    const from = this.at;
    const end = this.text.indexOf("<", from);
    if (end === -1) return null;
    this.at = end;
    if (!this.isEnd(name)) return null;
    const value = this.text.slice(from, end);
    return this.escapes && value.includes("&") ? unescapeText(value) : value;
  }
}

function alphanumericTag(a: number, b: number, c: number): string | null {
  return isTagCode(a) && isTagCode(b) && isTagCode(c) ? tagOf(a, b, c) : null;
}

function isTagCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isOrdinary(leader: string): boolean {
  if (leader.length !== 24) return false;
  const faults: [] = [];
  return readLeader(leader, faults) === leader;
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const REFERENCE = /&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));|&/g;

/** Text with references resolved; null where one is not among those that XML itself knows. */
function unescapeText(text: string): string | null {
  let regular = true;
  const plain = text.replace(REFERENCE, (_whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name]!;
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal ?? "-1");
    if (code < 32 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) regular = false;
    return regular ? String.fromCodePoint(code) : "";
  });
  return regular ? plain : null;
}
