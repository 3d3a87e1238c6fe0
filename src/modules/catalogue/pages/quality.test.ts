import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { localFiles } from "#kernel/files.ts";
import { locales } from "#kernel/i18n/locales.ts";
import { Messages } from "#kernel/i18n/messages.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { accountsFolders } from "#modules/accounts";
import { directoryFolders } from "#modules/directory";
import type { MarcRecord } from "#standards/marc/record.ts";
import { type Lack, lackBits } from "../domain/quality.ts";
import { figures } from "../domain/quality-report.ts";
import { catalogueFolders } from "../folders.ts";
import { linePoints } from "./quality-line.tsx";
import { changeText, courseText, shareText } from "./quality-words.ts";
import { coordinator, marcFile, northStaff, record, TestSite, visitor } from "./test-site.ts";

let own: TestDatabase;
let site: TestSite;
let folder: string;

beforeAll(async () => {
  const folders = [accountsFolders.migrations, directoryFolders.migrations, catalogueFolders.migrations];
  own = await testDatabase(folders);
  folder = await mkdtemp(join(tmpdir(), "quality-"));
  site = new TestSite(own.database, localFiles(folder));
});
afterAll(async () => {
  await own.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await own.database.query(sql`truncate catalogue.source, catalogue.load, catalogue.record, catalogue.item,
    catalogue.block, catalogue.quarantine, catalogue.edition_key, catalogue.staged_change, catalogue.quality,
    catalogue.change cascade`);
  Object.assign(site, { viewer: northStaff, locale: "en" });
});

/** Loads all that a library has, as its coordinator. */
async function load(library: string, ...records: (MarcRecord | Buffer)[]): Promise<number> {
  const { viewer } = site;
  site.viewer = coordinator;
  const answer = await site.upload({ library }, marcFile("a.mrc", ...records));
  const id = Number(/loads\/(\d+)\/preview/.exec(answer.headers.get("location") ?? "")![1]);
  await site.post(`/staff/loads/${id}/enter`, { kind: "full", profile: "koha" });
  await site.run(id);
  site.viewer = viewer;
  return id;
}

const count = (library?: string) => site.catalogue.jobs!["catalogue.quality"]!({ library } as never);
const report = async (library = "ZZ-N") =>
  (await site.get(`/api/v1/libraries/${library}/quality`)).json() as Promise<{
    load: number | null;
    records: number;
    complete: number;
    figures: { name: string; count: number; of: number; share: number; change: number | null }[];
    loads: { load: number }[];
  }>;
const figure = async (name: string, library?: string) =>
  (await report(library)).figures.find((each) => each.name === name)!;

/** Says of stored records that they lack something, and of all others that they lack nothing. */
async function setLacks(name: Lack, ...numbers: string[]): Promise<void> {
  await own.database.query(sql`update catalogue.record set lacks =
    case when control_number = any(${numbers}::text[]) then ${lackBits[name]}::smallint else 0 end`);
}

/** Makes one edition of stored records, as matching would. */
async function asOne(...numbers: string[]): Promise<void> {
  await own.database.query(sql`update catalogue.record set edition =
    (select min(edition) from catalogue.record where control_number = any(${numbers}::text[]))
    where control_number = any(${numbers}::text[])`);
}

const many = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => record(String(from + at).padStart(4, "0")));

describe("the quality of a library's records", () => {
  test("is counted after a load and compared with the load before", async () => {
    const first = await load("ZZ-N", ...many(1, 4));
    await setLacks("isbn", "0001", "0002", "0003");
    await count("ZZ-N");
    expect(await report()).toMatchObject({ load: first, records: 4, complete: 1 });
    expect(await figure("isbn")).toMatchObject({ count: 3, of: 4, share: 0.75, change: null });

    const second = await load("ZZ-N", ...many(1, 5));
    await setLacks("isbn", "0001");
    await count("ZZ-N");
    expect(await report()).toMatchObject({ load: second, records: 5, complete: 4 });
    expect(await figure("isbn")).toMatchObject({ count: 1, share: 0.2, change: -2 });
    const page = await site.page("/staff/quality/ZZ-N");
    expect(page).toContain("2 fewer");
    expect(page).toContain("75%, 20%");
    expect(page).toContain('href="/staff/quality/ZZ-N/isbn"');
    expect(page).not.toContain('href="/staff/quality/ZZ-N/title"');
    expect(page).toMatch(new RegExp(`/staff/loads/${second}"[\\s\\S]*/staff/loads/${first}"`));
    expect(page).not.toContain("style=");
  });

  test("follows records that changed or went, and loads that were taken back", async () => {
    await load("ZZ-N", ...many(1, 3));
    await count();
    const second = await load("ZZ-N", record("0001", "Another title"), record("0002"));
    await count();
    expect(await report()).toMatchObject({ load: second, records: 2 });
    await site.post(`/staff/loads/${second}/roll-back`);
    expect((await report()).records).toBe(3);
    expect((await report()).loads).toHaveLength(1);
    await count();
    expect(await report()).toMatchObject({ records: 3 });
  });

  test("counts again without doubling anything, and only what may have changed", async () => {
    const id = await load("ZZ-N", record("1"));
    const takenAt = async () =>
      (
        await own.database.one<{ at: Date }>(
          sql`select taken_at as at from catalogue.quality where load = ${id}`,
        )
      ).at;
    await count();
    const first = await takenAt();
    await count();
    expect(await takenAt()).toEqual(first);
    await load("ZZ-S", record("1"));
    await count();
    expect((await takenAt()).getTime()).toBeGreaterThan(first.getTime());
    expect((await report()).loads).toHaveLength(1);
  });

  test("says which records are doubled, which are shared and which stand alone", async () => {
    await load("ZZ-N", ...many(1, 5));
    await load("ZZ-S", record("s1"));
    await asOne("0001", "0002", "s1");
    await own.database.query(
      sql`update catalogue.record set owners = '{ZZ-X}' where control_number = '0005'`,
    );
    await count();
    expect(await figure("duplicates")).toMatchObject({ count: 2, share: 0.4 });
    expect(await figure("joined")).toMatchObject({ count: 3 });
    expect(await figure("alone")).toMatchObject({ count: 2 });
    const listed = async (name: string) =>
      [...(await site.page(`/staff/quality/ZZ-N/${name}`)).matchAll(/"\/records\/ZZ-N\/(\d+)"/g)].map(
        ([, number]) => number,
      );
    expect(await listed("duplicates")).toEqual(["0001", "0002"]);
    expect(await listed("joined")).toEqual(["0001", "0002", "0005"]);
    expect(await listed("alone")).toEqual(["0003", "0004"]);
    site.viewer = coordinator;
    expect(await figure("joined", "ZZ-S")).toMatchObject({ count: 1, share: 1 });
  });

  test("counts items without a call number or barcode by their records, and records without a number", async () => {
    const item = (...parts: [string, string][]) => ({
      tag: "952",
      ind: "  ",
      subfields: parts.map(([code, value]) => ({ code, value })),
    });
    const bare = item(["b", "MAIN"]);
    const withoutNumber = record("gone");
    withoutNumber.fields.shift();
    await load("ZZ-N", record("1"), record("2", "Two", [bare, bare]), withoutNumber);
    await setLacks("isbn");
    await count();
    expect(await figure("call-number")).toMatchObject({ count: 1, of: 3 });
    expect(await figure("barcode")).toMatchObject({ count: 1, of: 3 });
    expect(await figure("number")).toMatchObject({ count: 1, of: 3 });
    expect((await report()).complete).toBe(2);
    expect(await site.page("/staff/quality/ZZ-N/barcode")).toContain('"/records/ZZ-N/2"');
    expect(await site.page("/staff/quality/ZZ-N/number")).toMatch(/"\/records\/ZZ-N\/made-[0-9a-f]+"/);
  });

  test("tells what the last load put in quarantine, with the way there", async () => {
    await load("ZZ-N", record("1"), Buffer.from("00050nam a2200000 a 4500\x1e\x1d", "latin1"));
    await count();
    expect(await site.page("/staff/quality/ZZ-N")).toMatch(
      /In quarantine<\/dt><dd><a href="\/staff\/quarantine\/ZZ-N">1</,
    );
  });
});

/** The control numbers of a list, over all its pages. */
async function walked(first: string): Promise<string[]> {
  const seen: string[] = [];
  for (let path: string | undefined = first; path; ) {
    const page: string = await site.page(path);
    seen.push(...[...page.matchAll(/"\/records\/ZZ-N\/(\d+)"/g)].map(([, number]) => number!));
    path = /href="([^"]*\?after=[^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
  }
  return seen;
}

describe("a list of records", () => {
  test("goes on page by page, each record once, and is whole as CSV", async () => {
    await load("ZZ-N", ...many(1, 120));
    await setLacks("year", ...many(1, 110).map((each) => (each.fields[0] as { value: string }).value));
    const all = many(1, 110).map((each) => (each.fields[0] as { value: string }).value);
    expect(await walked("/staff/quality/ZZ-N/year")).toEqual(all);
    // Once it is known that they are few, they are looked for in another way.
    await count();
    expect(await walked("/staff/quality/ZZ-N/year")).toEqual(all);
    const csv = await (await site.get("/staff/quality/ZZ-N/year/records.csv")).text();
    expect(csv.trim().split("\r\n")).toHaveLength(111);
    expect(csv).toContain("0042,Title of 0042,");
    expect(csv).toContain(",/records/ZZ-N/0042\r\n");
  });

  test("of duplicates goes on inside an edition", async () => {
    const records = many(1, 60);
    await load("ZZ-N", ...records);
    await asOne(...records.map((each) => (each.fields[0] as { value: string }).value));
    const all = records.map((each) => (each.fields[0] as { value: string }).value);
    expect(await walked("/staff/quality/ZZ-N/duplicates")).toEqual(all);
    await count();
    expect(await walked("/staff/quality/ZZ-N/duplicates")).toEqual(all);
  });

  test("keeps strange titles and numbers harmless, on the page and in a spreadsheet", async () => {
    await load("ZZ-N", record("a/b?c", '=HYPERLINK("http://x")'), record("2", "<script>alert(1)</script>"));
    await setLacks("subject", "a/b?c", "2");
    const page = await site.page("/staff/quality/ZZ-N/subject");
    expect(page).toContain('href="/records/ZZ-N/a%2Fb%3Fc"');
    expect(page).not.toContain("<script>alert");
    const answer = await site.get("/staff/quality/ZZ-N/subject/records.csv");
    expect(answer.headers.get("content-disposition")).toContain("quality-ZZ-N-subject.csv");
    expect(await answer.text()).toContain(`a/b?c,"'=HYPERLINK(""http://x"")"`);
    expect((await site.get(`/staff/quality/ZZ-N/subject?after=%00`)).status).toBe(200);
  });

  test("that is empty says so, and a figure that is none is not found", async () => {
    await load("ZZ-N", record("1"));
    await setLacks("isbn");
    expect(await site.page("/staff/quality/ZZ-N/isbn")).toContain(
      "No record of this library is concerned now",
    );
    expect((await site.get("/staff/quality/ZZ-N/beauty")).status).toBe(404);
    expect((await site.get("/staff/quality/ZZ-N/beauty/records.csv")).status).toBe(404);
  });

  test("can be had for every figure", async () => {
    await load("ZZ-N", record("1"));
    for (const { name } of figures) {
      expect((await site.get(`/staff/quality/ZZ-N/${name}`)).status, name).toBe(200);
      const csv = await (await site.get(`/staff/quality/ZZ-N/${name}/records.csv`)).text();
      expect(csv, name).toContain("control_number,title,author");
    }
  });
});

describe("who sees the report", () => {
  test("is the library's staff and coordinators, each their own libraries", async () => {
    await load("ZZ-N", record("1"));
    await load("ZZ-S", record("1"));
    await count();
    const list = await site.page("/staff/quality");
    expect(list).toContain("Northgate &lt;Library&gt;");
    expect(list).not.toContain("Southport");
    for (const path of ["", "/isbn", "/isbn/records.csv", "/loads.csv"])
      expect((await site.get(`/staff/quality/ZZ-S${path}`)).status, path).toBe(403);
    expect((await site.get("/api/v1/libraries/ZZ-S/quality")).status).toBe(403);
    expect((await site.post("/staff/quality/ZZ-S/count")).status).toBe(403);
    site.viewer = visitor;
    expect((await site.get("/staff/quality")).status).toBe(403);
    site.viewer = coordinator;
    expect(await site.page("/staff/quality")).toContain("Southport");
    expect(await site.page("/staff/quality/ZZ-S")).toContain("Southport");
  });

  test("learns what to do before anything is loaded or counted", async () => {
    expect(await site.page("/staff/quality")).toContain("Not yet");
    expect(await site.page("/staff/quality/ZZ-N")).toContain('href="/staff/loads/new"');
    expect(await report()).toMatchObject({ load: null, figures: [], loads: [] });
    await load("ZZ-N", record("1"));
    expect(await site.page("/staff/quality/ZZ-N")).toContain("Not counted yet");
    const answer = await site.post("/staff/quality/ZZ-N/count");
    expect(answer.headers.get("location")).toBe("/staff/quality/ZZ-N?done=asked");
    expect(await site.page("/staff/quality/ZZ-N?done=asked")).toContain("will be counted now");
    const jobs = await own.database.query<{ key: string }>(
      sql`select key from graphile_worker.jobs 
        where task_identifier = 'catalogue.quality' and key like '%:ZZ-N'`,
    );
    expect(jobs).toEqual([{ key: "catalogue.quality:ZZ-N" }]);
  });

  test("can take all loads away as CSV", async () => {
    const first = await load("ZZ-N", record("1"));
    await setLacks("isbn", "1");
    await count();
    const csv = await (await site.get("/staff/quality/ZZ-N/loads.csv")).text();
    const [head, line] = csv.replace("\uFEFF", "").trim().split("\r\n");
    const values = Object.fromEntries(head!.split(",").map((name, at) => [name, line!.split(",")[at]]));
    expect(values).toMatchObject({
      load: String(first),
      records: "1",
      complete: "0",
      isbn: "1",
      wrong_isbn: "0",
    });
  });

  test.each(locales)("reads it in %s", async (locale) => {
    await load("ZZ-N", record("1"));
    await setLacks("links", "1");
    await count();
    site.locale = locale;
    for (const path of ["", "/ZZ-N", "/ZZ-N/links"])
      expect(await site.page(`/staff/quality${path}`)).not.toMatch(/catalogue\.quality\./);
  });
});

describe("the words of the report", () => {
  const messages = Messages.read([catalogueFolders.messages]);
  const speech = { t: messages.translator("en"), locale: "en" } as const;

  test("name every figure and its rule", () => {
    const keys = figures.flatMap(({ name }) => [
      `catalogue.quality.figure.${name}`,
      `catalogue.quality.rule.${name}`,
    ]);
    expect(keys.filter((key) => !messages.has(key))).toEqual([]);
  });

  test("never round a share to nothing or to all", () => {
    expect([0, 0.0001, 0.12345, 0.9999, 1, null].map((share) => shareText(speech, share))).toEqual([
      ...["0%", "under 0.1%", "12.3%", "over 99.9%", "100%", ""],
    ]);
    expect(courseText(speech, [0.5, 0.25])).toBe("50%, 25%");
    expect([-1200, 0, 3, null].map((change) => changeText(speech, change))).toEqual([
      ...["1,200 fewer", "as before", "3 more", ""],
    ]);
  });

  test("draw the newest share where the eye arrives last", () => {
    const [oldest, newest] = linePoints([1, 0.5], false);
    expect(newest!.x).toBeGreaterThan(oldest!.x);
    expect(newest!.y).toBeGreaterThan(oldest!.y);
    const mirrored = linePoints([1, 0.5], true);
    expect(mirrored[1]!.x).toBeLessThan(mirrored[0]!.x);
    expect(linePoints([0, 0], false).every(({ y }) => Number.isFinite(y))).toBe(true);
  });
});
