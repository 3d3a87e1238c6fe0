import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import type { Viewer } from "#modules/accounts";
import { doubtfulVariant } from "../testing/review-books.ts";
import { elsewhere, lake, ReviewSite, southStaff, tides } from "../testing/review-site.ts";
import { coordinator, northStaff, visitor } from "./test-site.ts";

let house: ReviewSite;
let site: ReviewSite["site"];
beforeAll(async () => {
  house = await ReviewSite.open();
  site = house.site;
});
afterAll(() => house.close());
beforeEach(() => house.empty());

describe("a report of a wrong merge", () => {
  async function merged(): Promise<number> {
    await house.load("ZZ-N", { 1: tides, 2: tides });
    await house.load("ZZ-S", { 1: tides });
    expect(await house.editionCount()).toBe(1);
    return house.editionOf("ZZ-N", "1");
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
    await house.load("ZZ-N", { 1: tides, 2: tides, 9: book });
    await house.load("ZZ-S", { 1: tides, 9: doubtfulVariant(book) });
  }

  test("is answered by taking the record out, which undoing takes back", async () => {
    const edition = await merged();
    await site.post(`/editions/${edition}/report`, { record: "ZZ-S 1", note: "Another printing" });
    const next = await house.answer(await site.page("/staff/review/next"), "different");
    expect(await house.editionCount()).toBe(2);
    expect(await site.page(next)).toContain("Taken apart");
    expect(await house.database.one(sql`select outcome, closed_by from catalogue.merge_report`)).toEqual({
      ...{ outcome: "split", closed_by: "7" },
    });
    const undone = await site.post("/staff/review/undo", {});
    expect(await house.editionCount()).toBe(1);
    expect(await site.page(undone.headers.get("location")!)).toContain("Another printing");
  });

  test("is answered by keeping the record, for all who reported it", async () => {
    const edition = await merged();
    for (const note of ["First", "Second"])
      await site.post(`/editions/${edition}/report`, { record: "ZZ-S 1", note });
    await house.answer(await site.page("/staff/review/next"), "same");
    expect(await house.editionCount()).toBe(1);
    expect(await house.database.query(sql`select outcome from catalogue.merge_report`)).toEqual([
      { outcome: "kept" },
      { outcome: "kept" },
    ]);
    expect(await site.page("/staff/review")).toContain("Nothing waits");
  });
});

describe("an edition", () => {
  test("says why its records stand together, to everybody, and names people to staff only", async () => {
    await house.load("ZZ-N", { 1: tides });
    await house.load("ZZ-S", { 1: tides });
    const edition = await house.editionOf("ZZ-N", "1");
    await house.database.query(sql`insert into catalogue.match_decision
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
    await house.load("ZZ-N", { 1: tides, 2: tides });
    await house.load("ZZ-S", { 1: tides });
    const edition = await house.editionOf("ZZ-N", "1");
    expect(await site.page(`/staff/editions/${edition}/split`)).toContain("Here because: ");
    const none = await site.post(`/staff/editions/${edition}/split`, {});
    expect([none.status, await none.text()]).toEqual([
      422,
      expect.stringContaining("Tick at least one record."),
    ]);
    const done = await site.post(`/staff/editions/${edition}/split`, { record: "ZZ-S 1", note: "reprint" });
    expect(await house.editionCount()).toBe(2);
    const page = await site.page(done.headers.get("location")!);
    expect(page).toContain("The records were taken out");
    expect(page).toContain("reprint");
    const undo = /action="(\/staff\/decisions\/[^"]*\/undo)"/.exec(page)![1]!;
    const back = await site.post(undo, { back: `/editions/${edition}/matching` });
    expect(back.headers.get("location")).toBe(`/editions/${edition}/matching?done=undone`);
    expect(await house.editionCount()).toBe(1);
    expect((await site.post(undo, {})).status).toBe(409);
  });

  test("is joined with another that is called by address, number or ISBN", async () => {
    await house.load("ZZ-N", { 1: { ...lake(1), isbn: "9780131103627" } });
    await house.load("ZZ-S", { 1: tides });
    const [a, b] = [await house.editionOf("ZZ-N", "1"), await house.editionOf("ZZ-S", "1")];
    for (const called of [`https://shelf.example/editions/${b}?x=1`, String(b), "0-306-40615-2"]) {
      const page = await site.page(`/staff/editions/${a}/merge?with=${encodeURIComponent(called)}`);
      expect(page, called).toContain("Both side by side");
    }
    expect((await site.get(`/staff/editions/${a}/merge?with=nothing`)).status).toBe(422);
    expect((await site.post(`/staff/editions/${a}/merge`, { other: String(a) })).status).toBe(422);
    await site.post(`/staff/editions/${a}/merge`, { other: String(b), note: "same book" });
    expect(await house.editionCount()).toBe(1);
    expect(await site.page("/staff/decisions")).toContain("same book");
    site.viewer = elsewhere;
    expect((await site.get(`/staff/editions/${a}/split`)).status).toBe(403);
  });

  test("that went leads on, and one that never was is not found", async () => {
    await house.load("ZZ-N", { 1: { ...lake(1), isbn: "9780131103627" } });
    await house.load("ZZ-S", { 1: tides });
    const [a, b] = [await house.editionOf("ZZ-N", "1"), await house.editionOf("ZZ-S", "1")];
    await site.post(`/staff/editions/${a}/merge`, { other: String(b) });
    const gone = (await house.editionOf("ZZ-N", "1")) === a ? b : a;
    const answer = await site.get(`/editions/${gone}/matching`);
    expect(answer.headers.get("location")).toBe(`/editions/${gone === a ? b : a}/matching`);
    expect((await site.get("/editions/987654321/matching")).status).toBe(404);
  });
});

describe("the list of decisions", () => {
  test("says who decided what, is narrowed and undone by those who may", async () => {
    await house.threePairs();
    await house.answer(await site.page("/staff/review/next"), "same");
    site.viewer = coordinator;
    await house.answer(await site.page("/staff/review/next"), "different", { note: "=cmd" });
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
