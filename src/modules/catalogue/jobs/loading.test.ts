import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { encodeMarcXml } from "#standards/marc/marcxml.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import {
  catalogueFolders,
  editionDetails,
  editionDocuments,
  editionIds,
  editionSummaries,
  feedStart,
  fileToLoad,
  type LoadKind,
  type LoadRequest,
  listLoads,
  loadFiles,
  originalRecord,
  readFeed,
  rollBack,
  shippedProfile,
} from "../index.ts";

let own: TestDatabase;
const folder = ".tmp/loading-test";

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
});
beforeEach(async () => {
  own = await testDatabase([catalogueFolders.migrations!]);
  return () => own.drop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Draft {
  id: string;
  title?: string;
  isbn?: string;
  barcode?: string;
  status?: string;
}

function record({ id, title = `Title of ${id}`, isbn, barcode, status = "c" }: Draft): MarcRecord {
  const fields: MarcRecord["fields"] = [
    { tag: "001", value: id },
    { tag: "008", value: "260101s2001    xx      r     000 0 eng d" },
  ];
  if (isbn) fields.push({ tag: "020", ind: "  ", subfields: [{ code: "a", value: isbn }] });
  fields.push({
    tag: "100",
    ind: "1 ",
    subfields: [
      { code: "a", value: "Austen, Jane," },
      { code: "d", value: "1775-1817." },
    ],
  });
  fields.push({
    tag: "245",
    ind: "10",
    subfields: [
      { code: "a", value: `${title} /` },
      { code: "c", value: "Jane Austen." },
    ],
  });
  if (barcode)
    fields.push({
      tag: "952",
      ind: "  ",
      subfields: [
        { code: "b", value: "MAIN" },
        { code: "o", value: "823 AUS" },
        { code: "p", value: barcode },
      ],
    });
  return { leader: `00000${status}am a2200000 a 4500`, fields };
}

let files = 0;
async function load(
  library: string,
  drafts: (Draft | Buffer)[],
  more: Partial<LoadRequest> & { kind?: LoadKind } = {},
) {
  const path = join(folder, `${++files}.mrc`);
  writeFileSync(
    path,
    Buffer.concat(drafts.map((draft) => (Buffer.isBuffer(draft) ? draft : encodeIso2709(record(draft))))),
  );
  const request = {
    library,
    files: [await fileToLoad(path)],
    kind: "full" as const,
    profile: shippedProfile("koha"),
    ...more,
  };
  return loadFiles(own.database, request);
}

/** What readers see, in a form that can be compared: each live record with its title and items. */
async function shown() {
  const ids = await editionIds(own.database, 0, 1_000);
  const details = await Promise.all(ids.map((id) => editionDetails(own.database, id)));
  return details
    .flatMap((edition) =>
      (edition?.holdings ?? []).map((holding) => ({
        title: edition!.title,
        library: holding.library,
        controlNumber: holding.controlNumber,
        barcodes: holding.items.map((item) => item.barcode),
      })),
    )
    .sort((a, b) => `${a.library} ${a.controlNumber}`.localeCompare(`${b.library} ${b.controlNumber}`));
}

const isbn = "9780141439518";

describe("a full load", () => {
  test("shows each record with its items, and keeps its bytes as they came", async () => {
    const outcome = await load("ZZ-A", [{ id: "1", barcode: "b1" }, { id: "2" }]);
    expect(outcome).toMatchObject({
      state: "active",
      counts: { read: 2, added: 2, items: 1, quarantined: 0 },
    });
    expect(await shown()).toEqual([
      { title: "Title of 1", library: "ZZ-A", controlNumber: "1", barcodes: ["b1"] },
      { title: "Title of 2", library: "ZZ-A", controlNumber: "2", barcodes: [] },
    ]);
    const original = await originalRecord(own.database, "ZZ-A", "1");
    expect(original?.bytes.equals(encodeIso2709(record({ id: "1", barcode: "b1" })))).toBe(true);
  });

  test("joins records of several libraries by ISBN, in whatever form they write it", async () => {
    await load("ZZ-A", [{ id: "1", isbn }]);
    await load("ZZ-B", [
      { id: "x", isbn: "0-14-143951-3 (pbk.)" },
      { id: "y", isbn: "bad 123" },
    ]);
    const documents = await editionDocuments(own.database, await editionIds(own.database, 0, 10));
    expect(documents.map((document) => document.libraries)).toEqual([["ZZ-A", "ZZ-B"], ["ZZ-B"]]);
  });

  test("changes nothing when the same comes again", async () => {
    const drafts = [{ id: "1", isbn, barcode: "b1" }, { id: "2" }, Buffer.from("no marc at all \x1d")];
    await load("ZZ-A", drafts);
    const before = await fingerprintOfTables();
    const again = await load("ZZ-A", drafts);
    expect(again.counts).toMatchObject({
      read: 3,
      added: 0,
      changed: 0,
      unchanged: 2,
      removed: 0,
      quarantined: 1,
    });
    expect(await fingerprintOfTables()).toEqual(before);
  });

  test("removes what is no longer sent, only when it is complete", async () => {
    await load("ZZ-A", [{ id: "1" }, { id: "2" }, { id: "3" }]);
    const stop = new AbortController();
    stop.abort();
    expect((await load("ZZ-A", [{ id: "2", title: "New" }], { signal: stop.signal })).state).toBe("stopped");
    expect((await shown()).map((row) => row.title)).toEqual(["Title of 1", "Title of 2", "Title of 3"]);
    const outcome = await load("ZZ-A", [{ id: "2", title: "New" }]);
    expect(outcome.counts).toMatchObject({ changed: 1, removed: 2 });
    expect((await shown()).map((row) => row.title)).toEqual(["New"]);
  });

  test("keeps the first of two records with one control number and the other in quarantine", async () => {
    const outcome = await load("ZZ-A", [
      { id: "1", title: "First" },
      { id: "1", title: "Second" },
    ]);
    expect(outcome.counts).toMatchObject({ added: 1, repeated: 1, quarantined: 1 });
    expect((await shown()).map((row) => row.title)).toEqual(["First"]);
  });

  test("keeps an unreadable record in quarantine with its bytes and the fault in words", async () => {
    const broken = Buffer.from("00050nam a2200000 a 4500\x1e\x1d", "latin1");
    const outcome = await load("ZZ-A", [{ id: "1" }, broken, { id: "2" }]);
    expect(outcome.counts).toMatchObject({ added: 2, quarantined: 1 });
    const rows = await own.database.query<{ content: Buffer; number: number; faults: { message: string }[] }>(
      sql`select content, number, faults from catalogue.quarantine`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.number).toBe(2);
    expect(rows[0]!.content.equals(broken)).toBe(true);
    expect(rows[0]!.faults[0]!.message).toMatch(/[a-z]/);
    await load("ZZ-A", [{ id: "1" }, { id: "2" }]);
    expect(await own.database.query(sql`select 1 from catalogue.quarantine`)).toEqual([]);
  });

  test("makes a control number for a record without one and says so", async () => {
    const without = record({ id: "1" });
    without.fields.shift();
    const outcome = await load("ZZ-A", [encodeIso2709(without)]);
    expect(outcome.counts).toMatchObject({ added: 1, repaired: 1, faults: { "no-control-number": 1 } });
    expect((await shown())[0]!.controlNumber).toMatch(/^made-[0-9a-f]{24}$/);
  });

  test("refuses a file that is no MARC with a sentence, and stores nothing", async () => {
    await expect(load("ZZ-A", [Buffer.from("%PDF-1.7 some report")])).rejects.toThrow(/PDF/);
    expect(await listLoads(own.database, null)).toEqual([]);
  });
});

describe("a delta", () => {
  test("adds, changes and deletes only what it names; of one control number the last counts", async () => {
    await load("ZZ-A", [{ id: "1" }, { id: "2" }, { id: "3" }]);
    const outcome = await load(
      "ZZ-A",
      [{ id: "2", title: "Once" }, { id: "2", title: "Twice" }, { id: "3", status: "d" }, { id: "4" }],
      { kind: "delta" },
    );
    expect(outcome.counts).toMatchObject({ changed: 1, added: 1, removed: 1, repeated: 1 });
    expect((await shown()).map((row) => row.title)).toEqual(["Title of 1", "Twice", "Title of 4"]);
  });

  test("keeps a record that is deleted and comes again unchanged", async () => {
    await load("ZZ-A", [{ id: "1" }, { id: "2" }]);
    const drafts = Array.from({ length: 4_100 }, (_, n) => ({ id: `x${n}` }));
    await load("ZZ-A", [{ id: "1", status: "d" }, ...drafts, { id: "1" }], { kind: "delta" });
    expect((await originalRecord(own.database, "ZZ-A", "1"))?.controlNumber).toBe("1");
  });

  test("lets an edition go on under its id when other parts of its record change", async () => {
    await load("ZZ-A", [{ id: "1" }]);
    const [id] = await editionIds(own.database, 0, 1);
    await load("ZZ-A", [{ id: "1", title: "Better" }], { kind: "delta" });
    expect(await editionSummaries(own.database, [id!])).toMatchObject([{ title: "Better" }]);
    await load("ZZ-A", [{ id: "1", title: "Better", isbn }], { kind: "delta" });
    await load("ZZ-B", [{ id: "9", isbn }]);
    const documents = await editionDocuments(own.database, await editionIds(own.database, 0, 10));
    expect(documents.map((document) => document.libraries)).toEqual([["ZZ-A", "ZZ-B"]]);
    await load("ZZ-A", [{ id: "1", title: "Another" }], { kind: "delta" });
    expect(
      (await editionDocuments(own.database, await editionIds(own.database, 0, 10)))
        .map((d) => d.libraries)
        .sort(),
    ).toEqual([["ZZ-A"], ["ZZ-B"]]);
  });
});

describe("taking a load back", () => {
  test("shows again exactly what readers saw before it", async () => {
    await load("ZZ-A", [{ id: "1", barcode: "b1" }, { id: "2" }]);
    const before = await shown();
    const second = await load("ZZ-A", [{ id: "1", title: "Changed", barcode: "b2" }, { id: "3" }]);
    expect(await shown()).not.toEqual(before);
    expect(await rollBack(own.database, second.load)).toMatchObject({ state: "rolled-back" });
    expect(await shown()).toEqual(before);
    await expect(rollBack(own.database, second.load)).rejects.toThrow(/newest load/);
    const third = await load("ZZ-A", [{ id: "1", barcode: "b1" }, { id: "2" }]);
    expect(third.counts).toMatchObject({ unchanged: 2 });
    await expect(rollBack(own.database, third.load)).rejects.toThrow(/newest load/);
    await load("ZZ-A", [{ id: "2", title: "Third" }]);
    expect((await shown()).map((row) => row.title)).toEqual(["Third"]);
  });
});

describe("resuming", () => {
  test("comes to the same as a load that was never stopped", async () => {
    const drafts = Array.from({ length: 30 }, (_, n) => ({
      id: `${n}`,
      barcode: `b${n}`,
      ...(n % 3 ? {} : { isbn }),
    }));
    await load("ZZ-A", drafts.slice(0, 20));
    const stop = new AbortController();
    stop.abort();
    await load("ZZ-A", drafts.slice(5), { signal: stop.signal });
    const resumed = await load("ZZ-A", drafts.slice(5), { resume: true });
    expect(resumed.counts).toMatchObject({ read: 25, added: 10, unchanged: 15, removed: 5 });
    expect((await shown()).map((row) => row.controlNumber).sort()).toEqual(
      drafts
        .slice(5)
        .map((d) => d.id)
        .sort(),
    );
  });
});

describe("formats", () => {
  test("loads MARCXML and gives its record back byte for byte", async () => {
    const path = join(folder, "one.xml");
    const xml = encodeMarcXml(record({ id: "é<1>", barcode: "b1" }));
    const text = typeof xml === "string" ? xml : Buffer.from(xml as Uint8Array).toString();
    writeFileSync(
      path,
      `<?xml version="1.0"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n${text}\n</collection>\n`,
    );
    await loadFiles(own.database, {
      library: "ZZ-X",
      files: [await fileToLoad(path)],
      kind: "full",
      profile: shippedProfile("koha"),
    });
    const original = await originalRecord(own.database, "ZZ-X", "é<1>");
    expect(original?.format).toBe("marcxml");
    expect(text).toContain(original!.bytes.toString());
  });
});

describe("the change feed", () => {
  test("announces what a load changed when it takes effect, once a reader asks", async () => {
    const start = await feedStart(own.database);
    await load("ZZ-A", [{ id: "1" }, { id: "2" }]);
    const seen: number[] = [];
    const reading = await readFeed(own.database, start, async (ids) => void seen.push(...ids));
    expect(reading.kind).toBe("read");
    expect([...new Set(seen)].sort()).toEqual((await editionIds(own.database, 0, 10)).sort());
    const next =
      reading.kind === "read" ? await readFeed(own.database, reading.position, async () => {}) : reading;
    expect(next).toMatchObject({ kind: "read", editions: 0 });
  });

  test("passes over nothing when transactions commit in another order than they began", async () => {
    const early = await own.database.pool.connect();
    const insert = (edition: number) => `insert into catalogue.change (editions) values ('{${edition}}')`;
    let position = await feedStart(own.database);
    const seen: number[] = [];
    const read = async () => {
      const reading = await readFeed(own.database, position, async (ids) => void seen.push(...ids));
      if (reading.kind === "read") position = reading.position;
    };
    await early.query("begin");
    await early.query(insert(1));
    await own.database.query({ text: insert(2), values: [] });
    await read();
    expect(seen).toEqual([2]);
    await own.database.query({ text: insert(3), values: [] });
    await early.query("commit");
    early.release();
    await read();
    expect(seen.sort()).toEqual([1, 2, 3]);
    await read();
    expect(seen).toHaveLength(3);
  });

  test("tells a reader with a position of another database to start over", async () => {
    const reading = await readFeed(own.database, "elsewhere|1:1:" as never, async () => {});
    expect(reading).toEqual({ kind: "start-over" });
  });
});

/** Every table of the catalogue but the list of loads, as one number each. */
async function fingerprintOfTables() {
  const tables = ["source", "block", "record", "item", "match_key", "quarantine", "staged_change", "change"];
  const prints: Record<string, unknown> = {};
  for (const table of tables)
    prints[table] = await own.database.one({
      text: `select count(*), coalesce(sum(hashtext(t::text)::bigint), 0)::text as sum, max(xmin::text) as newest from catalogue.${table} t`,
      values: [],
    });
  return prints;
}
