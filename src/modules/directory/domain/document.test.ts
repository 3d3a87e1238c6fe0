import { describe, expect, test } from "vitest";
import { exampleBranchDocument, exampleLibraryDocument } from "../example.ts";
import { readBranch, readDocument, readLibrary } from "./document.ts";
import { placeOf } from "./faults.ts";

function branchFaults(parts: object): string[] {
  const reading = readBranch({ ...exampleBranchDocument(), ...parts });
  return reading.kind === "faults" ? reading.faults.map((fault) => `${placeOf(fault)}: ${fault.code}`) : [];
}

function libraryFaults(parts: object): string[] {
  const { branches: _, ...library } = exampleLibraryDocument();
  const reading = readLibrary({ ...library, ...parts });
  return reading.kind === "faults" ? reading.faults.map((fault) => `${placeOf(fault)}: ${fault.code}`) : [];
}

const hours = (day: string, ...periods: unknown[]) => ({ hours: { [day]: periods } });

describe("the hours of a branch", () => {
  test.each([
    ["two that overlap", hours("1", ["09:00", "13:00"], ["12:00", "17:00"]), ["hours.1: hours-overlap"]],
    ["one that begins and ends at once", hours("2", ["09:00", "09:00"]), ["hours.2: hours-empty"]],
    [
      "a night that runs into the morning's",
      { hours: { 7: [["20:00", "09:30"]], 1: [["09:00", "17:00"]] } },
      ["hours.7: hours-overlap"],
    ],
    [
      "a time that no clock shows",
      hours("3", ["25:00", "26:00"]),
      ["hours.3.0.0: time", "hours.3.0.1: time"],
    ],
    ["a weekday that no week has", hours("8", ["09:00", "17:00"]), ["hours.8: unknown-field"]],
    ["half a period", hours("4", ["09:00"]), ["hours.4.0.1: time"]],
  ])("refuse %s", (_, parts, faults) => {
    expect(branchFaults(parts)).toEqual(faults);
  });

  test("are put in order, may end at midnight and may run over it", () => {
    const reading = readBranch({
      ...exampleBranchDocument(),
      hours: {
        1: [
          ["14:00", "24:00"],
          ["09:00", "12:00"],
        ],
        5: [["20:00", "02:00"]],
        6: [["02:00", "03:00"]],
      },
    });
    expect(reading.kind === "read" && reading.value.hours).toMatchObject({
      1: [
        ["09:00", "12:00"],
        ["14:00", "00:00"],
      ],
      2: [],
      5: [["20:00", "02:00"]],
    });
  });
});

describe("a branch", () => {
  test.each([
    [{ latitude: 90.1 }, ["latitude: latitude"]],
    [{ longitude: "181" }, ["longitude: longitude"]],
    [{ latitude: "" }, ["latitude: latitude"]],
    [{ code: "../x" }, ["code: code"]],
    [{ phone: "call us" }, ["phone: phone"]],
    [{ email: "desk at library" }, ["email: mail"]],
    [{ timeZone: "Europe/Nowhere" }, ["timeZone: time-zone"]],
    [{ timeZone: "+07:00" }, ["timeZone: time-zone"]],
    [{ name: " \t " }, ["name: required"]],
    [
      { address: { street: "1 Gate", city: "", postcode: "1", country: "gb" } },
      ["address.city: required", "address.country: country"],
    ],
    [{ closures: [{ from: "2026-02-30", to: "2026-03-01", reason: "x" }] }, ["closures.0.from: day"]],
    [{ closures: [{ from: "2026-03-02", to: "2026-03-01", reason: "x" }] }, ["closures.0.to: days-order"]],
    [{ closures: [{ from: "2026-03-02" }] }, ["closures.0.reason: required"]],
    [{ colour: "red" }, ["colour: unknown-field"]],
  ])("with %j is refused", (parts, faults) => {
    expect(branchFaults(parts)).toEqual(faults);
  });

  test("takes what is empty as not given, and one day as its own end", () => {
    const reading = readBranch({
      ...exampleBranchDocument(),
      phone: "",
      email: null,
      closures: [{ from: "2026-03-01", reason: "Feast" }],
    });
    expect(reading.kind).toBe("read");
    if (reading.kind !== "read") return;
    expect("phone" in reading.value || "email" in reading.value).toBe(false);
    expect(reading.value.closures).toEqual([{ from: "2026-03-01", to: "2026-03-01", reason: "Feast" }]);
  });
});

describe("a library", () => {
  test.each([
    [{ isil: "nonsense" }, ["isil: isil"]],
    [{ website: "javascript:alert(1)" }, ["website: url"]],
    [{ website: "https://" }, ["website: url"]],
    [{ language: "english!" }, ["language: language"]],
    [{ joins: ["lending", "dancing"] }, ["joins.1: joins"]],
    [{ accent: "red" }, ["accent: colour"]],
    [{ accent: "#ffff00" }, ["accent: accent"]],
    [{ names: { fr: "Nord" } }, ["names.fr: unknown-field"]],
    [{ symbols: [{ scheme: "a=b", value: "c" }] }, ["symbols.0.scheme: scheme"]],
    [{ name: "x".repeat(201) }, ["name: too-long"]],
  ])("with %j is refused", (parts, faults) => {
    expect(libraryFaults(parts)).toEqual(faults);
  });
});

describe("a directory", () => {
  test("keeps what is right when something is wrong, and says where", () => {
    const wrong = { ...exampleBranchDocument({ code: "B" }), latitude: "north" };
    const { document, faults } = readDocument({
      network: { name: "" },
      libraries: [
        { ...exampleLibraryDocument(), branches: [exampleBranchDocument(), wrong, exampleBranchDocument()] },
        exampleLibraryDocument({ isil: "ZZ-ngt" }),
        "nothing",
      ],
    });
    expect(document).toEqual({ libraries: [exampleLibraryDocument()] });
    expect(faults.map((fault) => `${placeOf(fault)}: ${fault.code}`)).toEqual([
      "network.name: required",
      "libraries.0.branches.1.latitude: latitude",
      "libraries.0.branches.2.code: duplicate",
      "libraries.1.isil: duplicate",
      "libraries.2: shape",
    ]);
  });

  test.each([null, [], "x", { libraries: {} }])("that is none (%j) is told of", (raw) => {
    expect(readDocument(raw).faults).toEqual([{ path: ["libraries"], code: "shape" }]);
  });
});
