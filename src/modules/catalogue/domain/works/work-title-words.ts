import { isCollective } from "./work-collections.ts";
import type { WorkName } from "./work-names.ts";
import { wordsOf } from "./work-words.ts";

/**
 * "Jane Austen's Pride and prejudice", "The novels of Jane Austen", "Jane Austen : the complete novels":
 * the author's own name says nothing about the title. A title that is only the name stays.
 */
export function withoutAuthor(words: string[], subtitle: string, author: WorkName): string[] {
  const surname = author.words.at(-1);
  if (surname === undefined || author.words.length < 2 || words.length === 0) return words;
  const possessive = `${surname}s`;
  let from = 0;
  while (from < words.length && isPartOf(author, words[from]!, possessive)) from++;
  if (from === words.length) {
    const more = subtitle === "" ? [] : wordsOf(subtitle);
    return isCollective(more) ? more : words;
  }
  if (from > 0 && words[from - 1] === possessive) return words.slice(from);
  if (from > 1 && isCollective(words.slice(from))) return words.slice(from);
  return withoutByline(words, author, possessive);
}

function withoutByline(words: string[], author: WorkName, possessive: string): string[] {
  let to = words.length;
  while (to > 0 && isPartOf(author, words[to - 1]!, possessive)) to--;
  const joint = words[to - 1];
  const isByline = to < words.length && to > 1 && (joint === "of" || joint === "by");
  return isByline ? words.slice(0, to - 1) : words;
}

function isPartOf(author: WorkName, word: string, possessive: string): boolean {
  return word === possessive || author.words.includes(word);
}

/** "Part one", "Bd. 2", "IV." as a number; in words where there is none to read. */
export function partNumber(text: string): string {
  const digits = /\d+/.exec(text);
  if (digits !== null && text.length < 20) return String(Number(digits[0]));
  const words = wordsOf(text);
  if (digits !== null) return words.join(" ");
  const last = words.at(-1) ?? "";
  const number = numbers.indexOf(last);
  if (number > 0) return String(number);
  return /^[ivxl]+$/.test(last) ? String(romanNumber(last)) : words.join(" ");
}

const numbers = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

function romanNumber(text: string): number {
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const value = romanDigits[text.charAt(i)]!;
    total += value < (romanDigits[text.charAt(i + 1)] ?? 0) ? -value : value;
  }
  return total;
}
