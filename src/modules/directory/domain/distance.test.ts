import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kilometresBetween, middleOf } from "./distance.ts";
import type { Position } from "./library.ts";

const place = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const at = (latitude: number, longitude: number): Position => ({ latitude, longitude });

describe("the distance between two places", () => {
  test("of one degree along the equator is a 360th of the earth's circumference", () => {
    expect(kilometresBetween(at(0, 10), at(0, 11))).toBeCloseTo(111.195, 2);
  });

  test("from pole to pole is half the circumference", () => {
    expect(kilometresBetween(at(90, 0), at(-90, 77))).toBeCloseTo(20015.1, 0);
  });

  test("across the date line is short", () => {
    expect(kilometresBetween(at(-17, 179.9), at(-17, -179.9))).toBeLessThan(22);
  });

  test("is the same both ways, never negative, and zero only to itself", () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const there = kilometresBetween(one, other);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThan(20016);
        expect(kilometresBetween(other, one)).toBeCloseTo(there, 6);
        expect(kilometresBetween(one, one)).toBe(0);
      }),
    );
  });
});

describe("the middle of some places", () => {
  test("lies between them, across the date line too", () => {
    const middle = middleOf([at(0, 179), at(0, -177)]);
    expect(middle.latitude).toBeCloseTo(0);
    expect(Math.abs(middle.longitude)).toBeCloseTo(179);
    expect(middle.longitude).toBeLessThan(0);
  });
});
