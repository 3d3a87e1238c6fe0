import { significantWords } from "./title-words.ts";
import type { Traits } from "./traits.ts";

/** Version of the keys: part of each, so that keys of several versions can lie in one table. */
const keyVersion = 2;

/** More keys than this cost more than they find. */
const most = 16;

/**
 * Under which keys a record is found by others that may be the same edition, and finds them: whole numbers
 * from 0 to 2^53, no repeats, at most 16. Two records of one edition share at least one, but for rare slips.
 */
export function matchKeysOf(traits: Traits): number[] {
  const keys: number[] = [];
  for (const isbn of traits.isbn) add(keys, "i", isbn);
  for (const number of traits.oclc) add(keys, "o", number);
  for (const number of traits.lccn) add(keys, "l", number);
  if (traits.content === "n") for (const number of traits.issn) add(keys, "s", number);
  for (const number of traits.national) add(keys, "n", number);
  for (const number of traits.otherNumbers) add(keys, "e", number);
  for (const number of traits.publisherNumbers) add(keys, "p", number);
  addDescription(keys, traits, traits.title, traits.subtitle);
  if (traits.originalTitle !== "") addDescription(keys, traits, traits.originalTitle, "");
  return keys;
}

function addDescription(keys: number[], traits: Traits, title: string, subtitle: string): void {
  const words = significantWords(subtitle === "" ? title : `${title} ${subtitle}`);
  if (words.length === 0) return;
  const start = words.slice(0, 2).join(" ");
  const form = traits.content + traits.carrier;
  if (traits.date1 !== "") add(keys, "y", `${form}${start} ${traits.date1}`);
  const { pages, units } = traits.extent;
  if (pages > 0) add(keys, "g", `${form}${start} ${pages}`);
  else add(keys, "v", `${form}${start} ${units}`);
}

function add(keys: number[], kind: string, value: string): void {
  if (keys.length >= most) return;
  const key = hashed(`${keyVersion}${kind}${value}`);
  if (!keys.includes(key)) keys.push(key);
}

/** 53 bits of a text: two 32-bit FNV-1a sums with other starts, the second cut to 21 bits. */
function hashed(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code ^ (low >>> 16), 0x85ebca6b);
  }
  return (low >>> 0) + (high >>> 11) * 0x1_0000_0000;
}
