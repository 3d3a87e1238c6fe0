import fc from "fast-check";
import { expect, test } from "vitest";
import { NumberIndex } from "./number-index.ts";

test("gives each number the place at which it first came", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 2 ** 53 - 1 }), { maxLength: 300 }), (numbers) => {
      const index = new NumberIndex(4);
      const wanted = [...new Set(numbers)];
      for (const number of numbers) expect(index.add(number)).toBe(wanted.indexOf(number));
      expect(index.values()).toEqual(wanted);
      expect(index.size).toBe(wanted.length);
      for (const number of wanted) expect(index.placeOf(number)).toBe(wanted.indexOf(number));
    }),
  );
});

test("knows nothing of numbers that never came", () => {
  const index = new NumberIndex();
  index.add(2 ** 40);
  expect(index.placeOf(2 ** 40 + 1)).toBe(-1);
});
