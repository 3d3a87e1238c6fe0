import { describe, expect, test } from "vitest";
import { codedYear, imprintYears, yearsApart } from "./dates.ts";

describe("dates", () => {
  test.each([
    ["1923.", ["1923"]],
    ["[1937?]", ["1937"]],
    ["c1923", ["c1923"]],
    ["1984, c1983", ["1984", "c1983"]],
    ["©2010", ["c2010"]],
    ["copyright 1999", ["c1999"]],
    ["Dec 1923", ["1923"]],
    ["187-?", ["187u"]],
    ["[19--]", ["19uu"]],
    ["1952-54", ["1952", "1954"]],
    ["Heisei 5 [1993]", ["1993"]],
    ["no date", []],
  ])("reads %j as %j", (text, years) => {
    expect(imprintYears(text)).toEqual(years);
  });

  test.each([
    ["1987", "1987"],
    ["198u", "198u"],
    ["19||", "19uu"],
    ["9999", ""],
    ["    ", ""],
    ["0999", ""],
    ["198", ""],
  ])("reads the coded %j as %j", (text, year) => {
    expect(codedYear(text)).toBe(year);
  });

  test("counts the years between two dates, of which parts may be unknown", () => {
    expect(yearsApart("1987", "1990")).toBe(3);
    expect(yearsApart("198u", "1985")).toBe(0);
    expect(yearsApart("198u", "1993")).toBe(4);
    expect(yearsApart("19uu", "187u")).toBe(21);
    expect(yearsApart("", "1987")).toBeNull();
  });
});
