import type { DataField } from "#standards/marc/record.ts";
import { chance } from "./chance.ts";
import type { Contributor, Fact } from "./facts.ts";
import { ending, field } from "./fields.ts";
import type { DemoLibrary } from "./network.ts";
import { translatedSubject } from "./subject-words.ts";
import { inOriginalScript, nameParts } from "./wording.ts";
import { words } from "./words.ts";

/** Groups that play together are corporate names in MARC. */
const groups = new Set([
  "Beatles",
  "Pink Floyd",
  "Simon and Garfunkel",
  "Buena Vista Social Club",
  "Kraftwerk",
]);

/** 100 or 110, or null where a title has no author. */
export function authorField(fact: Fact, library: DemoLibrary): DataField | null {
  if (!fact.author) return null;
  if (groups.has(fact.author)) return field("110", "2 ", [["a", point(fact.author, library)]]);
  const original = inOriginalScript(fact, library) && fact.authorOriginal !== "";
  const parts = nameParts(original ? fact.authorOriginal : fact.author, fact.authorDates, fact, library);
  return field("100", /[,،]/.test(parts.name) ? "1 " : "0 ", personParts(parts, authorRole(fact), library));
}

function authorRole(fact: Fact): string {
  if (fact.form === "music") return "performer";
  return fact.form === "score" ? "composer" : "author";
}

function personParts(
  { name, fuller, dates }: ReturnType<typeof nameParts>,
  role: string,
  library: DemoLibrary,
): [string, string][] {
  const { cataloguingStyle: style } = library;
  const relator = style.rules === "rda" ? (style.punctuation && style.language === "eng" ? role : "") : "";
  const code = style.rules === "rda" && !relator ? (relatorCodes[role] ?? "") : "";
  if (!style.punctuation)
    return [
      ["a", name],
      ["q", fuller],
      ["d", dates],
      ["4", code],
    ];
  const named: [string, string][] = [
    ["a", name],
    ["q", fuller],
    ["d", dates],
  ];
  const kept = named.filter(([, text]) => text !== "");
  const written = kept.map(([part, text], at): [string, string] => {
    const next = kept[at + 1]?.[0];
    if (next === "d" || (next === undefined && relator !== ""))
      return [part, text.endsWith("-") ? text : `${text},`];
    return [part, next === undefined ? ending(text, ".") : text];
  });
  return [...written, ["e", relator && `${relator}.`], ["4", code]];
}

const relatorCodes: Record<string, string> = {
  author: "aut",
  composer: "cmp",
  performer: "prf",
  translator: "trl",
  illustrator: "ill",
  artist: "art",
  narrator: "nrt",
  director: "drt",
};

/** 240: the original title of a translation, where a library gives uniform titles. */
export function uniformTitleField(
  fact: Fact,
  { cataloguingStyle: style, isil }: DemoLibrary,
): DataField | null {
  if (!fact.originalTitle || style.rules === "brief" || chance("uniform", isil, fact.key) >= style.fullness)
    return null;
  return field("240", "10", [
    ["a", ending(fact.originalTitle, style.punctuation ? "." : "")],
    ["l", languageNames[fact.language] ?? ""],
  ]);
}

const languageNames: Record<string, string> = {
  eng: "English",
  spa: "Spanish",
  fre: "French",
  ger: "German",
  ind: "Indonesian",
  ara: "Arabic",
  rus: "Russian",
  chi: "Chinese",
  jpn: "Japanese",
  kor: "Korean",
  tur: "Turkish",
  per: "Persian",
  tha: "Thai",
  heb: "Hebrew",
  vie: "Vietnamese",
  swa: "Swahili",
};

/** 041: language of the text and of what it was translated from. */
export function languageField(fact: Fact, { cataloguingStyle: style }: DemoLibrary): DataField | null {
  if (!fact.originalLanguage || fact.originalLanguage === fact.language || style.rules === "brief")
    return null;
  return field("041", "1 ", [
    ["a", fact.language],
    ["h", fact.originalLanguage],
  ]);
}

/** 700: illustrators, narrators, directors, translators. */
export function addedNameFields(fact: Fact, library: DemoLibrary): DataField[] {
  const { cataloguingStyle: style, isil } = library;
  const people: Contributor[] = [...fact.contributors];
  if (fact.translator) people.push({ name: fact.translator, role: "translator" });
  return people
    .filter(({ name }) => chance("added", isil, fact.key, name) < style.fullness)
    .map(({ name, role }) =>
      field("700", "1 ", personParts(nameParts(name, "", fact, library), role, library)),
    );
}

const sources = { eng: null, ger: "gnd", fre: "ram", spa: "embne", ind: "local", ara: "local" } as const;

/** Subject headings in the library's language; German libraries add no ending mark, LCSH adds form subdivisions. */
export function subjectFields(fact: Fact, library: DemoLibrary): DataField[] {
  const { cataloguingStyle: style } = library;
  const source = sources[style.language];
  if (source === null) return englishSubjects(fact, library);
  const headings = fact.subjects
    .map((each) => translatedSubject(each, style.language))
    .filter((each) => each !== null);
  const fallback =
    fact.kind === "fiction"
      ? words[style.language].fiction
      : fact.kind
        ? words[style.language].nonfiction
        : "";
  if (headings.length === 0 && fallback) headings.push(fallback);
  return headings.map((heading) =>
    field("650", " 7", [
      ["a", point(heading, library)],
      ["2", source],
    ]),
  );
}

function englishSubjects(fact: Fact, library: DemoLibrary): DataField[] {
  const { cataloguingStyle: style } = library;
  const subjects = style.rules === "brief" ? fact.subjects.slice(0, 1) : fact.subjects;
  return subjects.map((heading) => {
    const [main, ...rest] = heading.split(", ");
    const geographic = places.test(heading) && !/^[A-Z][a-z]+ing\b/.test(main!) && !/\d/.test(rest.join());
    const second = fact.audience === "children" ? "1" : "0";
    const subdivision = subdivisionOf(fact, heading);
    const text = style.titleCase === "upper" ? heading.toUpperCase() : heading;
    return subdivision && style.rules !== "brief"
      ? field(geographic ? "651" : "650", ` ${second}`, [
          ["a", text],
          ["v", ending(subdivision, ".")],
        ])
      : field(geographic ? "651" : "650", ` ${second}`, [["a", point(text, library)]]);
  });
}

const places =
  /\((?:[A-Z][\w.]*\.?|N\.Y\.|[A-Z][a-z]+ ?[A-Za-z]*)\)$|^(?:England|India|China|Japan|Indonesia|Egypt|Russia|Germany|France|Spain|Mexico|Iran|Turkey|Vietnam|Thailand|Ukraine|Brazil|Italy|United States|Great Britain|Scotland|Ireland|Kenya|Nigeria|South Africa|Tanzania|Zanzibar|Korea|Australia|Nepal|Israel|Bangladesh|Pakistan)$/;
const genres =
  /fiction|poetry|stories|films|drama|tales|Fantasy|Manga|Periodicals|Biography|Satire|Humour|music|Operas|Symphonies|books/i;

function subdivisionOf(fact: Fact, heading: string): string {
  if (genres.test(heading) || fact.kind !== "fiction") return "";
  return fact.audience === "children" ? "Juvenile fiction" : "Fiction";
}

function point(text: string, { cataloguingStyle: style }: DemoLibrary): string {
  return style.punctuation ? ending(text, ".") : text;
}
