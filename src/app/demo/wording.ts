import { chance } from "./chance.ts";
import type { Fact } from "./facts.ts";
import type { DemoLibrary } from "./network.ts";

/** How a library would write names and titles: case, marks, dates, initials. */
const smallWords = new Set([
  "a",
  "an",
  "and",
  "the",
  "of",
  "in",
  "on",
  "or",
  "to",
  "for",
  "by",
  "with",
  "dan",
  "di",
  "yang",
  "dari",
  "de",
  "la",
  "el",
  "y",
  "le",
  "les",
  "et",
  "du",
  "der",
  "die",
  "das",
  "und",
]);

/** Takes off what a keyboard without accents cannot write. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f\ufe20\ufe21]/g, "")
    .replace(/[ʻʼʹ]/g, "")
    .replace(/ı/g, "i")
    .replace(/[Łł]/g, (letter) => (letter === "Ł" ? "L" : "l"))
    .replace(/[Øø]/g, (letter) => (letter === "Ø" ? "O" : "o"))
    .replace(/[Đđ]/g, (letter) => (letter === "Đ" ? "D" : "d"))
    .replace(/ß/g, "ss");
}

function headline(text: string): string {
  return text
    .split(" ")
    .map((word, at) => (at > 0 && smallWords.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(" ");
}

/** Text of a title in the case and with the marks that a library uses. */
export function titleText(text: string, { cataloguingStyle: style }: DemoLibrary): string {
  const marked = style.diacritics ? text : plain(text);
  if (style.titleCase === "upper") return marked.toUpperCase();
  return style.titleCase === "headline" ? headline(marked) : marked;
}

/** Whether the main fields of this record are in the original script. */
export function inOriginalScript(fact: Fact, { cataloguingStyle: style }: DemoLibrary): boolean {
  return style.scripts === "original" && fact.titleOriginal !== "";
}

/** A personal name as the library's heading has it: $a, $q and $d. */
export function nameParts(
  name: string,
  dates: string,
  fact: Fact,
  library: DemoLibrary,
): { name: string; fuller: string; dates: string } {
  const { cataloguingStyle: style, isil } = library;
  const qualifier = /^(.*) (\(.*\))$/.exec(name);
  const base = qualifier?.[1] ?? name;
  const spelt = qualifier && chance("fuller", isil, name) < style.fullNames ? qualifier[2]! : "";
  const dated = chance("dates", isil, name) < style.authorDates ? dates : "";
  const text = style.diacritics ? base : plain(base);
  return {
    name: style.titleCase === "upper" ? text.toUpperCase() : text,
    fuller: fact.form === "serial" ? "" : spelt,
    dates: dated,
  };
}

/** A name in the order of the title page: "Harper Lee", and "Natsume Sōseki" where the family name comes first. */
export function directOrder(name: string, familyFirst = false): string {
  const base = name.replace(/ \(.*\)$/, "");
  const comma = base.indexOf(", ");
  if (familyFirst) return base.replace(", ", " ");
  return comma < 0 ? base : `${base.slice(comma + 2)} ${base.slice(0, comma)}`;
}

/** Whether a title page puts the author's family name first: Chinese, Japanese and Korean works, not translations. */
export function isFamilyFirst(fact: Fact): boolean {
  return ["Hans", "Hant", "Jpan", "Kore"].includes(fact.script) && fact.originalTitle === "";
}

const articles: Record<string, string[]> = {
  eng: ["The ", "A ", "An "],
  fre: ["Le ", "La ", "Les ", "L'", "Un ", "Une "],
  ger: ["Der ", "Die ", "Das ", "Ein ", "Eine "],
  spa: ["El ", "La ", "Los ", "Las ", "Un ", "Una "],
  ita: ["Il ", "La ", "Lo ", "I ", "Gli ", "Le ", "L'", "Una "],
  por: ["O ", "A ", "Os ", "As "],
  dut: ["De ", "Het ", "Een "],
  ara: ["al-"],
};

/** How many characters a title begins with that do not count in sorting. */
export function nonfiling(title: string, language: string): number {
  const lower = title.toLowerCase();
  const article = articles[language]?.find((each) => lower.startsWith(each.toLowerCase()));
  return article?.length ?? 0;
}
