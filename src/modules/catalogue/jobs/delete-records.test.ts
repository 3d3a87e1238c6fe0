import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import {
  catalogueFolders,
  deleteRecords,
  editionIds,
  feedStart,
  fileToLoad,
  listLoads,
  loadFiles,
  originalRecord,
  readFeed,
  rollBack,
  shippedProfile,
} from "../index.ts";

let own: TestDatabase;
const folder = ".tmp/delete-records-test";
beforeEach(async () => {
  mkdirSync(folder, { recursive: true });
  own = await testDatabase([catalogueFolders.migrations!]);
  return () => own.drop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function load(library: string, numbers: readonly string[], kind: "full" | "delta" = "full") {
  const path = join(folder, "records.mrc");
  const records = numbers.map((number) =>
    encodeIso2709({
      leader: "00000nam a2200000 a 4500",
      fields: [
        { tag: "001", value: number },
        { tag: "245", ind: "00", subfields: [{ code: "a", value: `Title of ${number}` }] },
      ],
    }),
  );
  writeFileSync(path, Buffer.concat(records));
  const files = [await fileToLoad(path)];
  return loadFiles(own.database, { library, files, kind, profile: shippedProfile("koha") });
}

const list = { name: "gone.txt", size: 10 };
const remove = (library: string, ...controlNumbers: string[]) =>
  deleteRecords(own.database, { library, controlNumbers, list });

async function held(library: string, ...numbers: string[]): Promise<string[]> {
  const found = await Promise.all(numbers.map((number) => originalRecord(own.database, library, number)));
  return numbers.filter((_, n) => found[n] !== undefined);
}

describe("deleting by a list", () => {
  test("takes away what it names of this library alone, and names what was not there", async () => {
    await load("ZZ-A", ["1", "2", "3"]);
    await load("ZZ-B", ["1"]);
    const outcome = await remove("ZZ-A", "3", "9", "1", "3");
    expect(outcome).toMatchObject({
      state: "active",
      counts: { read: 4, deleted: 3, removed: 2, repeated: 1, added: 0 },
      notFound: ["9"],
    });
    expect(await held("ZZ-A", "1", "2", "3")).toEqual(["2"]);
    expect(await held("ZZ-B", "1")).toEqual(["1"]);
    const [newest] = await listLoads(own.database, "ZZ-A");
    expect(newest).toMatchObject({ id: outcome.load, kind: "delta", state: "active", files: [list] });
    const events = await own.database.query(sql`
      select payload->'event'->'facts' as facts from graphile_worker._private_jobs
      where payload->'event'->>'name' = 'catalogue.load-finished' order by id desc limit 1`);
    expect(events).toMatchObject([{ facts: { load: outcome.load, library: "ZZ-A", removed: 2 } }]);
  });

  test("is told to the feed, and taken back like any load", async () => {
    await load("ZZ-A", ["1", "2"]);
    const editions = await editionIds(own.database, 0, 10);
    const start = await feedStart(own.database);
    const { load: number } = await remove("ZZ-A", "1", "2");
    expect(await held("ZZ-A", "1", "2")).toEqual([]);
    const seen: number[] = [];
    await readFeed(own.database, start, async (ids) => void seen.push(...ids));
    expect(seen.sort()).toEqual(editions.sort());
    expect(await rollBack(own.database, number)).toMatchObject({ state: "rolled-back" });
    expect(await held("ZZ-A", "1", "2")).toEqual(["1", "2"]);
  });

  test("changes nothing that could be taken back where it finds nothing", async () => {
    await load("ZZ-A", ["1"]);
    const { load: number, counts, notFound } = await remove("ZZ-A", "7", "8");
    expect([counts.removed, notFound]).toEqual([0, ["7", "8"]]);
    await expect(rollBack(own.database, number)).rejects.toThrow(/newest load/);
    expect(await held("ZZ-A", "1")).toEqual(["1"]);
  });

  test("lets later loads bring a record again", async () => {
    await load("ZZ-A", ["1", "2"]);
    await remove("ZZ-A", "1");
    const { counts } = await load("ZZ-A", ["1"], "delta");
    expect(counts.added).toBe(1);
    expect(await held("ZZ-A", "1", "2")).toEqual(["1", "2"]);
  });

  test("takes many at once", async () => {
    const numbers = Array.from({ length: 12_000 }, (_, n) => `n${n}`);
    await load("ZZ-A", numbers);
    const { counts, notFound } = await remove("ZZ-A", ...numbers.slice(1), "no such");
    expect([counts.removed, notFound]).toEqual([11_999, ["no such"]]);
    expect(await held("ZZ-A", ...numbers.slice(0, 50))).toEqual(["n0"]);
  });

  test("refuses a library without records, and a number's prefix makes no difference", async () => {
    await expect(remove("ZZ-NONE", "1")).rejects.toThrow(/^ZZ-NONE has no records here/);
    expect(await own.database.query(sql`select 1 from catalogue.source where isil = 'ZZ-NONE'`)).toEqual([]);
    await load("ZZ-A", ["1"]);
    await own.database.query(
      sql`update catalogue.source set profile = jsonb_set(profile, '{controlNumber,prefix}', '"(ZZ)"')`,
    );
    expect((await remove("ZZ-A", "(ZZ) 1")).notFound).toEqual([]);
  });
});
