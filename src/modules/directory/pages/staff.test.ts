import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { localFiles } from "#kernel/files.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { accountsFolders, auditEntries } from "#modules/accounts";
import { exampleLibraryDocument } from "../example.ts";
import { createDirectory, directoryFolders, findLibrary, importDirectory } from "../index.ts";
import { coordinator, decoded, formOf, northStaff, TestSite, visitor } from "./test-site.ts";

let own: TestDatabase;
let site: TestSite;
let folder: string;
const now = new Date("2026-11-25T10:00:00Z");
const base = "/staff/libraries/ZZ-NGT";

beforeAll(async () => {
  own = await testDatabase([accountsFolders.migrations, directoryFolders.migrations]);
  folder = await mkdtemp(join(tmpdir(), "directory-"));
  site = new TestSite({ database: own.database, files: localFiles(folder), now });
});
afterAll(async () => {
  await own.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await own.database.query(sql`truncate directory.network, directory.library, directory.branch`);
  const libraries = [exampleLibraryDocument(), exampleLibraryDocument({ isil: "ZZ-S", name: "Southport" })];
  await own.database.transaction((tx) => importDirectory(tx, { libraries }));
  Object.assign(site, { viewer: northStaff, locale: "en" });
});

const north = async () => (await findLibrary(own.database, "ZZ-NGT"))!;
const lastAction = async () => {
  const [entry] = await auditEntries(own.database, { limit: 1 });
  return (
    entry && { action: entry.action, subject: entry.subject, library: entry.library, details: entry.details }
  );
};
/** The form of a page as it stands, with some fields typed over. */
async function typed(path: string, fields: Record<string, string | string[]> = {}) {
  return { ...formOf(await site.page(path), path), ...fields };
}

describe("who may change the directory", () => {
  const routes = createDirectory({
    database: {} as never,
    files: {} as never,
    clock: { now: () => now },
  }).routes;
  const staffRoutes = routes.filter(({ path }) => path.startsWith("/staff"));

  test("is said by every route: its own staff where it names a library, coordinators for the rest", () => {
    for (const { path, needs, library } of staffRoutes) {
      if (path.includes(":isil")) expect([path, needs, library]).toEqual([path, "directory.edit", "isil"]);
      else
        expect([path, needs]).toEqual([
          path,
          path === "/staff/libraries" ? "directory.edit" : "directory.edit-all",
        ]);
    }
    expect(staffRoutes.length).toBeGreaterThan(20);
  });

  test.each(["POST", "GET"] as const)(
    "%s of another library's pages is refused to staff and visitors",
    async (method) => {
      const paths = staffRoutes
        .filter((route) => route.method === method)
        .map(({ path }) => path.replace(":isil", "ZZ-S").replace(":code", "MAIN"))
        .filter((path) => path !== "/staff/libraries");
      for (const viewer of [northStaff, visitor]) {
        site.viewer = viewer;
        for (const path of paths) {
          const answer = method === "GET" ? await site.get(path) : await site.post(path, { revision: "1" });
          expect([path, answer.status]).toEqual([path, 403]);
        }
      }
    },
  );

  test("shows staff their own libraries to choose, and the coordinator all", async () => {
    expect(await site.page("/staff/libraries")).not.toContain("Southport");
    site.viewer = coordinator;
    expect(await site.page("/staff/libraries")).toContain("Southport");
  });
});

describe("changing a library", () => {
  test("without typing anything changes nothing but the revision", async () => {
    const before = await north();
    const answer = await site.post(`${base}/edit`, {
      ...(await typed(`${base}/edit`)),
      joins: ["catalogue", "lending"],
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `${base}/edit?done=saved`]);
    expect(await north()).toEqual({ ...before, revision: 2 });
    expect(await site.page(`${base}/edit?done=saved`)).toContain("Saved");
  });

  test("writes what was typed, and the trail says which facts", async () => {
    const fields = {
      name: "North",
      "names.ar": "الشمال",
      "symbols.0.scheme": "OCLC",
      "symbols.0.value": "N1",
      accent: "#1B5661",
      joins: "reference",
      about: "a\r\nb",
    };
    expect((await site.post(`${base}/edit`, await typed(`${base}/edit`, fields))).status).toBe(303);
    expect(await north()).toMatchObject({
      name: "North",
      names: { ar: "الشمال" },
      symbols: [{ scheme: "OCLC", value: "N1" }],
      accent: "#1b5661",
      joins: ["reference"],
      about: "a\nb",
    });
    const { action, subject, library, details } = (await lastAction())!;
    expect({ action, subject, library }).toEqual({
      action: "directory.library-changed",
      subject: "library:ZZ-NGT",
      library: "ZZ-NGT",
    });
    expect(String(details.fields).split(" ").sort()).toEqual([
      "about",
      "accent",
      "joins",
      "name",
      "names.ar",
      "symbols",
    ]);
  });

  test("keeps what was typed and says what is wrong, beside the field and on top", async () => {
    const answer = await site.post(
      `${base}/edit`,
      await typed(`${base}/edit`, { name: "", timeZone: "Europe/Nowhere", website: 'x"><b>' }),
    );
    const html = await answer.text();
    expect(answer.status).toBe(422);
    for (const text of [
      "3 things need another look",
      'href="#field-timeZone"',
      'value="Europe/Nowhere"',
      'value="x&quot;&gt;&lt;b&gt;"',
    ])
      expect(html).toContain(text);
    expect((await north()).revision).toBe(1);
  });

  test("refuses a colour that cannot be read and offers one that can", async () => {
    const html = await (
      await site.post(`${base}/edit`, await typed(`${base}/edit`, { accent: "#ffcc00" }))
    ).text();
    const better = /#[0-9a-f]{6}(?= is near and can be read)/.exec(html)?.[0];
    expect(html).toContain("its contrast is 1.3");
    expect((await site.post(`${base}/edit`, await typed(`${base}/edit`, { accent: better! }))).status).toBe(
      303,
    );
  });

  test("tells the second of two editors what the first wrote, keeps his text, and takes it the next time", async () => {
    const [first, second] = [
      await typed(`${base}/edit`, { name: "First" }),
      await typed(`${base}/edit`, { name: "Second" }),
    ];
    await site.post(`${base}/edit`, first);
    const answer = await site.post(`${base}/edit`, second);
    const html = await answer.text();
    expect(answer.status).toBe(409);
    for (const text of ["Somebody else has changed this meanwhile", "First", 'value="Second"'])
      expect(html).toContain(text);
    expect((await north()).name).toBe("First");
    await site.post(`${base}/edit`, formOf(html, `${base}/edit`));
    expect((await north()).name).toBe("Second");
  });

  test("writes holidays for all branches and takes emptied rows away", async () => {
    const row = {
      "holidays.0.from": "2026-12-24",
      "holidays.0.to": "",
      "holidays.0.reason": "Feast",
      "holidays.0.hours": "9:00-12:00",
    };
    await site.post(`${base}/holidays`, await typed(`${base}/holidays`, row));
    const holidays = [{ from: "2026-12-24", to: "2026-12-24", reason: "Feast", hours: [["09:00", "12:00"]] }];
    expect((await north()).branches[0]!.holidays).toEqual(holidays);
    await site.post(`${base}/holidays`, await typed(`${base}/holidays`));
    expect((await north()).holidays).toEqual(holidays);
    const empty = Object.fromEntries(Object.keys(row).map((name) => [name, ""]));
    await site.post(`${base}/holidays`, await typed(`${base}/holidays`, empty));
    expect((await north()).holidays).toEqual([]);
  });
});

describe("changing a branch", () => {
  const main = `${base}/branches/MAIN`;

  test.each(["details", "hours", "closures"])(
    "by its %s form without typing anything changes nothing but the revision",
    async (part) => {
      const before = (await north()).branches[0]!;
      expect((await site.post(`${main}/${part}`, await typed(`${main}/${part}`))).status).toBe(303);
      expect((await north()).branches[0]).toEqual({ ...before, revision: 2 });
    },
  );

  test("writes its hours, a second period and an empty day", async () => {
    const fields = {
      "hours.1.0.0": "09:00",
      "hours.1.0.1": "12:00",
      "hours.1.1.0": "14:00",
      "hours.1.1.1": "18:00",
      "hours.2.0.0": "",
      "hours.2.0.1": "",
    };
    await site.post(`${main}/hours`, await typed(`${main}/hours`, fields));
    expect((await north()).branches[0]!.hours).toMatchObject({
      1: [
        ["09:00", "12:00"],
        ["14:00", "18:00"],
      ],
      2: [],
      3: [["09:00", "17:00"]],
    });
    expect((await lastAction())!.action).toBe("directory.hours-changed");
  });

  test("refuses hours that overlap or are half written, and keeps them in the form", async () => {
    const fields = {
      "hours.1.0.1": "15:00",
      "hours.1.1.0": "14:00",
      "hours.1.1.1": "18:00",
      "hours.3.0.1": "",
    };
    const answer = await site.post(`${main}/hours`, await typed(`${main}/hours`, fields));
    const html = await answer.text();
    expect(answer.status).toBe(422);
    for (const text of [
      'href="#field-hours-1"',
      'id="field-hours-1"',
      'href="#field-hours-3-0-1"',
      'id="field-hours-3-0-1"',
      "Two periods overlap",
    ])
      expect(html).toContain(text);
    expect(formOf(html, `${main}/hours`)).toMatchObject({
      "hours.1.1.0": "14:00",
      "hours.3.0.0": "09:00",
      "hours.3.0.1": "",
    });
  });

  test("refuses a closure that ends before it begins, beside its field", async () => {
    const row = {
      "closures.0.from": "2026-12-24",
      "closures.0.to": "2026-12-20",
      "closures.0.reason": "Feast",
      "closures.0.hours": "morning",
    };
    const html = await (await site.post(`${main}/closures`, await typed(`${main}/closures`, row))).text();
    for (const text of ['href="#field-closures-0-to"', 'href="#field-closures-0-hours"', 'value="morning"'])
      expect(html).toContain(text);
  });

  test("tells the second of two editors of one branch", async () => {
    const stale = await typed(`${main}/hours`, { "hours.5.0.1": "20:00" });
    await site.post(`${main}/details`, await typed(`${main}/details`, { name: "Renamed" }));
    const answer = await site.post(`${main}/hours`, stale);
    expect(answer.status).toBe(409);
    await site.post(`${main}/hours`, formOf(await answer.text(), `${main}/hours`));
    const branch = (await north()).branches[0]!;
    expect([branch.name, branch.hours[5]]).toEqual(["Renamed", [["09:00", "20:00"]]]);
  });

  test("adds one, refusing a code that is taken", async () => {
    const fields = {
      code: "B 2",
      name: "Second",
      "address.street": "2",
      "address.city": "C",
      "address.postcode": "P",
      "address.country": "GB",
      latitude: "1.5",
      longitude: "-2",
    };
    const taken = await site.post(`${base}/new-branch`, { ...fields, code: "MAIN" });
    expect(taken.status).toBe(422);
    expect(decoded(await taken.text())).toContain("This is taken already");
    const answer = await site.post(`${base}/new-branch`, fields);
    expect(answer.headers.get("location")).toBe(`${base}/branches/B%202/hours?done=added`);
    expect(
      (await north()).branches.map(({ code, latitude, longitude }) => [code, latitude, longitude]),
    ).toEqual([
      ["MAIN", 54.5, -1.25],
      ["B 2", 1.5, -2],
    ]);
    expect(await lastAction()).toMatchObject({
      action: "directory.branch-added",
      subject: "branch:ZZ-NGT/B 2",
    });
  });

  test("takes one away and puts it back", async () => {
    await site.post(`${main}/remove`, {});
    expect((await site.get("/libraries/ZZ-NGT/branches/MAIN")).status).toBe(404);
    expect(await site.page(`${base}/edit?done=removed`)).toContain("Northgate Central was taken away.");
    expect((await site.post(`${main}/remove`, {})).status).toBe(409);
    await site.post(`${main}/restore`, {});
    expect((await site.get("/libraries/ZZ-NGT/branches/MAIN")).status).toBe(200);
    expect((await lastAction())!.action).toBe("directory.branch-restored");
  });
});
