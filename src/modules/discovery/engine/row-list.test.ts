import fc from "fast-check";
import { expect, test } from "vitest";
import { RowList } from "./row-list.ts";

const rows = (most: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: most }), { maxLength: 60 })
    .map((each) => each.toSorted((a, b) => a - b));

test("a list of rows, few or many, gives back what it was given and finds what is shared", () => {
  fc.assert(
    fc.property(fc.constantFrom(100, 5_000), fc.gen(), (most, g) => {
      const [first, more, other] = [g(rows, most), g(rows, most), g(rows, most * 2)];
      const list = new RowList(Uint32Array.from(first), most);
      list.extend(
        Uint32Array.from(more, (row) => row + most),
        most * 2,
      );
      const all = [...first, ...more.map((row) => row + most)];
      expect([...list.all()]).toEqual(all);
      expect(list.size).toBe(all.length);
      expect([...list.among(Uint32Array.from(other))]).toEqual(other.filter((row) => all.includes(row)));
    }),
  );
});
