import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { Invalid } from "#kernel/errors.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { anyDirectory } from "../domain/arbitrary.ts";
import type { DirectoryDocument } from "../domain/library.ts";
import { readTable, writeTable } from "../domain/table.ts";
import { exampleBranchDocument, exampleLibraryDocument } from "../example.ts";
import { directoryFolders } from "../folders.ts";
import { importDirectory } from "./import.ts";
import {
  exportDirectory,
  findLibrary,
  libraryNames,
  listLibraries,
  networkName,
  removedBranches,
} from "./read.ts";
import {
  addBranch,
  addLibrary,
  changeBranch,
  changeLibrary,
  setBranchRemoved,
  writeNetwork,
} from "./write.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase([directoryFolders.migrations]);
});
afterAll(() => own.drop());
beforeEach(() => own.database.query(sql`truncate directory.network, directory.library, directory.branch`));

const load = (document: DirectoryDocument) => own.database.transaction((tx) => importDirectory(tx, document));
const network = { name: "Northern Shelf", names: { es: "Estante del norte" } };

describe("importing a directory", () => {
  test("adds it, then finds nothing to change, then changes only what differs", async () => {
    const document = { network, libraries: [exampleLibraryDocument()] };
    expect(await load(document)).toEqual({ added: 3, changed: 0, same: 0 });
    expect(await load(document)).toEqual({ added: 0, changed: 0, same: 3 });
    const renamed = { ...document, libraries: [exampleLibraryDocument({ name: "North Library" })] };
    expect(await load(renamed)).toEqual({ added: 0, changed: 1, same: 2 });
    expect(await exportDirectory(own.database)).toEqual(renamed);
  });

  test("exports what was imported, also by way of a table", async () => {
    await fc.assert(
      fc.asyncProperty(anyDirectory, async (directory) => {
        await own.database.query(sql`truncate directory.network, directory.library, directory.branch`);
        await load(directory);
        const exported = await exportDirectory(own.database);
        const sorted = [...directory.libraries].sort((a, b) => (a.isil < b.isil ? -1 : 1));
        expect(exported).toEqual({ libraries: sorted });
        const again = await load(readTable(writeTable(exported)).document);
        expect({ added: again.added, changed: again.changed }).toEqual({ added: 0, changed: 0 });
      }),
      { numRuns: 25 },
    );
  });

  test("leaves out nothing silently: a wrong place is named and nothing is written", async () => {
    const wrong = exampleLibraryDocument({ branches: [exampleBranchDocument({ latitude: 200 })] });
    const failure = await load({
      network,
      libraries: [exampleLibraryDocument({ isil: "ZZ-A" }), wrong],
    }).catch((error) => error);
    expect(failure).toBeInstanceOf(Invalid);
    expect(failure.code).toBe("directory.document-faulty");
    expect(failure.params).toEqual({ place: "libraries.1.branches.0.latitude", fault: "latitude", count: 1 });
    expect(await exportDirectory(own.database)).toEqual({ libraries: [] });
  });

  test("removes nothing that it does not name, and puts back a removed branch that it names", async () => {
    const two = [exampleBranchDocument(), exampleBranchDocument({ code: "B", name: "Second" })];
    await load({ libraries: [exampleLibraryDocument({ branches: two })] });
    await setBranchRemoved(own.database, "ZZ-NGT", "B", true);
    expect(await removedBranches(own.database, "ZZ-NGT")).toEqual([{ code: "B", name: "Second" }]);
    await load({ libraries: [exampleLibraryDocument({ branches: [two[0]!] })] });
    expect((await findLibrary(own.database, "ZZ-NGT"))!.branches.map(({ code }) => code)).toEqual(["MAIN"]);
    await load({ libraries: [exampleLibraryDocument({ branches: [two[1]!] })] });
    expect((await findLibrary(own.database, "ZZ-NGT"))!.branches.map(({ code }) => code)).toEqual([
      "MAIN",
      "B",
    ]);
  });

  test("knows a library by its ISIL in other capitals and keeps the ISIL it has", async () => {
    await load({ libraries: [exampleLibraryDocument({ isil: "ZZ-NGT" })] });
    expect(
      await load({ libraries: [exampleLibraryDocument({ isil: "ZZ-Ngt", name: "Other" })] }),
    ).toMatchObject({ changed: 1 });
    expect((await listLibraries(own.database)).map(({ isil, name }) => [isil, name])).toEqual([
      ["ZZ-NGT", "Other"],
    ]);
  });
});

describe("reading the directory", () => {
  test("gives a branch its library's time zone and holidays unless it has a zone of its own", async () => {
    const holidays = [{ from: "2026-12-25", to: "2026-12-25", reason: "Feast" }];
    const branches = [
      exampleBranchDocument(),
      exampleBranchDocument({ code: "W", timeZone: "Europe/Dublin" }),
    ];
    await load({ libraries: [exampleLibraryDocument({ holidays, branches })] });
    const library = await findLibrary(own.database, "zz-ngt");
    expect(library!.branches.map(({ timeZone, holidays: own }) => [timeZone, own])).toEqual([
      ["Europe/London", holidays],
      ["Europe/Dublin", holidays],
    ]);
  });

  test("finds no library by an unknown ISIL, nor by a pattern", async () => {
    await load({ libraries: [exampleLibraryDocument()] });
    expect(await findLibrary(own.database, "ZZ-%")).toBeUndefined();
  });

  test("names libraries and branches in the reader's language where they have such names", async () => {
    const branches = [exampleBranchDocument({ names: { ar: "المركزية" } })];
    await load({
      network,
      libraries: [exampleLibraryDocument({ names: { es: "Biblioteca del norte" }, branches })],
    });
    const [plain, spanish, arabic] = await Promise.all(
      ([undefined, "es", "ar"] as const).map((locale) => libraryNames(own.database, locale)),
    );
    expect(plain!.get("ZZ-NGT")).toEqual({
      name: "Northgate Library",
      branches: new Map([["MAIN", "Northgate Central"]]),
    });
    expect(spanish!.get("ZZ-NGT")!.name).toBe("Biblioteca del norte");
    expect(arabic!.get("ZZ-NGT")!.branches.get("MAIN")).toBe("المركزية");
    expect([await networkName(own.database), await networkName(own.database, "es")]).toEqual([
      "Northern Shelf",
      "Estante del norte",
    ]);
  });

  test("calls the network Commonshelf until it has a name", async () => {
    expect(await networkName(own.database, "ar")).toBe("Commonshelf");
  });
});

describe("changing the directory", () => {
  test("lets the first of two editors win and tells the second", async () => {
    const { branches: _, ...library } = exampleLibraryDocument();
    const { database } = own;
    expect(await addLibrary(database, library)).toBe(true);
    expect(await changeLibrary(database, { ...library, name: "First" }, 1)).toBe(true);
    expect(await changeLibrary(database, { ...library, name: "Second" }, 1)).toBe(false);
    const branch = exampleBranchDocument();
    expect(await addBranch(database, library.isil, branch)).toBe(true);
    expect(await addBranch(database, library.isil, branch)).toBe(false);
    expect(await changeBranch(database, library.isil, { ...branch, name: "First" }, 1)).toBe(true);
    expect(await changeBranch(database, library.isil, { ...branch, name: "Second" }, 1)).toBe(false);
    const found = await findLibrary(database, library.isil);
    expect([found!.name, found!.branches[0]!.name]).toEqual(["First", "First"]);
    expect([found!.revision, found!.branches[0]!.revision]).toEqual([2, 2]);
    expect(await writeNetwork(database, network, 0)).toBe(true);
    expect(await writeNetwork(database, network, 0)).toBe(false);
    expect(await writeNetwork(database, network, 1)).toBe(true);
  });

  test("refuses a second library whose ISIL differs only in capitals", async () => {
    const { branches: _, ...library } = exampleLibraryDocument();
    expect(await addLibrary(own.database, library)).toBe(true);
    expect(await addLibrary(own.database, { ...library, isil: "ZZ-ngt" })).toBe(false);
  });

  test("does not change a branch that was removed meanwhile", async () => {
    await load({ libraries: [exampleLibraryDocument()] });
    expect(await setBranchRemoved(own.database, "ZZ-NGT", "MAIN", true)).toBe(true);
    expect(await setBranchRemoved(own.database, "ZZ-NGT", "MAIN", true)).toBe(false);
    expect(await changeBranch(own.database, "ZZ-NGT", exampleBranchDocument(), 2)).toBe(false);
    expect(await setBranchRemoved(own.database, "ZZ-NGT", "MAIN", false)).toBe(true);
  });
});
