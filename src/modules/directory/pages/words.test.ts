import { describe, expect, test } from "vitest";
import { addressLines, countryName, distanceText, wallTime } from "./words.ts";

const address = { street: "1 Gate", city: "Town", postcode: "P1", region: "Region", country: "GB" };

describe("an address", () => {
  test.each([
    ["GB", ["1 Gate", "Town P1", "Region", "United Kingdom"]],
    ["US", ["1 Gate", "Town, Region P1", "United States"]],
    ["DE", ["1 Gate", "P1 Town", "Region", "Germany"]],
  ])("has its lines in the order of its country: %s", (country, lines) => {
    expect(addressLines("en", { ...address, country })).toEqual(lines);
  });

  test("leaves out a region that is not given and a country that is none", () => {
    expect(addressLines("en", { ...address, region: undefined, country: "ZZ" })).toEqual([
      "1 Gate",
      "P1 Town",
    ]);
    expect(countryName("es", "DE")).toBe("Alemania");
  });
});

test("distances and times are written as each language does", () => {
  expect(["en", "id", "es"].map((locale) => distanceText(locale as "en", 1.25))).toEqual([
    "1.3 km",
    "1,3 km",
    "1,3 km",
  ]);
  expect(distanceText("en", 34.6)).toBe("35 km");
  expect(wallTime("id", "09:05")).toBe("09.05");
});
