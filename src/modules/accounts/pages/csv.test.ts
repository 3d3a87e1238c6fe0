import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("a table is written with quotes where needed and no formulas", () => {
  const table = csvOf([
    ["a", 'say "b"', "c,d"],
    ["=SUM(A1)", "-x", "two\nlines"],
    [-5, null, "@x"],
  ]);
  expect(table).toBe(`\uFEFFa,"say ""b""","c,d"\r\n'=SUM(A1),'-x,"two\nlines"\r\n-5,,'@x\r\n`);
});
