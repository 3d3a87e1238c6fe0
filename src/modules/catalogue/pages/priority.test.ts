import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { localFiles } from "#kernel/files.ts";
import { locales } from "#kernel/i18n/locales.ts";
import { unfinishedJobs } from "#kernel/jobs.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { accountsFolders, auditEntries } from "#modules/accounts";
import { directoryFolders } from "#modules/directory";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { editionIds, editionSummaries } from "../db/editions.ts";
import { feedStart, readFeed } from "../db/feed.ts";
import { catalogueFolders } from "../folders.ts";
import { fileToLoad, loadFiles } from "../jobs/load-files.ts";
import { shippedProfile } from "../profiles/shipped.ts";
import { coordinator, northStaff, record, TestSite, visitor } from "./test-site.ts";

let own: TestDatabase;
let site: TestSite;
let folder: string;
const address = "/staff/priority";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "priority-"));
});
beforeEach(async () => {
  own = await testDatabase([
    accountsFolders.migrations,
    directoryFolders.migrations,
    catalogueFolders.migrations,
  ]);
  site = new TestSite(own.database, localFiles(folder));
  site.viewer = coordinator;
  return () => own.drop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const isbn = (number: string): MarcRecord["fields"][number] => ({
  tag: "020",
  ind: "  ",
  subfields: [{ code: "a", value: number }],
});
const shared = "9780141439518";

async function load(library: string, ...records: MarcRecord[]): Promise<void> {
  const path = join(folder, `${library}.mrc`);
  await writeFile(path, Buffer.concat(records.map((each) => encodeIso2709(each))));
  const files = [await fileToLoad(path)];
  await loadFiles(own.database, { library, files, kind: "full", profile: shippedProfile("koha") });
}

const announcing = "catalogue.announce-priority";

/** Runs the jobs that announce editions, and those that they add. @returns how many ran */
async function runJobs(): Promise<number> {
  for (let ran = 0; ; ran++) {
    const job = (await unfinishedJobs(own.database)).find(({ name }) => name === announcing);
    if (!job) return ran;
    await own.database.query(sql`select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs where task_identifier = ${announcing} order by id limit 1))`);
    await site.catalogue.jobs![announcing]!(job.payload as never);
  }
}

const titles = async () =>
  (await editionSummaries(own.database, await editionIds(own.database, 0, 100))).map(({ title }) => title);
/** The form as the page shows it, with some numbers typed anew. */
async function typed(numbers: Record<string, string>): Promise<Record<string, string>> {
  const page = await site.page(address);
  const fields = Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="((?:library|was)\.\d+)" value="([^"]*)"/g)].map((match) => [
      match[1]!,
      match[2]!,
    ]),
  );
  for (const [name, isil] of Object.entries(fields).filter(([name]) => name.startsWith("library."))) {
    const at = name.slice("library.".length);
    fields[`priority.${at}`] = numbers[isil] ?? fields[`was.${at}`]!;
  }
  return fields;
}

describe("the coordinator's order of libraries", () => {
  test("decides whose words readers see, is kept in the trail, and is told to search", async () => {
    await load("ZZ-N", record("1", "A north title", [isbn(shared)]), record("2", "Only in the north"));
    await load("ZZ-S", record("9", "A south title", [isbn(shared)]), record("8", "Only in the south"));
    expect(await titles()).toContain("A north title");
    const before = await feedStart(own.database);

    const answer = await site.post(address, await typed({ "ZZ-S": "1" }));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `${address}?done=priority`]);
    expect(await titles()).toContain("A south title");
    expect(await auditEntries(own.database)).toMatchObject([
      {
        ...{ action: "catalogue.priority-changed", subject: "library:ZZ-S", library: "ZZ-S" },
        details: { from: 100, to: 1 },
      },
    ]);

    expect(await runJobs()).toBe(1);
    const announced: number[] = [];
    await readFeed(own.database, before, async (ids) => void announced.push(...ids));
    const found = await editionSummaries(own.database, announced);
    expect(found.map(({ title }) => title)).toEqual(["A south title"]);
    const page = await site.page(`${address}?done=priority`);
    expect(page).toContain("The order was saved");
    expect(page.indexOf("Southport")).toBeLessThan(page.indexOf("Northgate"));
  });

  test("announces every shared edition of a large library, in pieces", async () => {
    await load("ZZ-N", record("1"));
    const source = sql`(select id from catalogue.source where isil = 'ZZ-N')`;
    await own.database.query(sql`insert into catalogue.source (isil, version) values ('ZZ-S', 1)`);
    const copies = (
      from: ReturnType<typeof sql>,
    ) => sql`insert into catalogue.record (id, edition, block, source,
        version, start, length, items, format, fingerprint, control_number, brief)
      select 900000 + n, 500000 + n, block, ${from}, 1, start, length, 0, 0, gen_random_uuid(), 'n' || n, brief
      from catalogue.record, generate_series(1, 60000) as n where control_number = '1'`;
    await own.database.query(copies(source));
    await own.database.query(copies(sql`(select id from catalogue.source where isil = 'ZZ-S')`));
    const before = await feedStart(own.database);
    await site.post(address, await typed({ "ZZ-N": "5" }));
    expect(await runJobs()).toBe(2);
    const announced = new Set<number>();
    let largest = 0;
    await readFeed(own.database, before, async (ids) => {
      largest = Math.max(largest, ids.length);
      for (const id of ids) announced.add(id);
    });
    expect(announced.size).toBe(60_000);
    expect(largest).toBeLessThan(10_000);
  });

  test("changes only the numbers that were typed anew, so that an old page takes nothing back", async () => {
    const old = await typed({ "ZZ-N": "7" });
    await site.post(address, await typed({ "ZZ-S": "3" }));
    await site.post(address, old);
    const kept = await own.database.query(sql`select isil, priority from catalogue.source order by isil`);
    expect(kept).toEqual([
      { isil: "ZZ-N", priority: 7 },
      { isil: "ZZ-S", priority: 3 },
    ]);
    await site.post(address, await typed({}));
    expect(await auditEntries(own.database)).toHaveLength(2);
  });

  test.each(["0", "1000", "-1", "first", ""])(
    "refuses %j, says where, and keeps what was typed",
    async (text) => {
      const answer = await site.post(address, await typed({ "ZZ-S": text, "ZZ-N": "4" }));
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain("Southport: give a whole number from 1 to 999");
      expect(page).toMatch(/<input[^>]*value="4"[^>]*name="priority/);
      expect(page).toMatch(
        new RegExp(`<input[^>]*value="${text}"[^>]*name="priority[^>]*aria-invalid="true"`),
      );
      expect(await own.database.query(sql`select 1 from catalogue.source`)).toEqual([]);
    },
  );

  test("is for coordinators only", async () => {
    for (const viewer of [northStaff, visitor]) {
      site.viewer = viewer;
      expect((await site.get(address)).status).toBe(403);
      expect((await site.post(address, {})).status).toBe(403);
    }
  });

  test.each(locales)("speaks %s", async (locale) => {
    site.locale = locale;
    expect(await site.page(`${address}?done=priority`)).toContain(`lang="${locale}"`);
  });
});

describe("where the words of an edition come from", () => {
  test("is told of each statement, with what others say and links to their records", async () => {
    site.viewer = visitor;
    await load("ZZ-N", record("a/1", "The <sea>", [isbn(shared)]));
    await load("ZZ-S", record("9", "The sea, again", [isbn(shared)]));
    const [id] = await editionIds(own.database, 0, 1);
    const page = await site.page(`/editions/${id}/sources`);
    const title = page.slice(page.indexOf(">Title<"), page.indexOf(">Year<"));
    expect(title).toMatch(/The &lt;sea&gt;.*records\/ZZ-N\/a%2F1.*The sea, again.*records\/ZZ-S\/9/s);
    expect(page).toContain("Northgate &lt;Library&gt;: record a/1");
    expect(page).not.toContain(address);
    site.viewer = coordinator;
    expect(await site.page(`/editions/${id}/sources`)).toContain(address);
  });

  test("leads on from an edition that was joined with another", async () => {
    await load("ZZ-N", record("1"));
    const [id] = await editionIds(own.database, 0, 1);
    await own.database.query(
      sql`insert into catalogue.moved_edition (edition, successor) values (77, 78), (78, ${id}), (80, 81), (81, 80)`,
    );
    const answer = await site.get("/editions/77/sources");
    expect([answer.status, answer.headers.get("location")]).toEqual([301, `/editions/${id}/sources`]);
    for (const gone of ["80", "99", "x"])
      expect((await site.get(`/editions/${gone}/sources`)).status).toBe(404);
  });
});
