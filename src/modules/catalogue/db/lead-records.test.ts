import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import type { Field } from "#standards/marc/record.ts";
import {
  catalogueFolders,
  editionDetails,
  editionIds,
  editionStretches,
  editionsInStretch,
  fileToLoad,
  ledEditions,
  loadFiles,
  shippedProfile,
} from "../index.ts";

let own: TestDatabase;
let folder: string;
beforeAll(async () => {
  own = await testDatabase([catalogueFolders.migrations!]);
  folder = await mkdtemp(join(tmpdir(), "lead-"));
});
afterAll(async () => {
  await own.drop();
  await rm(folder, { recursive: true, force: true });
});

const data = (tag: string, code: string, value: string): Field => ({
  ...{ tag, ind: "  " },
  subfields: [{ code, value }],
});

async function load(library: string, ids: readonly string[], more: readonly Field[]): Promise<void> {
  const records = ids.map((id) =>
    encodeIso2709({
      leader: "00000cam a2200000 a 4500",
      fields: [
        { tag: "001", value: id },
        { tag: "008", value: "260101s2001    xx      r     000 0 eng d" },
        { tag: "020", ind: "  ", subfields: [{ code: "a", value: `978030640615${id === "1" ? 7 : 0}` }] },
        data("100", "a", "Writer, Ada."),
        data("245", "a", `Title of ${id}`),
        ...more,
      ],
    }),
  );
  const path = join(folder, "file.mrc");
  await writeFile(path, Buffer.concat(records));
  const files = [await fileToLoad(path)];
  await loadFiles(own.database, { library, files, kind: "full", profile: shippedProfile("koha") });
}

test("the record that others get is the first by standing, without items and local fields", async () => {
  await load("ZZ-A", ["1"], [data("952", "p", "barcode")]);
  await load("ZZ-B", ["1"], [data("650", "a", "Sea"), data("952", "p", "barcode")]);
  await own.database.query(
    sql`update catalogue.record set edition = (select min(edition) from catalogue.record)`,
  );
  const [id] = (await editionIds(own.database, 0, 1)) as [number];
  const [{ edition, lead }] = (await ledEditions(own.database, [id, 999_999])) as [
    Awaited<ReturnType<typeof ledEditions>>[number],
  ];
  expect(edition).toMatchObject({ id, records: [{ library: "ZZ-B" }, { library: "ZZ-A" }] });
  expect(lead).toMatchObject({ library: "ZZ-B", controlNumber: "1" });
  expect(lead?.record.fields.map(({ tag }) => tag)).toEqual(["001", "008", "020", "100", "245", "650"]);
  expect((await editionDetails(own.database, id))?.lead).toEqual(lead);
});

test("editions are listed stretch by stretch, only those that readers see", async () => {
  const [first] = (await editionIds(own.database, 0, 1)) as [number];
  const here = Math.floor(first / 10);
  expect(await editionStretches(own.database, 10)).toEqual([here]);
  expect(await editionsInStretch(own.database, here, 10)).toEqual([first]);
  await own.database.query(
    sql`update catalogue.record set edition = ${first + 100} where ctid = (select min(ctid) from catalogue.record)`,
  );
  expect(await editionStretches(own.database, 10)).toEqual([here, here + 10]);
  await own.database.query(sql`update catalogue.record set until_version = 0 where edition = ${first + 100}`);
  expect(await editionsInStretch(own.database, here + 10, 10)).toEqual([]);
});
