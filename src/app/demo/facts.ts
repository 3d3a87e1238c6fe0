import { readdirSync, readFileSync } from "node:fs";

/** Forms in which public libraries hold things. */
export const forms = [
  "book",
  "ebook",
  "audiobook",
  "large-print",
  "film",
  "music",
  "score",
  "map",
  "serial",
  "comic",
] as const;
export type Form = (typeof forms)[number];

/** Whom a title is for. */
export const audiences = ["adult", "young adult", "children"] as const;
export type Audience = (typeof audiences)[number];

/** What a text is; empty for what is not a text. */
export const kinds = ["", "fiction", "nonfiction", "poetry", "drama"] as const;
export type Kind = (typeof kinds)[number];

/** A person with a part in a title, e.g. illustrator. */
export interface Contributor {
  name: string;
  role: string;
}

/** What is known of one title. Empty text: not known, or not there. */
export interface Fact {
  /** Unique and lasting: the same title keeps it when rows are added elsewhere. */
  key: string;
  /** MARC language code. */
  language: string;
  form: Form;
  audience: Audience;
  kind: Kind;
  /** Authorised form, inverted, romanised where it is not in Latin letters; no dates. */
  author: string;
  authorDates: string;
  /** In sentence case, romanised where it is not in Latin letters. */
  title: string;
  subtitle: string;
  /** Language and title of what this is a translation of. */
  originalLanguage: string;
  originalTitle: string;
  /** Year in which the work first appeared. */
  firstYear: string;
  /** Year of this edition, only where it is certain. */
  editionYear: string;
  publisher: string;
  place: string;
  pages: string;
  subjects: string[];
  series: string;
  contributors: Contributor[];
  translator: string;
  /** 13 digits, or empty. */
  isbn: string;
  issn: string;
  /** ISO 15924 code, empty for Latin. */
  script: string;
  /** Author and title as they are written in that script. */
  authorOriginal: string;
  titleOriginal: string;
}

/** The columns of the fact files, in order. */
export const columns = [
  "language",
  "form",
  "audience",
  "kind",
  "author",
  "author_dates",
  "title",
  "subtitle",
  "original_language",
  "original_title",
  "first_year",
  "edition_year",
  "publisher",
  "place",
  "pages",
  "subjects",
  "series",
  "contributors",
  "translator",
  "isbn",
  "issn",
  "script",
  "author_original",
  "title_original",
] as const;

const folder = new URL("titles/", import.meta.url);

/** The lines of each fact file, split into cells, without the header. */
export function readRows(): { file: string; header: string[]; rows: string[][] }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".tsv"))
    .sort()
    .map((file) => {
      const lines = readFileSync(new URL(file, folder), "utf8").replace(/\n$/, "").split("\n");
      return { file, header: lines[0]!.split("\t"), rows: lines.slice(1).map((line) => line.split("\t")) };
    });
}

let facts: Fact[] | undefined;

/** All titles of the demo, in the order of the files. */
export function demoFacts(): readonly Fact[] {
  facts ??= readRows().flatMap(({ rows }) => rows.map(factOf));
  return facts;
}

function factOf(cells: string[]): Fact {
  const cell = (name: (typeof columns)[number]) => cells[columns.indexOf(name)] ?? "";
  return {
    key: [cell("language"), cell("form"), cell("author"), cell("title")].join("|"),
    language: cell("language"),
    form: cell("form") as Form,
    audience: cell("audience") as Audience,
    kind: cell("kind") as Kind,
    author: cell("author"),
    authorDates: cell("author_dates"),
    title: cell("title"),
    subtitle: cell("subtitle"),
    originalLanguage: cell("original_language"),
    originalTitle: cell("original_title"),
    firstYear: cell("first_year"),
    editionYear: cell("edition_year"),
    publisher: cell("publisher"),
    place: cell("place"),
    pages: cell("pages"),
    subjects: cell("subjects").split(";").filter(Boolean),
    series: cell("series"),
    contributors: cell("contributors").split(";").filter(Boolean).map(contributorOf),
    translator: cell("translator"),
    isbn: cell("isbn"),
    issn: cell("issn"),
    script: cell("script"),
    authorOriginal: cell("author_original"),
    titleOriginal: cell("title_original"),
  };
}

function contributorOf(text: string): Contributor {
  const comma = text.lastIndexOf(", ");
  return { name: text.slice(0, comma), role: text.slice(comma + 2) };
}
