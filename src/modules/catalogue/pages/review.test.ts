import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { weighDoubts } from "../jobs/review-weigh.ts";
import { doubtfulVariant } from "../testing/review-books.ts";
import { elsewhere, fieldsOf, lake, ReviewSite, southStaff } from "../testing/review-site.ts";
import { coordinator, visitor } from "./test-site.ts";

let house: ReviewSite;
let site: ReviewSite["site"];
beforeAll(async () => {
  house = await ReviewSite.open();
  site = house.site;
});
afterAll(() => house.close());
beforeEach(() => house.empty());

/** Titles in the order of the queue, of the first edition of each pair. */
const titlesIn = (page: string) =>
  [...page.matchAll(/next\?pair=[^>]*><bdi>([^<]*) \(\d+\)/g)].map(([, title]) => title);

describe("the review queue", () => {
  test("is ordered by copies, those on loan twice, and counts whom each pair touches", async () => {
    await house.threePairs();
    const page = await site.page("/staff/review");
    expect(titlesIn(page)).toEqual([
      "Bridges and their builders",
      "The tide tables of Lake Meru, part a",
      "Gardens of the northern coast",
    ]);
    expect(page).toContain("3 pairs in doubt");
    const [first] = await house.database.query(sql`select copies, on_loan, libraries, touches, reach, weighed
      from catalogue.doubtful_pair order by touches desc`);
    expect(first).toEqual({
      ...{ copies: 6, on_loan: 1, libraries: ["ZZ-N", "ZZ-S"], touches: 7, reach: 2, weighed: true },
    });
  });

  test("shows staff the pairs that their library has a part in, and coordinators all", async () => {
    await house.threePairs();
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
    await house.threePairs();
    await weighDoubts(house.database, "new");
    const { codes } = await house.database.one<{ codes: string[] }>(
      sql`select codes from catalogue.doubtful_pair limit 1`,
    );
    expect(codes.length).toBeGreaterThan(2);
    expect(await site.page(`/staff/review?code=${codes[0]}`)).toContain("in doubt");
    expect(await site.page(`/staff/review?code=isbn-same,${codes[1]}`)).toContain("in doubt");
    expect(await site.page("/staff/review?code=isbn-same")).toContain("Nothing waits for a decision");
  });

  test("is written as CSV", async () => {
    await house.threePairs();
    await weighDoubts(house.database, "new");
    const file = await (await site.get("/staff/review/queue.csv")).text();
    expect(file.trim().split("\r\n")).toHaveLength(4);
    expect(file).toMatch(/^\d+,\d+,ZZ-N,3,ZZ-S,3,-?[\d.]+,6,1,ZZ-N ZZ-S,/m);
  });

  test("forgets pairs whose records went, and weighs anew what a load changed", async () => {
    await house.threePairs();
    await weighDoubts(house.database, "new");
    await house.database.query(sql`update catalogue.item set status = 1`);
    await weighDoubts(house.database, "all");
    expect(
      await house.database.query(sql`select touches from catalogue.doubtful_pair order by touches desc`),
    ).toEqual([{ touches: 12 }, { touches: 6 }, { touches: 4 }]);
    await house.database.query(sql`update catalogue.doubtful_pair set since = now() - interval '2 days'`);
    await house.database.query(sql`delete from catalogue.record where control_number = '3'`);
    await weighDoubts(house.database, "all");
    expect(await house.queueLength()).toBe(2);
  });
});

describe("a case", () => {
  test("shows both records, what differs, and the reasons in words", async () => {
    const book = lake(0);
    const variant = doubtfulVariant(book);
    await house.load("ZZ-N", { 1: { ...book, copies: 2, onLoan: 1 } });
    await house.load("ZZ-S", { 1: variant });
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
    await house.threePairs();
    for (const locale of ["id", "es", "ar"] as const) {
      site.locale = locale;
      for (const path of ["/staff/review", "/staff/review/next", "/staff/decisions"])
        expect(await site.page(path)).not.toMatch(/catalogue\.[a-z]+\./);
    }
  });

  test("called the same joins the two, is written into the trail, and leads to the next", async () => {
    await house.threePairs();
    expect(await house.editionCount()).toBe(6);
    const next = await house.answer(await site.page("/staff/review/next"), "same", {
      note: " seen on the shelf ",
    });
    expect(await house.editionCount()).toBe(5);
    expect(await house.queueLength()).toBe(2);
    const page = await site.page(next);
    expect(page).toContain("part a");
    expect(page).toContain("The same: “Bridges and their builders”");
    expect(await house.lastAction()).toMatchObject({
      ...{ action: "catalogue.pair-decided", library: "ZZ-N", person: 7 },
      details: { a: "ZZ-N 3", b: "ZZ-S 3", verdict: "same" },
    });
    expect(await house.database.one(sql`select decided_by, note from catalogue.match_decision`)).toEqual({
      ...{ decided_by: "7", note: "seen on the shelf" },
    });
  });

  test("called different leaves the queue and stays apart", async () => {
    await house.threePairs();
    await house.answer(await site.page("/staff/review/next"), "different");
    expect(await house.editionCount()).toBe(6);
    expect(await house.queueLength()).toBe(2);
    expect(await site.page("/staff/review")).not.toContain("Bridges");
  });

  test("put off comes again only when one begins anew", async () => {
    await house.threePairs();
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
    await house.threePairs();
    const second = await house.answer(await site.page("/staff/review/next"), "same");
    await house.answer(await site.page(second), "different");
    expect(await house.queueLength()).toBe(1);
    const undone = await site.post("/staff/review/undo", {});
    expect(await site.page(undone.headers.get("location")!)).toContain("part a");
    expect(await house.lastAction()).toMatchObject({ action: "catalogue.decision-undone" });
    const again = await site.post("/staff/review/undo", {});
    expect(await site.page(again.headers.get("location")!)).toContain("Bridges");
    expect(await house.queueLength()).toBe(3);
    expect(await house.editionCount()).toBe(6);
    expect((await site.post("/staff/review/undo", {})).status).toBe(404);
  });

  test("is refused to staff of other libraries, and without an answer", async () => {
    await house.threePairs();
    const page = await site.page("/staff/review/next");
    const action = "/staff/review/decide";
    expect((await site.post(action, { ...fieldsOf(page), verdict: "maybe" })).status).toBe(422);
    expect(
      (await site.post(action, { ...fieldsOf(page), verdict: "same", number_a: "99", number_b: "98" }))
        .status,
    ).toBe(403);
    site.viewer = elsewhere;
    expect((await site.post(action, { ...fieldsOf(page), verdict: "same" })).status).toBe(403);
    expect(await house.database.query(sql`select 1 from catalogue.match_decision`)).toEqual([]);
  });
});
