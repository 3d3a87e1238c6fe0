import { describe, expect, test } from "vitest";
import { extentOf, heightOf, romanValue } from "./extent.ts";

describe("extents", () => {
  test.each([
    ["325 p.", { pages: 325, preliminary: 0, units: 0 }],
    ["xiv, [2], 453 pages", { pages: 453, preliminary: 14 }],
    ["v, 298 p.", { pages: 298, preliminary: 5 }],
    ["xii, [13]-436 p.", { pages: 436, preliminary: 12 }],
    ["149, [1] p.", { pages: 149 }],
    ["[12] p.", { pages: 12 }],
    ["xv, 472, 422 p.", { pages: 472, allPages: 894, preliminary: 15 }],
    ["233 p., [5] leaves of plates", { pages: 233 }],
    ["ix, 105 leaves", { pages: 105, preliminary: 9 }],
    ["7 v.", { pages: 0, units: 7 }],
    ["2 v. (xx, 1023 p.)", { pages: 1023, units: 2 }],
    ["1 online resource (xii, 345 pages)", { pages: 345 }],
    ["1 v. (various pagings)", { units: 1, various: true }],
    ["vi, 120 hlm.", { pages: 120, preliminary: 6 }],
    ["456 S.", { pages: 456 }],
    ["p. cm.", { pages: 0, units: 0 }],
    ["", { pages: 0, units: 0 }],
  ])("reads %j", (text, extent) => {
    expect(extentOf(text)).toMatchObject(extent);
  });

  test.each([
    ["24 cm.", 24],
    ["23.5 cm", 24],
    ["22 1/2cm.", 23],
    ["27 x 29 cm", 27],
    ["195 mm", 20],
    ["8vo", 0],
  ])("reads the height %j", (text, height) => {
    expect(heightOf(text)).toBe(height);
  });

  test("reads Roman numbers", () => {
    expect(["xiv", "iv", "mcmlxxxiv", "word"].map(romanValue)).toEqual([14, 4, 1984, 0]);
  });
});
