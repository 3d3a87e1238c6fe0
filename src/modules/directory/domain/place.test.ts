import { describe, expect, test } from "vitest";
import { exampleBranch, exampleLibrary } from "../example.ts";
import { nearestBranches } from "./distance.ts";
import type { Library } from "./library.ts";
import { findPlace, readPosition } from "./place.ts";

function branchAt(
  code: string,
  city: string,
  postcode: string,
  latitude: number,
  longitude: number,
  region = "North",
) {
  const address = { street: "1 Quay", city, postcode, region, country: "GB" };
  return exampleBranch({ code, address, latitude, longitude });
}

const libraries: Library[] = [
  exampleLibrary({
    isil: "ZZ-ONE",
    branches: [
      branchAt("A", "São Rio", "AB1 2CD", 10, 20),
      branchAt("B", "São Rio", "AB1 9ZZ", 10, 22),
      branchAt("C", "Newton", "70115", 50, 5),
    ],
  }),
  exampleLibrary({ isil: "ZZ-TWO", branches: [branchAt("D", "Newton", "80200", -40, 100, "South")] }),
];

describe("a position written by hand", () => {
  test.each([
    ["51.5, -0.12", 51.5, -0.12],
    ["51,5; -0,12", 51.5, -0.12],
    ["51,5 -0,12", 51.5, -0.12],
    ["51,5, -0,12", 51.5, -0.12],
    ["-7 110", -7, 110],
    ["geo:-7.25,112.75", -7.25, 112.75],
    ["٢٤٫٥، ٤٦٫٧", 24.5, 46.7],
    ["\u22127.5, 1", -7.5, 1],
  ])("%s is read", (text, latitude, longitude) => {
    expect(readPosition(text)).toEqual({ latitude, longitude });
  });

  test.each(["91, 0", "0, 181", "10115", "Newton, 5", "1,2,3", ""])("%s is none", (text) => {
    expect(readPosition(text)).toBeUndefined();
  });
});

describe("a place written by hand", () => {
  test("is a town of ours, whatever its accents and capitals, at the middle of its branches", () => {
    const found = findPlace(libraries, "SAO rio");
    expect(found).toMatchObject({ kind: "found", place: { label: "São Rio, North, GB" } });
    expect(found.kind === "found" && found.place.longitude).toBeCloseTo(21);
  });

  test("is a postcode, with or without its space, or the beginning of one", () => {
    expect(findPlace(libraries, "ab12cd")).toMatchObject({ kind: "found", place: { longitude: 20 } });
    expect(findPlace(libraries, "701")).toMatchObject({
      kind: "found",
      place: { label: "Newton, North, GB" },
    });
  });

  test("that two regions have is asked about", () => {
    const found = findPlace(libraries, "Newton");
    expect(found.kind === "several" && found.places.map(({ label }) => label)).toEqual([
      "Newton, North, GB",
      "Newton, South, GB",
    ]);
  });

  test("that nobody here knows is unknown", () => {
    expect(findPlace(libraries, "Elsewhere")).toEqual({ kind: "unknown" });
    expect(findPlace(libraries, " - ")).toEqual({ kind: "unknown" });
    expect(findPlace(libraries, "1")).toEqual({ kind: "unknown" });
  });

  test("orders all branches by their distance", () => {
    const near = nearestBranches(libraries, { latitude: 50, longitude: 6 });
    expect(near.map(({ branch }) => branch.code)).toEqual(["C", "A", "B", "D"]);
    expect(near[0]!.kilometres).toBeCloseTo(71.47, 1);
  });
});
