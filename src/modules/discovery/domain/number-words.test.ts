import { expect, test } from "vitest";
import { numberInWords, wordAsNumber } from "./number-words.ts";

test.each([
  ["7", ["seven"]],
  ["22", ["twenty two"]],
  ["80", ["eighty"]],
  ["451", ["four hundred fifty one"]],
  ["1984", ["nineteen eighty four", "one thousand nine hundred eighty four"]],
  ["2001", ["two thousand one"]],
  ["20000", ["twenty thousand"]],
])("says %s in words", (digits, words) => {
  expect(numberInWords(digits)).toEqual(words);
});

test("says nothing of what is no number, or a very long one", () => {
  expect(numberInWords("12a")).toEqual([]);
  expect(numberInWords("9780747532699")).toEqual([]);
});

test("knows the numbers that are one word", () => {
  expect([wordAsNumber("zero"), wordAsNumber("twelve"), wordAsNumber("ninety")]).toEqual(["0", "12", "90"]);
  expect(wordAsNumber("many")).toBeNull();
});
