import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import {
  catalogueFolders,
  editionDetails,
  editionDocuments,
  editionIds,
  editionSummaries,
  editionsOfWork,
  fileToLoad,
  loadFiles,
  shippedProfile,
  successorOf,
} from "../index.ts";

let own: TestDatabase;
let folder: string;
beforeAll(async () => {
  own = await testDatabase([catalogueFolders.migrations!]);
  folder = await mkdtemp(join(tmpdir(), "works-"));
});
afterAll(async () => {
  await own.drop();
  await rm(folder, { recursive: true, force: true });
});

function record(id: string): MarcRecord {
  const subfields = [{ code: "a", value: `Title of ${id}` }];
  return {
    leader: "00000cam a2200000 a 4500",
    fields: [
      { tag: "001", value: id },
      { tag: "008", value: "260101s2001    xx      r     000 0 eng d" },
      { tag: "245", ind: "10", subfields },
    ],
  };
}

async function load(...ids: string[]): Promise<void> {
  const path = join(folder, "file.mrc");
  await writeFile(path, Buffer.concat(ids.map((id) => encodeIso2709(record(id)))));
  const files = [await fileToLoad(path)];
  await loadFiles(own.database, { library: "ZZ-N", files, kind: "full", profile: shippedProfile("koha") });
}

describe("the editions of a work", () => {
  test("are those that libraries have now, the newest first, and each knows its work", async () => {
    await load("1", "2", "3", "4");
    const [one, two, three, four] = (await editionIds(own.database, 0, 10)) as [
      number,
      number,
      number,
      number,
    ];
    await own.database.query(
      sql`update catalogue.record set work = case when edition = ${four} then 0 else 777 end`,
    );
    expect(await editionsOfWork(own.database, 777)).toEqual([three, two, one]);
    expect(await editionsOfWork(own.database, four)).toEqual([four]);
    expect(await editionsOfWork(own.database, one)).toEqual([]);
    const all = [one, four];
    expect((await editionSummaries(own.database, all)).map(({ work }) => work)).toEqual([777, four]);
    expect((await editionDocuments(own.database, [four])).map(({ work }) => work)).toEqual([four]);
    expect(await editionDetails(own.database, one)).toMatchObject({ work: 777, hasOtherEditions: true });
    expect(await editionDetails(own.database, four)).toMatchObject({ work: four, hasOtherEditions: false });
    await load("1", "3", "4");
    expect(await editionsOfWork(own.database, 777)).not.toContain(two);
  });
});

describe("an edition that was joined with others", () => {
  test("leads along their chain to the first that is still there, for ten steps and in no circle", async () => {
    await load("1");
    const [here] = await editionIds(own.database, 0, 1);
    const chain = Array.from({ length: 12 }, (_, at) => [9_000 + at, at === 11 ? here! : 9_001 + at]);
    for (const [edition, successor] of [...chain, [8_000, 8_001], [8_001, 8_000]])
      await own.database.query(sql`insert into catalogue.moved_edition values (${edition}, ${successor})`);
    expect(await successorOf(own.database, 9_011)).toBe(here);
    expect(await successorOf(own.database, 9_002)).toBe(here);
    expect(await successorOf(own.database, 9_001)).toBeNull();
    expect(await successorOf(own.database, 8_000)).toBeNull();
    expect(await successorOf(own.database, 1)).toBeNull();
  });
});
