/**
 * A MARC record as Unicode text: the one shape that every codec here reads into and writes from.
 * All objects of one kind are built with the same keys in the same order, which keeps the engine's
 * property access monomorphic in the loader's hot loops.
 */

/** One MARC record (bibliographic, authority or holdings; MARC 21 or UNIMARC). */
export interface MarcRecord {
  /** The leader, 24 characters; lengths and base address in it mean nothing once decoded. */
  leader: string;
  /** Fields in the order of the record's directory. */
  fields: Field[];
}

/** A field without indicators and subfields: tags 001 to 009. */
export interface ControlField {
  tag: string;
  value: string;
}

/** A field with two indicators and subfields. */
export interface DataField {
  tag: string;
  /** Both indicators, always two characters; a blank is a space. */
  ind: string;
  subfields: Subfield[];
}

export type Field = ControlField | DataField;

export interface Subfield {
  /** One character. */
  code: string;
  value: string;
}

/** The parts of a subfield $6 (MARC 21 Appendix A, "Control subfields", $6 Linkage). */
export interface Linkage {
  /** Tag of the field at the other end. */
  tag: string;
  /** Two digits or more; "00" means that the 880 has no partner. */
  occurrence: string;
  /** Script code as written, for example "$1", "(3", "(N"; empty where none is given. */
  script: string;
  rightToLeft: boolean;
}

/** A field in one script together with the same field in the original script, where both exist. */
export interface VernacularPair {
  /** The field as catalogued in the main script; null for an 880 that has no partner. */
  main: DataField | null;
  /** The 880 that belongs to it. */
  vernacular: DataField;
  linkage: Linkage;
}

/** Says whether a field is a control field (has a value, not subfields). */
export function isControlField(field: Field): field is ControlField {
  return (field as DataField).subfields === undefined;
}

/** Says whether a tag names a control field: 001 to 009, and 000 as some systems write. */
export function isControlTag(tag: string): boolean {
  return tag.length === 3 && tag.charCodeAt(0) === 48 && tag.charCodeAt(1) === 48;
}

/** The value of the first control field with this tag, or null. */
export function controlValue(record: MarcRecord, tag: string): string | null {
  for (const field of record.fields) {
    if (field.tag === tag && isControlField(field)) return field.value;
  }
  return null;
}

/** All data fields with one of these tags, in record order. */
export function fieldsOf(record: MarcRecord, ...tags: string[]): DataField[] {
  const found: DataField[] = [];
  for (const field of record.fields) {
    if (tags.includes(field.tag) && !isControlField(field)) found.push(field);
  }
  return found;
}

/** Values of the subfields whose code occurs in `codes` ("abc"), in field order. */
export function subfieldValues(field: DataField, codes: string): string[] {
  const values: string[] = [];
  for (const subfield of field.subfields) {
    if (codes.includes(subfield.code)) values.push(subfield.value);
  }
  return values;
}

/** Value of the first subfield with this code, or null. */
export function firstSubfield(field: DataField, code: string): string | null {
  for (const subfield of field.subfields) {
    if (subfield.code === code) return subfield.value;
  }
  return null;
}

const LINKAGE = /^([0-9A-Za-z]{3})-([0-9]{2,})(?:\/([^/]*))?(\/r)?/;

/** Reads subfield $6 of a field: null where it has none or it does not follow the pattern. */
export function linkage(field: DataField): Linkage | null {
  const text = firstSubfield(field, "6");
  if (text === null) return null;
  const match = LINKAGE.exec(text.trim());
  if (match === null) return null;
  const script = match[3] ?? "";
  return {
    tag: match[1]!,
    occurrence: match[2]!,
    script: script === "r" ? "" : script,
    rightToLeft: match[4] !== undefined || script === "r",
  };
}

/**
 * The original-script (880) fields that stand for `tag`, each with its partner in the main script.
 * They are joined by tag and occurrence, never by order; an 880 whose partner is missing, or whose
 * occurrence is 00, is given with `main: null`.
 */
export function vernacularOf(record: MarcRecord, tag: string): VernacularPair[] {
  const pairs: VernacularPair[] = [];
  for (const vernacular of fieldsOf(record, "880")) {
    const link = linkage(vernacular);
    if (link === null || link.tag !== tag) continue;
    pairs.push({ main: partnerOf(record, link), vernacular, linkage: link });
  }
  return pairs;
}

function partnerOf(record: MarcRecord, link: Linkage): DataField | null {
  if (link.occurrence === "00") return null;
  for (const field of fieldsOf(record, link.tag)) {
    const back = linkage(field);
    if (back !== null && back.tag === "880" && back.occurrence === link.occurrence) return field;
  }
  return null;
}
