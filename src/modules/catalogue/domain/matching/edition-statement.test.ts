import { expect, test } from "vitest";
import { editionIn, editionWithin } from "./edition-statement.ts";
import { fold } from "./fold.ts";

test.each([
  ["2nd ed.", 2, ""],
  ["3d ed., rev. and enl.", 3, "er"],
  ["First edition", 1, ""],
  ["Edisi kedua", 2, ""],
  ["Segunda edición revisada", 2, "r"],
  ["New ed.", 0, "n"],
  ["New York ed.", 0, "n"],
  ["Reprint ed.", 0, "f"],
  ["", 0, ""],
])("reads the edition %j", (text, number, marks) => {
  expect(editionIn(fold(text))).toEqual({ number, marks });
});

test.each([
  ["a handbook second edition", 2],
  ["by a writer 3d rev ed", 3],
  ["edited by a writer", 0],
  ["a handbook", 0],
])("finds in %j the edition %i", (folded, number) => {
  expect(editionWithin(folded).number).toBe(number);
});
