import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleBranchDocument, exampleLibraryDocument } from "../example.ts";
import { anyDirectory } from "./arbitrary.ts";
import { changesOf } from "./changes.ts";
import { columnNames } from "./columns.ts";
import { readCsv, writeCsv } from "./csv.ts";
import { readDocument } from "./document.ts";
import { readTable, writeTable } from "./table.ts";

describe("a CSV file", () => {
  test("gives back any cells", () => {
    const cells = fc.array(
      fc.oneof(fc.string({ unit: "grapheme" }), fc.string(), fc.constantFrom("=1", "'=1", "''@", "-5", "-a")),
      {
        minLength: 2,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1 }), (rows) => {
        const kept = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
        const read = readCsv(writeCsv([["a", "b"], ...rows]));
        expect(read.kind === "read" && read.rows.slice(1).map((row) => row.cells)).toEqual(kept);
      }),
    );
  });

  test("never begins a cell as a formula, but leaves numbers alone", () => {
    expect(writeCsv([["=SUM(A1)", "+1 a", "-1", "@x", "-1.5", "\t=1"]])).toBe(
      "\ufeff'=SUM(A1),'+1 a,-1,'@x,-1.5,\"'\t=1\"\r\n",
    );
  });

  test("is read with semicolons, plain line ends and cells of several lines, and counts lines", () => {
    const read = readCsv('a;b\n"x\n""y"""; z \n\n1;2');
    expect(read).toEqual({
      kind: "read",
      rows: [
        { line: 1, cells: ["a", "b"] },
        { line: 2, cells: ['x\n"y"', " z "] },
        { line: 5, cells: ["1", "2"] },
      ],
    });
  });

  test("with a quotation that never ends is refused with its line", () => {
    expect(readCsv('a,b\n1,"2\n3,4')).toEqual({ kind: "unclosed", line: 2 });
  });
});

describe("the directory as a table", () => {
  test("gives back any directory that the rules allow", () => {
    fc.assert(
      fc.property(anyDirectory, (directory) => {
        const { document, faults } = readTable(writeTable(directory));
        expect(faults).toEqual([]);
        expect(document).toEqual(directory);
      }),
      { numRuns: 60 },
    );
  });

  test("has a row for each branch, and one for a library without any", () => {
    const branches = [exampleBranchDocument(), exampleBranchDocument({ code: "B" })];
    const table = writeTable({
      libraries: [
        exampleLibraryDocument({ branches }),
        exampleLibraryDocument({ isil: "ZZ-NONE", branches: [] }),
      ],
    });
    const read = readCsv(table);
    expect(
      read.kind === "read" &&
        read.rows.map(({ cells }) => [cells[0], cells[columnNames.indexOf("branch_code")]]),
    ).toEqual([
      ["isil", "branch_code"],
      ["ZZ-NGT", "MAIN"],
      ["ZZ-NGT", "B"],
      ["ZZ-NONE", ""],
    ]);
  });

  const head =
    "isil,name,language,time_zone,local_system,branch_code,branch_name,street,city,postcode,country,latitude,longitude,hours_1";
  const good = "ZZ-N,North,en,Europe/London,Koha,A,Main,1 Gate,Town,T1,GB,54,-1,09:00-17:00";

  test("leaves wrong rows out, says which line and column, and reads the others", () => {
    const { document, faults } = readTable(
      [
        head,
        good,
        good.replace(",A,Main", ",B,Other").replace("54,-1", "95,-1"),
        good.replace("North", "South").replace(",A,", ",C,"),
        good.replace(",A,", ",D,").replace("09:00-17:00", "9-5"),
        good.replace("ZZ-N", "nonsense"),
        good,
      ].join("\n"),
    );
    expect(document.libraries.map(({ isil, branches }) => [isil, branches.map(({ code }) => code)])).toEqual([
      ["ZZ-N", ["A"]],
    ]);
    expect(faults.map(({ line, path, code }) => [line, path.join("."), code])).toEqual([
      [3, "latitude", "latitude"],
      [4, "name", "differs"],
      [5, "hours_1", "time"],
      [5, "hours_1", "time"],
      [6, "isil", "isil"],
      [7, "branch_code", "duplicate"],
    ]);
  });

  test.each([
    ["name\nNorth", "column-missing", "isil"],
    ["isil,colour\nZZ-N,red", "column-unknown", "colour"],
    ["isil,name,name\nZZ-N,a,b", "column-unknown", "name"],
    ["", "column-missing", "isil"],
  ])("refuses a head that it does not know: %j", (file, code, column) => {
    expect(readTable(file)).toEqual({
      document: { libraries: [] },
      faults: [{ line: 1, path: [column], code }],
    });
  });
});

describe("the directory as JSON", () => {
  test("gives back any directory that the rules allow, and finds nothing changed", () => {
    fc.assert(
      fc.property(anyDirectory, (directory) => {
        const { document, faults } = readDocument(JSON.parse(JSON.stringify(directory)));
        expect(faults).toEqual([]);
        expect(document).toEqual(directory);
        expect(changesOf(directory, document).filter(({ kind }) => kind !== "same")).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
