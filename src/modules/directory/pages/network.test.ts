import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { localFiles } from "#kernel/files.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { accountsFolders, auditEntries } from "#modules/accounts";
import { exampleBranchDocument, exampleLibraryDocument } from "../example.ts";
import { directoryFolders, findLibrary, importDirectory } from "../index.ts";
import { coordinator, decoded, formOf, northStaff, TestSite } from "./test-site.ts";

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

describe("the logo", () => {
  const send = (content: Uint8Array | string, type = "image/png") =>
    site.post(`${base}/logo`, { logo: new File([content as Uint8Array<ArrayBuffer>], "logo.png", { type }) });
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 4, background: "#1b5661" } })
      .withExif({ IFD0: { Copyright: "secret place" } })
      .png()
      .toBuffer();

  test("is drawn anew, smaller and without what the file carried, and served as what it is", async () => {
    expect((await send(await picture(1200, 600))).status).toBe(303);
    const { logo } = await north();
    expect(await site.page("/libraries/ZZ-NGT")).toContain(`/libraries/ZZ-NGT/logo?v=${logo}`);
    const answer = await site.get(`/libraries/ZZ-NGT/logo?v=${logo}`);
    const served = Buffer.from(await answer.arrayBuffer());
    expect(await sharp(served).metadata()).toMatchObject({ format: "webp", width: 512, height: 256 });
    expect(served.includes("secret")).toBe(false);
    const { headers } = answer;
    expect([headers.get("content-type"), headers.get("x-content-type-options")]).toEqual([
      "image/webp",
      "nosniff",
    ]);
    expect(headers.get("cache-control")).toContain("immutable");
  });

  test("leaves no old file behind when it is changed or taken away", async () => {
    await send(await picture(10, 10));
    await send(await picture(20, 20));
    expect((await readdir(join(folder, "logos"))).length).toBeGreaterThan(0);
    const { logo } = await north();
    expect(await readdir(join(folder, "logos"))).toContain(`${logo}.webp`);
    const count = (await readdir(join(folder, "logos"))).length;
    await site.post(`${base}/logo/remove`, {});
    expect((await readdir(join(folder, "logos"))).length).toBe(count - 1);
    expect((await site.get("/libraries/ZZ-NGT/logo")).status).toBe(404);
  });

  test.each([
    [
      "an SVG",
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
      "cannot be a logo",
    ],
    ["HTML", "<!doctype html><script>1</script>", "cannot be a logo"],
    ["half a picture", "\u0089PNG\r\n", "cannot be a logo"],
    [
      "a picture's beginning",
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]),
      "damaged",
    ],
    ["more than 2 MB", new Uint8Array(2 * 1024 * 1024 + 1), "larger than 2 MB"],
  ])("is not %s", async (_, content, why) => {
    const answer = await send(content);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(why);
    expect((await north()).logo).toBeUndefined();
  });

  test("must be a file", async () => {
    expect(await (await site.post(`${base}/logo`, {})).text()).toContain("Choose a picture first.");
  });
});

describe("the coordinator's page", () => {
  beforeEach(() => {
    site.viewer = coordinator;
  });
  const file = (content: string, name = "directory.csv") => new File([content], name);
  const look = async (content: string) =>
    (await site.post("/staff/directory/import", { file: file(content) })).text();

  test("names the network, and tells a second coordinator who named it meanwhile", async () => {
    const path = "/staff/directory";
    const stale = await typed(path, { name: "Other" });
    expect((await site.post(path, await typed(path, { name: "Northern Shelf" }))).status).toBe(303);
    const answer = await site.post(path, stale);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("Northern Shelf");
    expect((await site.post(path, await typed(path, { name: " " }))).status).toBe(422);
    expect((await lastAction())!.action).toBe("directory.network-changed");
  });

  test("adds a library, refusing an ISIL that is taken in other capitals", async () => {
    const path = "/staff/directory/new-library";
    const fields = {
      isil: "ZZ-s",
      name: "New",
      language: "id",
      timeZone: "Asia/Jakarta",
      localSystem: "SLiMS",
      joins: "catalogue",
    };
    const taken = await site.post(path, await typed(path, fields));
    expect([taken.status, (await taken.text()).includes("This is taken already")]).toEqual([422, true]);
    const answer = await site.post(path, await typed(path, { ...fields, isil: "ZZ-NEW" }));
    expect(answer.headers.get("location")).toBe("/staff/libraries/ZZ-NEW/edit?done=added");
    expect(await findLibrary(own.database, "ZZ-NEW")).toMatchObject({ localSystem: "SLiMS", branches: [] });
  });

  test.each(["csv", "json"])("exports %s that, imported again, changes nothing", async (kind) => {
    await own.database.transaction((tx) =>
      importDirectory(tx, {
        libraries: [exampleLibraryDocument({ isil: "ZZ-X", name: "=1+1", about: 'a "b"\nc' })],
      }),
    );
    const answer = await site.get(`/staff/directory/export.${kind}`);
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename="directory-2026-11-25.${kind}"`,
    );
    const html = await look(await answer.text());
    expect(html).toContain("Nothing to import");
    expect(html).toContain("6 the same");
  });

  test("shows what an import would change before it does, row by row, and then does it", async () => {
    const table = await (await site.get("/staff/directory/export.csv")).text();
    const html = await look(
      table.replace("Northgate Central", "Grand Central").replace("ZZ-S,,Southport", "nonsense,,Southport"),
    );
    const text = decoded(html);
    for (const words of [
      "Name: “Northgate Central” becomes “Grand Central”",
      "line 3, isil",
      "One thing cannot be imported",
      "one changed",
    ])
      expect(text).toContain(words);
    expect((await north()).branches[0]!.name).toBe("Northgate Central");
    const answer = await site.post(
      "/staff/directory/import/apply",
      formOf(html, "/staff/directory/import/apply"),
    );
    expect(answer.headers.get("location")).toBe("/staff/directory?done=imported");
    expect((await north()).branches[0]!.name).toBe("Grand Central");
    expect(await lastAction()).toMatchObject({
      action: "directory.imported",
      details: { added: 0, changed: 1, same: 1 },
    });
  });

  test("reports anew when the directory changed between the report and the click", async () => {
    const table = await (await site.get("/staff/directory/export.csv")).text();
    const html = await look(table.replace("Northgate Central", "Grand Central"));
    await own.database.query(
      sql`update directory.branch set name = 'Meanwhile', revision = 2 where library = 'ZZ-NGT'`,
    );
    const answer = await site.post(
      "/staff/directory/import/apply",
      formOf(html, "/staff/directory/import/apply"),
    );
    expect(answer.status).toBe(409);
    expect(decoded(await answer.text())).toContain("“Meanwhile” becomes “Grand Central”");
    expect((await north()).branches[0]!.name).toBe("Meanwhile");
  });

  test.each([
    ["{ broken", "This is no JSON"],
    ["isil,colour\n1,2", "line 1, colour"],
    ['isil\n"open', "never closes"],
    ["<script>alert(1)</script>", "line 1, isil"],
  ])("says what is wrong with a file that it cannot read: %j", async (content, words) => {
    const html = await look(content);
    expect(html).toContain(words);
    expect(html).not.toContain("<script>alert");
  });

  test("wants a file", async () => {
    expect((await site.post("/staff/directory/import", {})).status).toBe(422);
  });
});

describe("in the reader's language", () => {
  test.each(["id", "es", "ar"] as const)("every staff page can be drawn: %s", async (locale) => {
    Object.assign(site, { viewer: coordinator, locale });
    await own.database.transaction((tx) =>
      importDirectory(tx, {
        libraries: [
          exampleLibraryDocument({
            branches: [
              exampleBranchDocument({ closures: [{ from: "2026-12-01", to: "2026-12-02", reason: "x" }] }),
            ],
          }),
        ],
      }),
    );
    const paths = [
      "/staff/libraries",
      `${base}/edit`,
      `${base}/holidays`,
      `${base}/new-branch`,
      "/staff/directory",
      "/staff/directory/new-library",
    ];
    const parts = ["details", "hours", "closures"].map((part) => `${base}/branches/MAIN/${part}`);
    for (const path of [...paths, ...parts]) expect(await site.page(path)).toContain(`lang="${locale}"`);
  });
});
