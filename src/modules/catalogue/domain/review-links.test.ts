import { describe, expect, test } from "vitest";
import { bookRecord, doubtfulVariant } from "../testing/review-books.ts";
import { currentMatcher } from "./matching/matcher.ts";
import { traitsOf } from "./matching/traits.ts";
import { linksOf } from "./review-links.ts";

const book = { title: "The tide tables of Lake Meru" };
const of = (library: string, more: object = {}) => ({
  ...{ library, controlNumber: "1" },
  traits: traitsOf(bookRecord("1", { ...book, ...more })),
});
const nobody = () => false;

describe("what links the records of an edition", () => {
  test("is for each record the one that it goes with best", () => {
    const records = [
      of("A", { isbn: "9780306406157" }),
      of("B", { isbn: "9780131103627" }),
      of("C", { isbn: "9780131103627" }),
    ];
    const links = linksOf(records, nobody, currentMatcher);
    expect(links).toHaveLength(2);
    expect(
      links.find(({ record, through }) => `${record.library}${through.library}`.match(/BC|CB/)),
    ).toBeDefined();
    expect(links.every(({ explanation }) => explanation.statements.length > 0)).toBe(true);
  });

  test("is a person's decision before any rule", () => {
    const records = [of("A"), of("B"), of("C", { title: "Bridges and their builders", pages: 90 })];
    const isSame = (a: { library: string }, b: { library: string }) =>
      a.library + b.library === "AC" || b.library + a.library === "AC";
    const links = linksOf(records, isSame, currentMatcher);
    expect(links.map(({ record, decided }) => [record.library, decided])).toEqual([
      ["C", true],
      ["B", false],
    ]);
    expect(links[1]!.through.library).toBe("A");
  });

  test("is nothing for one record", () => {
    expect(linksOf([of("A")], nobody, currentMatcher)).toEqual([]);
    expect(doubtfulVariant(book)).not.toEqual(book);
  });
});
