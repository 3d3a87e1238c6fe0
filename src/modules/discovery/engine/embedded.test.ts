import { randomUUID } from "node:crypto";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createLog } from "#kernel/log.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { parseQuery } from "../domain/query.ts";
import { editionDocument } from "../testing/editions.ts";
import { becomeAnother, change, schema } from "../testing/fake-catalogue.ts";
import { EmbeddedIndex } from "./embedded.ts";
import type { SearchRequest } from "./search-index.ts";

const directory = join(".tmp", `search-${randomUUID()}`);
const open: EmbeddedIndex[] = [];
let own: TestDatabase;

beforeAll(async () => {
  own = await testDatabase([]);
  await own.database.query({ text: schema, values: [] });
  await becomeAnother(own.database);
});

afterEach(async () => {
  for (const index of open.splice(0)) await index.close();
});

afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await own.drop();
});

function start(name: string): EmbeddedIndex {
  const index = new EmbeddedIndex({
    connectionString: own.connectionString,
    directory: join(directory, name),
    catalogue: new URL("../testing/fake-catalogue.ts", import.meta.url).href,
    log: createLog("silent"),
  });
  open.push(index);
  return index;
}

async function stop(index: EmbeddedIndex): Promise<void> {
  open.splice(open.indexOf(index), 1);
  await index.close();
}

const nothing = { library: [], format: [], language: [] };

function ask(index: EmbeddedIndex, words: string, more: Partial<SearchRequest> = {}) {
  return index.search({
    query: parseQuery(words),
    filters: nothing,
    order: "relevance",
    limit: 10,
    offset: 0,
    ...more,
  });
}

const found = async (index: EmbeddedIndex, words: string) => (await ask(index, words)).editions;
const eventually = <T>(check: () => T) => vi.waitFor(check, { timeout: 25_000, interval: 20 });

describe("the embedded index", () => {
  test("says that it is being made before it can be asked", async () => {
    await expect(ask(start("new"), "anything")).rejects.toMatchObject({ code: "discovery.index-not-ready" });
  });

  test("finds what was there before it was made, and every change after", async () => {
    await change(own.database, {
      1: editionDocument(1, { title: "The lighthouse keeper" }),
      2: editionDocument(2, { title: "A keeper of bees" }),
    });
    const index = start("changes");
    await index.opened();
    expect((await found(index, "keeper")).toSorted()).toEqual([1, 2]);

    await change(own.database, {
      2: editionDocument(2, { title: "A herder of bees" }),
      3: editionDocument(3, { title: "Keeper of the flame" }),
    });
    await eventually(async () => expect((await found(index, "keeper")).toSorted()).toEqual([1, 3]));
    expect(await found(index, "herder")).toEqual([2]);

    await change(own.database, { 1: null });
    await eventually(async () => expect(await found(index, "lighthouse")).toEqual([]));
    expect(index.state()).toMatchObject({ ready: true, documents: 2 });
  });

  test("follows a change of holdings alone", async () => {
    await change(own.database, { 10: editionDocument(10, { title: "Solitary", libraries: ["ZZ-ONE"] }) });
    const index = start("holdings");
    await index.opened();
    await change(own.database, {
      10: editionDocument(10, { title: "Solitary", libraries: ["ZZ-NEW", "ZZ-ONE"] }),
    });
    await eventually(async () =>
      expect((await ask(index, "solitary")).facets.library).toEqual([
        { value: "ZZ-NEW", count: 1 },
        { value: "ZZ-ONE", count: 1 },
      ]),
    );
    const filters = { ...nothing, library: ["ZZ-NEW"] };
    expect((await ask(index, "solitary", { filters })).editions).toEqual([10]);
  });

  test("opens again where it was, and catches up with what it missed", async () => {
    const first = start("again");
    await first.opened();
    await stop(first);
    const files = () => readdirSync(join(directory, "again")).filter((name) => name.endsWith(".sqlite"));
    const before = files();
    await change(own.database, { 20: editionDocument(20, { title: "Missed at night" }) });
    const second = start("again");
    await second.opened();
    await eventually(async () => expect(await found(second, "missed")).toEqual([20]));
    expect(files()).toEqual(before);
  });

  test("is made anew when its file is damaged", async () => {
    await change(own.database, { 30: editionDocument(30, { title: "Sound as a bell" }) });
    const first = start("damaged");
    await first.opened();
    await stop(first);
    const [file] = readdirSync(join(directory, "damaged")).filter((name) => name.endsWith(".sqlite"));
    writeFileSync(join(directory, "damaged", file!), Buffer.alloc(200_000, "damage"));
    const second = start("damaged");
    await second.opened();
    expect(await found(second, "bell")).toEqual([30]);
  });

  test("is made anew when the catalogue has become another one", async () => {
    await change(own.database, { 40: editionDocument(40, { title: "Old acquaintance" }) });
    const index = start("another");
    await index.opened();
    await own.database.query({ text: "delete from fake.edition where id = 40", values: [] });
    await becomeAnother(own.database);
    await eventually(async () => expect(await found(index, "acquaintance")).toEqual([]));
  });

  test("is rebuilt when asked, answers meanwhile, and leaves one file", async () => {
    await change(own.database, { 50: editionDocument(50, { title: "Constant reader" }) });
    const index = start("rebuilt");
    await index.opened();
    const told: number[] = [];
    const rebuilt = index.rebuild((editions) => told.push(editions));
    expect(await found(index, "constant")).toEqual([50]);
    await rebuilt;
    expect(told.at(-1)).toBe(index.state().documents);
    expect(await found(index, "constant")).toEqual([50]);
    await eventually(() =>
      expect(readdirSync(join(directory, "rebuilt")).filter((name) => name.endsWith(".sqlite"))).toHaveLength(
        1,
      ),
    );
  });
});
