import { IntlMessageFormat } from "intl-messageformat";

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];
type Catalogue = Readonly<Record<string, string>>;

/** What a message asks of its caller and of its language. */
interface Shape {
  /** Argument names; a select carries its options: `gender(female|male|other)`. */
  readonly arguments: ReadonlySet<string>;
  /** The text that readers see, without arguments and the words of the format itself. */
  readonly text: string;
  readonly plurals: readonly { readonly options: readonly string[]; readonly type: "cardinal" | "ordinal" }[];
}

// Kinds of elements in the message format's syntax tree.
const kinds = { literal: 0, select: 5, plural: 6, pound: 7 };

/** The argument names that a message needs; throws SyntaxError where it does not parse. */
export function argumentsOf(text: string): Set<string> {
  const names = [...shapeOf(text, "en").arguments].map((argument) => argument.replace(/\(.*/, ""));
  return new Set(names);
}

function shapeOf(text: string, locale: string): Shape {
  const names = new Set<string>();
  const texts: string[] = [];
  const plurals: { options: string[]; type: "cardinal" | "ordinal" }[] = [];
  const walk = (elements: readonly Element[]) => {
    for (const element of elements) {
      if (element.type === kinds.pound || !("value" in element)) continue;
      if (element.type === kinds.literal) {
        texts.push(element.value);
        continue;
      }
      if (!("options" in element)) {
        names.add(element.value);
        continue;
      }
      const options = Object.keys(element.options);
      names.add(
        element.type === kinds.select ? `${element.value}(${options.sort().join("|")})` : element.value,
      );
      if ("pluralType" in element) plurals.push({ options, type: element.pluralType ?? "cardinal" });
      for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst());
  return { arguments: names, plurals, text: texts.join(" ") };
}

/**
 * Compares one language's messages with the English ones.
 *
 * @returns a sentence for each fault: a key missing or too much, a text that does not parse, other
 *   arguments than the English one, a plural form missing, a text left in English
 */
export function compareMessages(locale: string, english: Catalogue, others: Catalogue): string[] {
  const missing = Object.keys(english).filter((key) => !(key in others));
  const strange = Object.keys(others).filter((key) => !(key in english));
  const faults = [
    ...missing.map((key) => `${key} is missing.`),
    ...strange.map((key) => `${key} does not stand in en.json.`),
  ];
  for (const [key, text] of Object.entries(others)) {
    const source = english[key];
    if (source !== undefined)
      faults.push(...compareOne(locale, source, text).map((says) => `${key} ${says}`));
  }
  return faults;
}

function compareOne(locale: string, source: string, text: string): string[] {
  if (text.trim() === "") return ["is empty."];
  let wanted: Shape;
  let given: Shape;
  try {
    wanted = shapeOf(source, "en");
    given = shapeOf(text, locale);
  } catch (error) {
    return [`does not parse: ${(error as Error).message}`];
  }
  const list = (shape: Shape) => [...shape.arguments].sort().join(", ") || "none";
  const faults: string[] = [];
  if (list(wanted) !== list(given))
    faults.push(`has the arguments ${list(given)}; English has ${list(wanted)}.`);
  for (const plural of given.plurals) {
    const lacking = lackingForms(locale, plural.options, plural.type);
    if (lacking.length > 0) faults.push(`lacks the plural forms ${lacking.join(", ")}.`);
  }
  if (isLeftInEnglish(locale, wanted.text, given.text)) faults.push("is left in English.");
  return faults;
}

// An exact form stands for a category that holds this one number only.
const exact: Record<string, string> = { zero: "=0", one: "=1", two: "=2" };

function lackingForms(locale: string, options: readonly string[], type: "cardinal" | "ordinal"): string[] {
  return new Intl.PluralRules(locale, { type })
    .resolvedOptions()
    .pluralCategories.filter((category) => !options.includes(category))
    .filter((category) => !options.includes(exact[category] ?? ""))
    .filter((category) => !(locale === "es" && category === "many"));
  // Spanish "many" is for whole millions and falls back to "other", which is right for numbers in digits
  // below a million.
}

function isLeftInEnglish(locale: string, source: string, text: string): boolean {
  if (locale === "en") return false;
  // Names and abbreviations (MARC, ISBN) stay as they are; words have small letters.
  const words = text.match(/\b[A-Za-z]?[a-z]{2,}\b/g) ?? [];
  if (locale === "ar") return words.length >= 2 && !/\p{Script=Arabic}/u.test(text);
  return source === text && words.length >= 3;
}
