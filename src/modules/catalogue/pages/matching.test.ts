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
import { findTrial, insertTrial, noteTrial } from "../db/trials.ts";
import { currentMatcher, type Matcher } from "../domain/matching/matcher.ts";
import { shippedMatchers } from "../domain/matching/shipped-matchers.ts";
import { catalogueFolders } from "../folders.ts";
import { fileToLoad, loadFiles } from "../jobs/load-files.ts";
import { sortAgain, switchJob, trialJob, tryMatcher } from "../jobs/try-matcher.ts";
import { shippedProfile } from "../profiles/shipped.ts";
import { coordinator, northStaff, record, TestSite, visitor } from "./test-site.ts";

let own: TestDatabase;
let site: TestSite;
let folder: string;

/** Matchers made up for these tests: what is one edition does not hang on the weights that are shipped. */
const made = (version: string, same: number): Matcher => ({
  ...{ version, same, different: -50, start: 0 },
  weights: { "isbn-same": 4, "title-equal": 3 },
});
const strict = made("test-strict", 6);
const eager = made("test-eager", 2);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "matching-"));
  (shippedMatchers as Matcher[]).push(strict, eager);
});
beforeEach(async () => {
  own = await testDatabase([
    accountsFolders.migrations,
    directoryFolders.migrations,
    catalogueFolders.migrations,
  ]);
  site = new TestSite(own.database, localFiles(folder));
  site.viewer = coordinator;
  await own.database.query(sql`update catalogue.matching set matcher = ${strict.version}`);
  return () => own.drop();
});
afterAll(async () => {
  (shippedMatchers as Matcher[]).splice(shippedMatchers.indexOf(strict), 2);
  await rm(folder, { recursive: true, force: true });
});

const isbn = (n: number): MarcRecord["fields"][number] => {
  const twelve = `978${String(100_000_000 + n * 7)}`;
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return { tag: "020", ind: "  ", subfields: [{ code: "a", value: twelve + ((10 - (sum % 10)) % 10) }] };
};

const titles = "Tides Lanterns Quarries Orchards Bridges Winters Kettles Marshes Violins Harbours".split(" ");
const titleOf = (n: number) => `${titles[n % 10]} of ${titles[Math.floor(n / 10) % 10]}`;

async function load(library: string, ...records: MarcRecord[]): Promise<void> {
  const path = join(folder, `${library}.mrc`);
  await writeFile(path, Buffer.concat(records.map((each) => encodeIso2709(each))));
  const files = [await fileToLoad(path)];
  await loadFiles(own.database, { library, files, kind: "full", profile: shippedProfile("koha") });
}

/** Two libraries with the same books, under titles that differ, so that only their numbers speak for them. */
async function loadBooks(count: number): Promise<void> {
  const numbers = [...Array(count).keys()];
  await load("ZZ-N", ...numbers.map((n) => record(`n ${n}`, `A <${titleOf(n)}> in ${n} lessons`, [isbn(n)])));
  await load("ZZ-S", ...numbers.map((n) => record(`s${n}`, `${titleOf(n + 37)} by ${n} hands`, [isbn(n)])));
}

const waiting = async () =>
  (await unfinishedJobs(own.database)).filter(({ name }) => name === switchJob || name === trialJob);

/** Runs the jobs of matching, and those that they add. @returns their names */
async function runJobs(): Promise<string[]> {
  const ran: string[] = [];
  for (;;) {
    const [job] = await waiting();
    if (!job) return ran;
    await own.database.query(sql`select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs where task_identifier = ${job.name} order by id limit 1))`);
    await site.catalogue.jobs![job.name]!(job.payload as never);
    ran.push(job.name);
  }
}

const editions = async () =>
  (
    await own.database.one<{ count: number }>(
      sql`select count(distinct edition) as count from catalogue.record`,
    )
  ).count;

describe("trying a matcher", () => {
  test("reports what it would change, with examples, their reasons and a file, and changes nothing", async () => {
    await loadBooks(3);
    expect(await editions()).toBe(6);
    const begun = await site.post("/staff/matching/trials", { matcher: eager.version });
    const address = begun.headers.get("location")!;
    expect([begun.status, address]).toEqual([303, "/staff/matching/trials/1"]);
    expect(await site.page(address)).toMatch(/<live-progress src="\/api\/v1\/matching\/trials\/1\/progress"/);
    const progress = async () => (await site.get("/api/v1/matching/trials/1/progress")).json();
    expect(await progress()).toMatchObject({ done: 0, total: null, finished: false });
    expect(await runJobs()).toEqual([trialJob]);
    expect(await progress()).toMatchObject({ finished: true });
    expect(await editions()).toBe(6);

    const page = await site.page(address);
    expect(page).not.toContain("<live-progress");
    expect(page).toMatch(/Editions now.*>6<.*Editions then.*>3<.*Joined with others.*6.*100%/s);
    expect(page).toContain("A &lt;Tides of Tides&gt; in 0 lessons");
    expect(page).toContain('href="/records/ZZ-N/n%200"');
    expect(page).toContain("Northgate &lt;Library&gt;");
    expect(page).toMatch(/Northgate &lt;Library&gt; n 0 and Southport s0 are the same edition/);
    expect(page).toContain("Score +4");

    const file = await (await site.get(`${address}/examples.csv`)).text();
    expect(file.trim().split("\r\n")).toHaveLength(7);
    expect(file).toMatch(
      /\d,joined,ZZ-N,n 0,A <Tides of Tides> in 0 lessons,,2001,\d,1,.*,\/records\/ZZ-N\/n%200/,
    );
    expect(await auditEntries(own.database)).toMatchObject([
      { action: "catalogue.matcher-tried", subject: "matcher:test-eager" },
    ]);
  });

  test("shows the examples of one kind, and says where there is none", async () => {
    await loadBooks(2);
    await site.post("/staff/matching/trials", { matcher: eager.version });
    await runJobs();
    expect(await site.page("/staff/matching/trials/1?kind=joined")).toContain("change-2");
    const divided = await site.page("/staff/matching/trials/1?kind=divided&page=99");
    expect(divided).not.toContain("change-1");
    expect(divided).toContain("no example of this kind");
    expect(await (await site.get("/staff/matching/trials/1/examples.csv?kind=divided")).text()).not.toContain(
      "ZZ-N",
    );
  });

  test("goes on where it was when its worker is killed half way, and counts nothing twice", async () => {
    // More than are looked at together; each edition of the one library would be joined with one of the other,
    // which lies in another stretch.
    await loadBooks(260);
    const whole = await insertTrial(own.database, eager.version, strict.version, "7");
    await tryMatcher(own.database)({ trial: whole });
    const expected = (await findTrial(own.database, whole))!;
    expect(expected.counts).toMatchObject({ before: 520, after: 260, joined: 520, records: 520, of: 520 });

    const killed = await insertTrial(own.database, eager.version, strict.version, "7");
    const after = await stateAfterFirstStretch(killed);
    expect(after.counts.before).toBeGreaterThan(0);
    expect(after.counts.before).toBeLessThan(520);
    await noteTrial(own.database, after, false);
    await tryMatcher(own.database)({ trial: killed });
    const found = (await findTrial(own.database, killed))!;
    expect([found.counts, found.examples]).toEqual([expected.counts, expected.examples]);
    await tryMatcher(own.database)({ trial: killed });
    expect(await findTrial(own.database, killed)).toEqual(found);
  });

  /** What a trial had noted when it was killed after its first stretch. */
  async function stateAfterFirstStretch(trial: number) {
    let failed = false;
    // A database that is gone at the second stretch: nothing of it is noted.
    const dying = Object.assign(Object.create(own.database), {
      query: async (statement: { text?: string }) => {
        const text = JSON.stringify(statement);
        if (text.includes("select distinct edition") && (await reachedFirst())) {
          failed = true;
          throw new Error("killed");
        }
        return own.database.query(statement as never);
      },
    });
    let asked = 0;
    const reachedFirst = async () => asked++ > 0;
    await expect(tryMatcher(dying, 0)({ trial })).rejects.toThrow("killed");
    expect(failed).toBe(true);
    return (await findTrial(own.database, trial))!;
  }

  test("is not begun twice, nor while editions are still sorted by another matcher than before", async () => {
    await loadBooks(1);
    for (let n = 0; n < 2; n++) {
      const answer = await site.post("/staff/matching/trials", { matcher: eager.version });
      expect(answer.headers.get("location")).toBe("/staff/matching/trials/1");
    }
    expect(await auditEntries(own.database)).toHaveLength(1);
    await runJobs();
    await site.post("/staff/matching/choose", { matcher: eager.version, was: strict.version });
    const refused = await site.post("/staff/matching/trials", { matcher: strict.version });
    expect([refused.status, await refused.text()]).toEqual([409, "catalogue.sorting-again"]);
  });

  test("passes over records that have gone since, and tells of a matcher that is no longer shipped", async () => {
    await loadBooks(2);
    await site.post("/staff/matching/trials", { matcher: eager.version });
    await runJobs();
    await load("ZZ-S", record("other", "Other"));
    expect(await site.page("/staff/matching/trials/1")).toContain("Not in the catalogue any more");
    await insertTrial(own.database, "of-last-year", strict.version, "7");
    await tryMatcher(own.database)({ trial: 2 });
    expect(await site.page("/staff/matching/trials/2")).toContain("cannot go on");
    expect((await site.get("/staff/matching/trials/99")).status).toBe(404);
    expect((await site.post("/staff/matching/trials", { matcher: "of-last-year" })).status).toBe(404);
    expect((await site.post("/staff/matching/trials")).status).toBe(422);
  });

  test("describes every change of a large catalogue by its most telling reason, and crashes on none", async () => {
    await loadBooks(45);
    await own.database.query(sql`update catalogue.matching set matcher = ${eager.version}`);
    await sortAgain(own.database)({ matcher: eager.version, after: 0 });
    expect(await editions()).toBe(45);
    await site.post("/staff/matching/trials", { matcher: strict.version });
    await runJobs();
    const first = await site.page("/staff/matching/trials/1");
    expect(first.match(/id="change-/g)).toHaveLength(20);
    expect(await site.page("/staff/matching/trials/1?page=3")).toMatch(/Divided: one edition now, 2 then/);
    expect(first).toContain("Not alike enough");
  });
});

describe("choosing a matcher", () => {
  test("says what happens, then sorts all editions in pieces, and is kept in the trail", async () => {
    await loadBooks(3);
    const asking = "/staff/matching/choose?matcher=test-eager";
    expect(await site.page(asking)).toContain("Nobody has tried it on these records");
    await site.post("/staff/matching/trials", { matcher: eager.version });
    await runJobs();
    expect(await site.page(asking)).toContain("The trial foretold: 6 editions joined");

    const answer = await site.post("/staff/matching/choose", { matcher: "test-eager", was: "test-strict" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/staff/matching?done=chosen"]);
    const page = await site.page("/staff/matching?done=chosen");
    expect(page).toContain("test-eager decides from now on");
    expect(page).toMatch(/<live-progress src="\/api\/v1\/matching\/progress"/);
    expect(await (await site.get("/api/v1/matching/progress")).json()).toMatchObject({ finished: false });
    expect(await runJobs()).toEqual([switchJob]);
    expect(await editions()).toBe(3);
    expect(await (await site.get("/api/v1/matching/progress")).json()).toMatchObject({ finished: true });
    const [entry] = await auditEntries(own.database, { limit: 1 });
    expect(entry).toMatchObject({
      ...{ action: "catalogue.matcher-chosen", subject: "matcher:test-eager" },
      details: { from: "test-strict", to: "test-eager" },
    });

    await site.post("/staff/matching/choose", { matcher: "test-strict", was: "test-eager" });
    await runJobs();
    expect(await editions()).toBe(6);
  });

  test("hands the rest on to a further job, and stops where yet another was chosen", async () => {
    await loadBooks(260);
    await own.database.query(sql`update catalogue.matching set matcher = ${eager.version}`);
    const inPieces = sortAgain(own.database, 200);
    await inPieces({ matcher: eager.version, after: 0 });
    const [next] = await waiting();
    expect(next).toMatchObject({ name: switchJob, payload: { matcher: eager.version } });
    expect(await editions()).toBeLessThan(520);
    await inPieces({ matcher: strict.version, after: 0 });
    expect(await waiting()).toHaveLength(1);
    await runJobs();
    expect(await editions()).toBe(260);
  });

  test("is refused when somebody else has chosen meanwhile", async () => {
    for (const was of [eager.version, currentMatcher.version]) {
      const answer = await site.post("/staff/matching/choose", { matcher: eager.version, was });
      expect([answer.status, await answer.text()]).toEqual([409, "catalogue.matcher-changed"]);
    }
    expect((await site.post("/staff/matching/choose", { matcher: "none", was: "" })).status).toBe(404);
    expect(await auditEntries(own.database)).toEqual([]);
    expect(await waiting()).toEqual([]);
  });
});

describe("who may", () => {
  test("see it: staff; try and choose: coordinators", async () => {
    const trial = await insertTrial(own.database, eager.version, strict.version, "7");
    site.viewer = northStaff;
    const page = await site.page("/staff/matching");
    expect(page).toContain("test-strict");
    expect(page).not.toContain("See what would change");
    expect(page).not.toContain("/staff/matching/choose");
    expect((await site.get(`/staff/matching/trials/${trial}`)).status).toBe(200);
    expect((await site.get("/api/v1/matching")).status).toBe(200);
    expect((await site.get("/staff/matching/choose?matcher=test-eager")).status).toBe(403);
    expect((await site.post("/staff/matching/choose", { matcher: "test-eager" })).status).toBe(403);
    expect((await site.post("/staff/matching/trials", { matcher: "test-eager" })).status).toBe(403);
    site.viewer = visitor;
    for (const address of ["/staff/matching", `/staff/matching/trials/${trial}`, "/api/v1/matching"])
      expect((await site.get(address)).status).toBe(403);
  });

  test("programs read the matcher, what waits and the trials", async () => {
    await loadBooks(2);
    await site.post("/staff/matching/trials", { matcher: eager.version });
    await runJobs();
    await own.database.query(sql`insert into catalogue.unsettled (edition) values (1), (2)`);
    expect(await (await site.get("/api/v1/matching")).json()).toMatchObject({
      ...{ matcher: "test-strict", unsettled: 2, decisions: 0, sorting: null },
      matchers: expect.arrayContaining([{ version: "test-eager", same: 2, different: -50, statements: 2 }]),
      trials: [
        {
          ...{ id: 1, matcher: "test-eager", against: "test-strict" },
          editions: { before: 4, after: 2 },
          records: { concerned: 4, of: 4 },
          report: "/staff/matching/trials/1",
        },
      ],
    });
  });

  test.each(locales)("all pages speak %s", async (locale) => {
    await loadBooks(1);
    await site.post("/staff/matching/trials", { matcher: eager.version });
    site.locale = locale;
    const pages = [
      ...["/staff/matching?done=chosen", "/staff/matching/trials/1"],
      "/staff/matching/choose?matcher=test-eager",
    ];
    for (const address of pages) expect(await site.page(address)).toContain(`lang="${locale}"`);
    await runJobs();
    for (const address of pages) expect(await site.page(address)).toContain(`lang="${locale}"`);
  });
});
