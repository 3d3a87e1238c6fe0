import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { positionFromText, positionToText } from "./review-position.ts";

describe("a position in the queue", () => {
  test("is read from the address that it was written into", () => {
    const count = fc.nat(999_999);
    const position = fc.record({
      ...{ touches: count, reach: count, editionA: count, editionB: count },
      // What a column of single precision gives.
      score: fc.float({ noNaN: true, min: -1000, max: 1000 }).map((x) => Number(x.toPrecision(7)) || 0),
    });
    fc.assert(
      fc.property(position, (at) => {
        expect(positionFromText(positionToText(at))).toEqual(at);
      }),
    );
  });

  test("is nothing where the address says something else", () => {
    for (const text of [undefined, "", "1_2_3", "1_2_x_3_4", "r12", "1_2_3_4_5_6", "1'_2_3_4_5"])
      expect(positionFromText(text)).toBeNull();
  });
});
