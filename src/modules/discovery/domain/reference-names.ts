import type { Name, Role } from "#standards/citations/reference.ts";
import {
  type DataField,
  fieldsOf,
  firstSubfield,
  type MarcRecord,
  subfieldValues,
} from "#standards/marc/record.ts";
import { clean } from "./marc-text.ts";

/** Relators as codes (MARC code list) and as the words that cataloguers write. */
const relators: readonly (readonly [RegExp, Role | "author"])[] = [
  [
    /^(edt|edc|editor|editors|ed|eds|herausgeber|éditeur scientifique|editor literario|penyunting)$/i,
    "editor",
  ],
  [/^(trl|translator|tr|trans|übersetzer|traducteur|traductor|penerjemah)$/i, "translator"],
  [/^(drt|fmd|director|film director|regisseur|réalisateur|sutradara)$/i, "director"],
  [
    /^(aut|author|joint author|co-author|cmp|composer|ctg|cartographer|prf|performer|sng|singer|art|artist|pht|photographer)$/i,
    "author",
  ],
];

/** What was said in general before names, where a statement of responsibility does not mean authors. */
const notByAuthors =
  /\b(edit|ed\.|transl|illustr|compil|select|introduc|foreword|herausgegeben|hrsg|übers|traduc|tradui|disunting|diterjemah|dirigid|direct)/i;

export interface NamesOfRecord {
  readonly authors: readonly Name[];
  readonly contributors: readonly { readonly role: Role; readonly name: Name }[];
}

/** Whom a record names as authors (100 to 111 and 700 to 711), editors, translators and directors. */
export function namesOfRecord(record: MarcRecord): NamesOfRecord {
  const authors: Name[] = [];
  const contributors: { role: Role; name: Name }[] = [];
  const statement = firstStatement(record);
  for (const field of fieldsOf(record, "100", "110", "111", "700", "710", "711")) {
    const isMain = field.tag[0] === "1";
    // A name with a title is another work; second indicator 2 a work within this one.
    if (!isMain && (field.ind[1] === "2" || firstSubfield(field, "t") !== null)) continue;
    const name = nameOf(field);
    if (name === null) continue;
    const said = rolesOf(field);
    const role =
      said.length > 0
        ? said.find((each) => each !== null)
        : isMain || isCoAuthor(name, statement)
          ? "author"
          : null;
    if (role === "author" || (isMain && !role)) authors.push(name);
    else if (role) contributors.push({ role, name });
  }
  return { authors, contributors };
}

/** The roles that relators name; null for one that citations do not tell (illustrator). */
function rolesOf(field: DataField): (Role | "author" | null)[] {
  const codes = field.tag.endsWith("11") ? "j4" : "e4";
  return subfieldValues(field, codes).map((text) => {
    const word = text
      .trim()
      .replace(/^.*\//, "")
      .replace(/[.,;]+$/, "");
    return relators.find(([pattern]) => pattern.test(word))?.[1] ?? null;
  });
}

/** A name as a field gives it; null where it holds none. */
function nameOf(field: DataField): Name | null {
  const text = clean(firstSubfield(field, "a") ?? "");
  if (text === "") return null;
  const isPerson = field.tag.endsWith("00") && field.ind[0] !== "3";
  if (!isPerson) return { kind: "body", name: [text, ...subfieldValues(field, "b").map(clean)].join(". ") };
  return personOf(text, field.ind[0] === "0" ? null : suffixOf(field));
}

/** "Family, Given" as a person; without a comma the whole is one name. */
export function personOf(text: string, suffix: string | null = null): Name {
  const [family = "", ...rest] = text.split(",").map((part) => part.trim());
  const own = rest.length > 1 && /^(Jr|Sr)\.?$|^[IVX]+$/.test(rest.at(-1)!) ? rest.pop()! : suffix;
  const given = rest.join(", ").replace(/\s*\([^)]*\)\s*$/, "");
  return { kind: "person", family, given: given === "" ? null : given, suffix: own };
}

/** 100 $c holds also titles and words ("Sir", "Dr."): only what is part of the name is taken. */
function suffixOf(field: DataField): string | null {
  const text = clean(firstSubfield(field, "c") ?? "");
  if (/^(Jr|Sr)\.?$/i.test(text)) return text.endsWith(".") ? text : `${text}.`;
  return /^[IVX]+$/.test(text) ? text : null;
}

/** 245 $c up to the first semicolon: those named first made the work, those after it did something for it. */
function firstStatement(record: MarcRecord): string {
  const [title] = fieldsOf(record, "245");
  return (title && firstSubfield(title, "c")?.split(/\s;/)[0]) || "";
}

/** Older records name second authors without a relator: they stand in the first statement of responsibility. */
function isCoAuthor(name: Name, statement: string): boolean {
  const word = name.kind === "person" ? name.family : name.name;
  return statement.toLowerCase().includes(word.toLowerCase()) && !notByAuthors.test(statement);
}
