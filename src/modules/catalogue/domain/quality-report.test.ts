import { describe, expect, test } from "vitest";
import { lackBits } from "./quality.ts";
import { figureNamed, figures, measure, type QualityCounts, type QualitySnapshot } from "./quality-report.ts";

function snapshot(load: number, counts: Partial<QualityCounts>): QualitySnapshot {
  return { load, takenAt: new Date(0), counts: counts as QualityCounts };
}

const isbn = figureNamed("isbn")!;

describe("The figures of the report", () => {
  test("are each lack of a record and what only many records show, once each", () => {
    const names = figures.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(lackBits)));
    expect(new Set(names).size).toBe(names.length);
    expect(figureNamed("nothing")).toBeUndefined();
  });

  test("are measured by the newest load and compared with the one before", () => {
    const newest = snapshot(3, { records: 200, isbn: 30 });
    const before = snapshot(2, { records: 100, isbn: 40 });
    expect(measure(isbn, [newest, before])).toEqual({
      ...isbn,
      ...{ count: 30, base: 200, share: 0.15, change: -10, course: [0.4, 0.15] },
    });
  });

  test("have no change after the first load, nor where the load before did not count them", () => {
    expect(measure(isbn, [snapshot(1, { records: 1, isbn: 1 })]).change).toBeNull();
    const before = snapshot(1, { records: 1 });
    expect(measure(isbn, [snapshot(2, { records: 1, isbn: 1 }), before]).change).toBeNull();
  });

  test("have no share of nothing", () => {
    expect(measure(isbn, [snapshot(1, { records: 0, isbn: 0 })])).toMatchObject({ share: null, course: [] });
    expect(measure(isbn, [])).toMatchObject({ count: 0, share: null, change: null });
  });

  test("of items are shares of the records that have items", () => {
    const counts = { records: 100, "with-items": 10, barcode: 5 };
    expect(measure(figureNamed("barcode")!, [snapshot(1, counts)]).share).toBe(0.5);
  });
});
