import { publisherWords } from "./publisher-words.ts";
import { firstSignificantWords } from "./title-words.ts";
import type { Traits } from "./traits.ts";

/** Version of the keys: part of each, so that keys of several versions can lie in one table. */
const keyVersion = 1;

/** More keys than this cost more than they find. */
const most = 16;

/**
 * Under which keys a record is found by others that may be the same edition, and finds them: whole numbers
 * from 0 to 2^53, no repeats, at most 16. Two records of one edition share at least one, but for slips: of
 * labelled pairs of records without any identifiers, 1 in 100 shares none (docs/matching.md).
 */
export function matchKeysOf(traits: Traits): number[] {
  const keys: number[] = [];
  addNumbers(keys, traits);
  addDescription(keys, traits, traits.title, traits.subtitle);
  if (traits.originalTitle !== "") addDescription(keys, traits, traits.originalTitle, "");
  return keys;
}

function addNumbers(keys: number[], traits: Traits): void {
  for (const isbn of traits.isbn) add(keys, "i", isbn);
  for (const number of traits.oclc) add(keys, "o", number);
  for (const number of traits.lccn) add(keys, "l", number);
  // On a record of a book the ISSN is that of its series.
  if (traits.content === "n") for (const number of traits.issn) add(keys, "s", number);
  for (const number of traits.national) add(keys, "n", number);
  for (const number of traits.otherNumbers) add(keys, "e", number);
  for (const number of traits.publisherNumbers) add(keys, "p", number);
}

/**
 * The beginning of the title with the year, with the pages, and with the author; and year, pages and author
 * for titles that begin differently. What is unsure of the carrier is left out, as the vetoes leave it.
 */
function addDescription(keys: number[], traits: Traits, title: string, subtitle: string): void {
  const { content, extent, author, date1 } = traits;
  const words = firstSignificantWords(subtitle === "" ? title : `${title} ${subtitle}`, 4);
  if (words.length === 0) return;
  const form = content + (traits.unsureCarrier ? "" : traits.carrier);
  const start = form + beginning(words, 2);
  const year = date1 || traits.imprint[0]?.replace("c", "") || "";
  if (year !== "") add(keys, "y", `${start} ${year}`);
  const family = nameOf(author) || nameOf(publisherWords(traits.publisher)[0] ?? "");
  if (extent.pages > 0) {
    add(keys, "g", `${start} ${extent.pages}`);
    if (year !== "" && family !== "") add(keys, "x", `${form}${family} ${year} ${extent.pages}`);
  } else if (content === "t") {
    if (extent.units > 0) add(keys, "v", `${start} ${extent.units}`);
  }
  if (content === "t" && words.length > 3) add(keys, "w", form + beginning(words, 4));
  else if (words.length > 2 && author !== "")
    add(keys, "t", `${form}${beginning(words, 3)} ${nameOf(author)}`);
}

/** The first letters of the first words: what misprints, abbreviations and plurals leave alone. */
function beginning(words: readonly string[], count: number): string {
  let text = "";
  for (let i = 0; i < count && i < words.length; i++) text += ` ${words[i]!.slice(0, 4)}`;
  return text;
}

/** The first letters of a name. */
function nameOf(name: string): string {
  const end = name.indexOf(" ");
  return name.slice(0, end < 0 ? 4 : Math.min(4, end));
}

function add(keys: number[], kind: string, value: string): void {
  if (keys.length >= most) return;
  const key = hashed(`${keyVersion}${kind}${value}`);
  if (!keys.includes(key)) keys.push(key);
}

/** 53 bits of a text: two sums in the manner of FNV-1a, of which the second knows the first. */
function hashed(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ (low >>> 8), 0x85ebca6b);
  }
  return (low >>> 0) + (high >>> 11) * 0x1_0000_0000;
}
