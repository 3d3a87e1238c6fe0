import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { localFiles } from "#kernel/files.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { accountsFolders, auditEntries, type Viewer } from "#modules/accounts";
import { directoryFolders } from "#modules/directory";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { catalogueFolders } from "../folders.ts";
import { fileToLoad, loadFiles } from "../jobs/load-files.ts";
import { weighDoubts } from "../jobs/review-weigh.ts";
import { shippedProfile } from "../profiles/shipped.ts";
import { bookRecord, doubtfulVariant, type TestBook } from "./review-books.ts";
import { coordinator, northStaff, TestSite, visitor } from "./test-site.ts";

let own: TestDatabase;
let site: TestSite;
const folder = mkdtempSync(join(tmpdir(), "catalogue-review-"));
const southStaff: Viewer = {
  ...(northStaff as Extract<Viewer, { kind: "person" }>),
  ...{ id: 8, roles: [{ role: "staff", library: "ZZ-S" }] },
};
const elsewhere: Viewer = { ...southStaff, id: 9, roles: [{ role: "staff", library: "ZZ-W" }] } as Viewer;

beforeAll(async () => {
  const folders = [accountsFolders.migrations, directoryFolders.migrations, catalogueFolders.migrations];
  own = await testDatabase(folders);
  site = new TestSite(own.database, localFiles(folder));
});
afterAll(async () => {
  await own.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await own.database.query(sql`truncate catalogue.source, catalogue.load, catalogue.record, catalogue.item,
    catalogue.block, catalogue.match_key, catalogue.staged_change, catalogue.doubtful_pair, catalogue.match_decision,
    catalogue.merge_report, catalogue.unsettled, catalogue.moved_edition cascade`);
  Object.assign(site, { viewer: northStaff, locale: "en" });
});

async function load(library: string, books: Record<string, TestBook>): Promise<void> {
  const path = join(folder, `${library}.mrc`);
  const records = Object.entries(books).map(([id, book]) => encodeIso2709(bookRecord(id, book)));
  writeFileSync(path, Buffer.concat(records));
  const files = [await fileToLoad(path)];
  await loadFiles(own.database, { library, kind: "full", files, profile: shippedProfile("koha") });
}

const lake = (n: number): TestBook => ({ title: `The tide tables of Lake Meru, part ${"abcdefgh"[n]}` });
const tides: TestBook = { title: "A short history of tides", isbn: "9780306406157" };

/** Three pairs in doubt between north and south, that touch 3, 2 and 6 + 1 copies. */
async function threePairs(): Promise<void> {
  const [a, b, c] = [
    lake(0),
    { title: "Gardens of the northern coast" },
    { title: "Bridges and their builders" },
  ];
  await load("ZZ-N", { 1: { ...a, copies: 2 }, 2: b, 3: { ...c, copies: 4, onLoan: 1 } });
  await load("ZZ-S", {
    1: doubtfulVariant(a),
    2: doubtfulVariant(b),
    3: { ...doubtfulVariant(c), copies: 2 },
  });
}

const editionCount = async () =>
  (await own.database.one<{ n: number }>(sql`select count(distinct edition)::int as n from catalogue.record`))
    .n;
const queueLength = async () =>
  (await own.database.one<{ n: number }>(sql`select count(*)::int as n from catalogue.doubtful_pair`)).n;
const editionOf = async (library: string, number: string) =>
  (
    await own.database.one<{ edition: number }>(sql`select r.edition from catalogue.record r
      join catalogue.source s on s.id = r.source and r.version = s.version or s.id = r.source
      where s.isil = ${library} and r.control_number = ${number} limit 1`)
  ).edition;
const lastAction = async () => (await auditEntries(own.database, { limit: 1 }))[0];

/** The fields of a page's first form, as the browser would send them. */
function fieldsOf(page: string): Record<string, string> {
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name, value]) => [name, value!]));
}

/** Answers the case that a page shows. @returns the address of the next */
async function answer(page: string, verdict: string, more: Record<string, string> = {}): Promise<string> {
  const action = /<form method="post" action="([^"]*)"/.exec(page)![1]!;
  const reply = await site.post(action, { ...fieldsOf(page), verdict, ...more });
  expect(reply.status, await reply.clone().text()).toBe(303);
  return reply.headers.get("location")!;
}

/** Titles in the order of the queue, of the first edition of each pair. */
const titlesIn = (page: string) =>
  [...page.matchAll(/next\?pair=[^>]*><bdi>([^<]*) \(\d+\)/g)].map(([, title]) => title);

describe("the review queue", () => {
  test("is ordered by copies, those on loan twice, and counts whom each pair touches", async () => {
    await threePairs();
    const page = await site.page("/staff/review");
    expect(titlesIn(page)).toEqual([
      "Bridges and their builders",
      "The tide tables of Lake Meru, part a",
      "Gardens of the northern coast",
    ]);
    expect(page).toContain("3 pairs in doubt");
    const [first] = await own.database.query(sql`select copies, on_loan, libraries, touches, reach, weighed
      from catalogue.doubtful_pair order by touches desc`);
    expect(first).toEqual({
      ...{ copies: 6, on_loan: 1, libraries: ["ZZ-N", "ZZ-S"], touches: 7, reach: 2, weighed: true },
    });
  });

  test("shows staff the pairs that their library has a part in, and coordinators all", async () => {
    await threePairs();
    site.viewer = elsewhere;
    expect(await site.page("/staff/review")).toContain("Nothing waits for a decision");
    expect(await site.page("/staff/review/next")).toContain("Nothing waits for a decision");
    site.viewer = southStaff;
    expect(await site.page("/staff/review")).toContain("3 pairs in doubt");
    site.viewer = coordinator;
    expect(await site.page("/staff/review")).toContain("3 pairs in doubt");
    expect(await site.page("/staff/review?library=ZZ-W")).toContain("Nothing waits for a decision");
    site.viewer = visitor;
    expect((await site.get("/staff/review")).status).toBe(403);
  });

  test("is narrowed to a kind of reason", async () => {
    await threePairs();
    await weighDoubts(own.database, "new");
    const { codes } = await own.database.one<{ codes: string[] }>(
      sql`select codes from catalogue.doubtful_pair limit 1`,
    );
    expect(codes.length).toBeGreaterThan(2);
    expect(await site.page(`/staff/review?code=${codes[0]}`)).toContain("in doubt");
    expect(await site.page("/staff/review?code=isbn-same")).toContain("Nothing waits for a decision");
  });

  test("is written as CSV", async () => {
    await threePairs();
    await weighDoubts(own.database, "new");
    const file = await (await site.get("/staff/review/queue.csv")).text();
    expect(file.trim().split("\r\n")).toHaveLength(4);
    expect(file).toMatch(/^\d+,\d+,ZZ-N,3,ZZ-S,3,-?[\d.]+,6,1,ZZ-N ZZ-S,/m);
  });

  test("forgets pairs whose records went, and weighs anew what a load changed", async () => {
    await threePairs();
    await weighDoubts(own.database, "new");
    await own.database.query(sql`update catalogue.item set status = 1`);
    await weighDoubts(own.database, "all");
    expect(
      await own.database.query(sql`select touches from catalogue.doubtful_pair order by touches desc`),
    ).toEqual([{ touches: 12 }, { touches: 6 }, { touches: 4 }]);
    await own.database.query(sql`update catalogue.doubtful_pair set since = now() - interval '2 days'`);
    await own.database.query(sql`delete from catalogue.record where control_number = '3'`);
    await weighDoubts(own.database, "all");
    expect(await queueLength()).toBe(2);
  });
});

describe("a case", () => {
  test("shows both records, what differs, and the reasons in words", async () => {
    const book = lake(0);
    const variant = doubtfulVariant(book);
    await load("ZZ-N", { 1: { ...book, copies: 2, onLoan: 1 } });
    await load("ZZ-S", { 1: variant });
    const page = await site.page("/staff/review/next");
    expect(page).toContain("Are these the same edition?");
    expect(page).toContain("2 copies, 1 on loan; 1 library");
    expect(page).toMatch(/<mark><bdi class="visually-hidden">differs: <\/bdi>/);
    expect(page).toMatch(/compare-same[^>]*><th[^>]*><span[^>]*><span[^>]*>=<\/span> Title/);
    expect(page).toMatch(/compare-(different|one)/);
    expect(page).toContain("Speaks for one edition");
    expect(page).toContain("The rules cannot decide");
    for (const key of ["s", "d", "k"]) expect(page).toContain(`data-key="${key}"`);
  });

  test("can be answered in every language", async () => {
    await threePairs();
    for (const locale of ["id", "es", "ar"] as const) {
      site.locale = locale;
      for (const path of ["/staff/review", "/staff/review/next", "/staff/decisions"])
        expect(await site.page(path)).not.toMatch(/catalogue\.[a-z]+\./);
    }
  });

  test("called the same joins the two, is written into the trail, and leads to the next", async () => {
    await threePairs();
    expect(await editionCount()).toBe(6);
    const next = await answer(await site.page("/staff/review/next"), "same", { note: " seen on the shelf " });
    expect(await editionCount()).toBe(5);
    expect(await queueLength()).toBe(2);
    const page = await site.page(next);
    expect(page).toContain("part a");
    expect(page).toContain("The same: “Bridges and their builders”");
    expect(await lastAction()).toMatchObject({
      ...{ action: "catalogue.pair-decided", library: "ZZ-N", person: 7 },
      details: { a: "ZZ-N 3", b: "ZZ-S 3", verdict: "same" },
    });
    expect(await own.database.one(sql`select decided_by, note from catalogue.match_decision`)).toEqual({
      ...{ decided_by: "7", note: "seen on the shelf" },
    });
  });

  test("called different leaves the queue and stays apart", async () => {
    await threePairs();
    await answer(await site.page("/staff/review/next"), "different");
    expect(await editionCount()).toBe(6);
    expect(await queueLength()).toBe(2);
    expect(await site.page("/staff/review")).not.toContain("Bridges");
  });

  test("put off comes again only when one begins anew", async () => {
    await threePairs();
    const later = (page: string) =>
      /href="([^"]*)"[^>]*data-key="k"/.exec(page)![1]!.replaceAll("&amp;", "&");
    const second = await site.page(later(await site.page("/staff/review/next")));
    expect(second).toContain("part a");
    const third = await site.page(later(second));
    const end = await site.page(later(third));
    expect(end).toContain("3 pairs were left for later");
    expect(await site.page("/staff/review/next")).toContain("Bridges");
  });

  test("decided last is undone by its maker, one after the other, and shown again", async () => {
    await threePairs();
    const second = await answer(await site.page("/staff/review/next"), "same");
    await answer(await site.page(second), "different");
    expect(await queueLength()).toBe(1);
    const undone = await site.post("/staff/review/undo", {});
    expect(await site.page(undone.headers.get("location")!)).toContain("part a");
    expect(await lastAction()).toMatchObject({ action: "catalogue.decision-undone" });
    const again = await site.post("/staff/review/undo", {});
    expect(await site.page(again.headers.get("location")!)).toContain("Bridges");
    expect(await queueLength()).toBe(3);
    expect(await editionCount()).toBe(6);
    expect((await site.post("/staff/review/undo", {})).status).toBe(404);
  });

  test("is refused to staff of other libraries, and without an answer", async () => {
    await threePairs();
    const page = await site.page("/staff/review/next");
    const action = "/staff/review/decide";
    expect((await site.post(action, { ...fieldsOf(page), verdict: "maybe" })).status).toBe(422);
    expect(
      (await site.post(action, { ...fieldsOf(page), verdict: "same", number_a: "99", number_b: "98" }))
        .status,
    ).toBe(403);
    site.viewer = elsewhere;
    expect((await site.post(action, { ...fieldsOf(page), verdict: "same" })).status).toBe(403);
    expect(await own.database.query(sql`select 1 from catalogue.match_decision`)).toEqual([]);
  });
});

describe("a report of a wrong merge", () => {
  async function merged(): Promise<number> {
    await load("ZZ-N", { 1: tides, 2: tides });
    await load("ZZ-S", { 1: tides });
    expect(await editionCount()).toBe(1);
    return editionOf("ZZ-N", "1");
  }

  test("asks which record and why, and comes first in the queue of the libraries concerned", async () => {
    const edition = await merged();
    await threePairsBeside();
    site.viewer = elsewhere;
    const missing = await site.post(`/editions/${edition}/report`, { record: "ZZ-S 1" });
    expect(missing.status).toBe(422);
    expect(await missing.text()).toContain("Say in a sentence what is wrong.");
    const sent = await site.post(`/editions/${edition}/report`, {
      record: "ZZ-S 1",
      note: "It is the large print.",
    });
    expect(await site.page(sent.headers.get("location")!)).toContain("Your report was sent");
    expect(await site.page("/staff/review")).toContain("Nothing waits");
    site.viewer = northStaff;
    expect(await site.page("/staff/review")).toContain("One report of a wrong merge");
    const page = await site.page("/staff/review/next");
    expect(page).toContain("It is the large print.");
    expect(page).toContain("2 other records stand in this edition");
  });

  async function threePairsBeside(): Promise<void> {
    const book = lake(3);
    await load("ZZ-N", { 1: tides, 2: tides, 9: book });
    await load("ZZ-S", { 1: tides, 9: doubtfulVariant(book) });
  }

  test("is answered by taking the record out, which undoing takes back", async () => {
    const edition = await merged();
    await site.post(`/editions/${edition}/report`, { record: "ZZ-S 1", note: "Another printing" });
    const next = await answer(await site.page("/staff/review/next"), "different");
    expect(await editionCount()).toBe(2);
    expect(await site.page(next)).toContain("Taken apart");
    expect(await own.database.one(sql`select outcome, closed_by from catalogue.merge_report`)).toEqual({
      ...{ outcome: "split", closed_by: "7" },
    });
    const undone = await site.post("/staff/review/undo", {});
    expect(await editionCount()).toBe(1);
    expect(await site.page(undone.headers.get("location")!)).toContain("Another printing");
  });

  test("is answered by keeping the record, for all who reported it", async () => {
    const edition = await merged();
    for (const note of ["First", "Second"])
      await site.post(`/editions/${edition}/report`, { record: "ZZ-S 1", note });
    await answer(await site.page("/staff/review/next"), "same");
    expect(await editionCount()).toBe(1);
    expect(await own.database.query(sql`select outcome from catalogue.merge_report`)).toEqual([
      { outcome: "kept" },
      { outcome: "kept" },
    ]);
    expect(await site.page("/staff/review")).toContain("Nothing waits");
  });
});

describe("an edition", () => {
  test("says why its records stand together, to everybody, and names people to staff only", async () => {
    await load("ZZ-N", { 1: tides });
    await load("ZZ-S", { 1: tides });
    const edition = await editionOf("ZZ-N", "1");
    await own.database.query(sql`insert into catalogue.match_decision
      (library_a, number_a, library_b, number_b, verdict, act, decided_by)
      values ('ZZ-N', '1', 'ZZ-S', '1', 'same', gen_random_uuid(), 'command line')`);
    const forStaff = await site.page(`/editions/${edition}/matching`);
    expect(forStaff).toContain("command line");
    expect(forStaff).toContain("a person said that it is the same as Northgate &lt;Library&gt; 1");
    expect(forStaff).toContain("Take records out");
    site.viewer = visitor;
    const forAll = await site.page(`/editions/${edition}/matching?a=ZZ-N+1&b=ZZ-S+1`);
    expect(forAll).not.toContain("command line");
    expect(forAll).not.toContain("Take records out");
    expect(forAll).toContain("library staff");
    expect(forAll).toContain("The two records side by side");
    expect(forAll).toContain("9780306406157");
  });

  test("is taken apart by hand, and put together again from its own page", async () => {
    await load("ZZ-N", { 1: tides, 2: tides });
    await load("ZZ-S", { 1: tides });
    const edition = await editionOf("ZZ-N", "1");
    expect(await site.page(`/staff/editions/${edition}/split`)).toContain("Here because: ");
    const none = await site.post(`/staff/editions/${edition}/split`, {});
    expect([none.status, await none.text()]).toEqual([
      422,
      expect.stringContaining("Tick at least one record."),
    ]);
    const done = await site.post(`/staff/editions/${edition}/split`, { record: "ZZ-S 1", note: "reprint" });
    expect(await editionCount()).toBe(2);
    const page = await site.page(done.headers.get("location")!);
    expect(page).toContain("The records were taken out");
    expect(page).toContain("reprint");
    const undo = /action="(\/staff\/decisions\/[^"]*\/undo)"/.exec(page)![1]!;
    const back = await site.post(undo, { back: `/editions/${edition}/matching` });
    expect(back.headers.get("location")).toBe(`/editions/${edition}/matching?done=undone`);
    expect(await editionCount()).toBe(1);
    expect((await site.post(undo, {})).status).toBe(409);
  });

  test("is joined with another that is called by address, number or ISBN", async () => {
    await load("ZZ-N", { 1: { ...lake(1), isbn: "9780131103627" } });
    await load("ZZ-S", { 1: tides });
    const [a, b] = [await editionOf("ZZ-N", "1"), await editionOf("ZZ-S", "1")];
    for (const called of [`https://shelf.example/editions/${b}?x=1`, String(b), "0-306-40615-2"]) {
      const page = await site.page(`/staff/editions/${a}/merge?with=${encodeURIComponent(called)}`);
      expect(page, called).toContain("Both side by side");
    }
    expect((await site.get(`/staff/editions/${a}/merge?with=nothing`)).status).toBe(422);
    expect((await site.post(`/staff/editions/${a}/merge`, { other: String(a) })).status).toBe(422);
    await site.post(`/staff/editions/${a}/merge`, { other: String(b), note: "same book" });
    expect(await editionCount()).toBe(1);
    expect(await site.page("/staff/decisions")).toContain("same book");
    site.viewer = elsewhere;
    expect((await site.get(`/staff/editions/${a}/split`)).status).toBe(403);
  });

  test("that went leads on, and one that never was is not found", async () => {
    await load("ZZ-N", { 1: { ...lake(1), isbn: "9780131103627" } });
    await load("ZZ-S", { 1: tides });
    const [a, b] = [await editionOf("ZZ-N", "1"), await editionOf("ZZ-S", "1")];
    await site.post(`/staff/editions/${a}/merge`, { other: String(b) });
    const gone = (await editionOf("ZZ-N", "1")) === a ? b : a;
    const answer = await site.get(`/editions/${gone}/matching`);
    expect(answer.headers.get("location")).toBe(`/editions/${gone === a ? b : a}/matching`);
    expect((await site.get("/editions/987654321/matching")).status).toBe(404);
  });
});

describe("the list of decisions", () => {
  test("says who decided what, is narrowed and undone by those who may", async () => {
    await threePairs();
    await answer(await site.page("/staff/review/next"), "same");
    site.viewer = coordinator;
    await answer(await site.page("/staff/review/next"), "different", { note: "=cmd" });
    const page = await site.page("/staff/decisions");
    expect(page).toMatch(/Different: “[^”]*part a”[\s\S]*The same: “Bridges/);
    expect(await site.page("/staff/decisions?library=ZZ-W")).toContain("No decisions");
    expect(await site.page("/staff/decisions?person=7")).toContain("Bridges");
    const file = await (await site.get("/staff/decisions.csv")).text();
    expect(file.trim().split("\r\n")).toHaveLength(3);
    expect(file).toContain("'=cmd");
    const undo = /action="(\/staff\/decisions\/[^"]*\/undo)"/.exec(page)![1]!;
    site.viewer = { ...elsewhere, id: 10 } as Viewer;
    expect((await site.post(undo, {})).status).toBe(403);
    site.viewer = southStaff;
    expect((await site.post(undo, {})).headers.get("location")).toBe("/staff/decisions?done=undone");
    expect(await site.page("/staff/decisions")).toContain("Undone, ");
    expect((await site.post("/staff/decisions/not-an-act/undo", {})).status).toBe(404);
  });
});
