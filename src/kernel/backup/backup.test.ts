import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Database } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { Conflict, Invalid } from "../errors.ts";
import { localFiles } from "../files.ts";
import { addJob, unfinishedJobs } from "../jobs.ts";
import { createLog } from "../log.ts";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import { checkBackup } from "./read.ts";
import { restoreBackup } from "./restore.ts";
import { ownSchemas, sequencesOf, tablesOf } from "./tables.ts";
import { writeBackup } from "./write.ts";

const directory = mkdtempSync(join(tmpdir(), "backup-"));
const server = process.env.COMMONSHELF_TEST_SERVER!;
const oldVersion = join(directory, "old");
const newVersion = join(directory, "new");
for (const folder of [oldVersion, newVersion]) {
  mkdirSync(folder);
  writeFileSync(
    join(folder, "0001-shelf.sql"),
    `create table shelf.a_book (id bigint generated always as identity primary key, title text not null,
       length int generated always as (char_length(title)) stored, cover bytea, tags text[],
       shelf_id int not null, next bigint references shelf.a_book);
     create table shelf.shelf (id int primary key, name text);
     alter table shelf.a_book add foreign key (shelf_id) references shelf.shelf deferrable initially deferred;
     create unlogged table shelf.draft (id int);
     create table shelf.setting (one boolean primary key default true, name text);
     insert into shelf.setting (name) values ('made by the migration');
     create function shelf.shout() returns trigger language plpgsql as $$
       begin new.title := upper(new.title); return new; end $$;
     create function shelf.never() returns trigger language plpgsql as $$ begin raise 'never'; end $$;
     create trigger never before truncate on shelf.a_book execute function shelf.never();
     create trigger shout before insert on shelf.a_book for each row execute function shelf.shout();`,
  );
}
writeFileSync(join(newVersion, "0002-loud.sql"), "alter table shelf.a_book add loud boolean default true");

const folderOf = (path: string) => ({ module: "shelf", folder: pathToFileURL(`${path}/`) });
const files = localFiles(join(directory, "files"));
let source: TestDatabase;
const opened: { database: Database; name: string }[] = [];

async function emptyDatabase(): Promise<Database> {
  const name = `cs_test_${randomUUID().replaceAll("-", "")}`;
  const admin = new Database(server, createLog("silent"), 1);
  await admin.query({ text: `create database ${name}`, values: [] });
  await admin.close();
  const database = new Database(server.replace(/\/[^/?]*(\?|$)/, `/${name}$1`), createLog("silent"), 4);
  opened.push({ database, name });
  return database;
}

async function contentsOf(database: Database) {
  const schemas = await ownSchemas(database);
  const contents: Record<string, unknown> = { sequences: await sequencesOf(database, schemas) };
  for (const { schema, table, columns } of await tablesOf(database, schemas)) {
    const list = columns.map((column) => `"${column}"`).join(", ");
    contents[`${schema}.${table}`] = await database.query({
      text: `select ${list} from "${schema}"."${table}" order by 1`,
      values: [],
    });
  }
  return contents;
}

const filesDirectory = () => join(directory, randomUUID());
async function restoreInto(database: Database, path: string, folder = oldVersion, at = filesDirectory()) {
  const target = { database, files: localFiles(at), filesDirectory: at, migrations: [folderOf(folder)] };
  return { summary: await restoreBackup(target, path), files: target.files };
}

const path = join(directory, "all.backup");

beforeAll(async () => {
  source = await testDatabase([folderOf(oldVersion)]);
  const { database } = source;
  await database.query(sql`insert into shelf.shelf values (1, 'by the door'), (2, null)`);
  await database.query(sql`insert into shelf.a_book (title, cover, tags, shelf_id)
    select 'tab' || chr(9) || 'line' || chr(10) || chr(92) || 'N ' || repeat('x', n % 97) || n,
      decode(lpad(to_hex(n), 8, '0'), 'hex'), array['a', null, 'b"c'], 1 + n % 2
    from generate_series(1, 20000) as n`);
  await database.query(sql`update shelf.setting set name = 'changed since'`);
  await database.query(sql`insert into shelf.draft values (1)`);
  await addJob(database, "mail", { id: 7 }, { key: "k", queue: "post", runAt: new Date("2030-01-02") });
  await files.put("logos/one.png", Buffer.alloc(700_000, "one"));
  await files.put("logos/empty.png", Buffer.alloc(0));
  await writeBackup({ database, files }, path);
});
afterAll(async () => {
  const admin = new Database(server, createLog("silent"), 1);
  for (const { database, name } of opened) {
    await database.close();
    await admin.query({ text: `drop database if exists ${name} with (force)`, values: [] });
  }
  await admin.close();
  await source.drop();
  rmSync(directory, { recursive: true });
});

describe("a backup", () => {
  test("brings back every row, sequence, job and file", async () => {
    const database = await emptyDatabase();
    const restored = await restoreInto(database, path);
    expect(restored.summary).toMatchObject({ rows: 20_003, files: 2, jobs: 1 });
    expect(await contentsOf(database)).toEqual(await contentsOf(source.database));
    expect(await unfinishedJobs(database)).toEqual(await unfinishedJobs(source.database));
    const { size, stream } = await restored.files.get("logos/one.png");
    expect([size, Buffer.concat(await stream.toArray()).equals(Buffer.alloc(700_000, "one"))]).toEqual([
      700_000,
      true,
    ]);
    const next = sql`insert into shelf.a_book (title, shelf_id) values ('next', 1) returning id, title, length`;
    expect(await database.one(next)).toEqual({ id: 20_001, title: "NEXT", length: 4 });
    await expect(database.query(sql`truncate shelf.a_book`)).rejects.toThrow("never");
  });

  test("made by an older version is brought to the newer schema", async () => {
    const database = await emptyDatabase();
    await restoreInto(database, path, newVersion);
    expect(await database.one(sql`select count(*) from shelf.a_book where loud`)).toEqual({ count: 20_000 });
  });

  test("made by a newer version is refused, and leaves nothing behind", async () => {
    const newer = await testDatabase([folderOf(newVersion)]);
    const newerPath = join(directory, "newer.backup");
    await writeBackup({ database: newer.database, files }, newerPath);
    await newer.drop();
    const database = await emptyDatabase();
    await expect(restoreInto(database, newerPath)).rejects.toThrow("does not know shelf/0002-loud.sql");
    expect(await database.one(sql`select to_regnamespace('kernel') is null as none`)).toEqual({ none: true });
  });

  test("is never written over another", async () => {
    await expect(writeBackup({ database: source.database, files }, path)).rejects.toThrow(Invalid);
  });

  test("can be checked without restoring it", async () => {
    expect(await checkBackup(path)).toEqual({ tables: 4, rows: 20_003, files: 2 });
  });
});

describe("restoring", () => {
  test("refuses a database that is in use", async () => {
    await expect(restoreInto(source.database, path)).rejects.toThrow(Conflict);
  });

  test("refuses a directory with files in it", async () => {
    const at = filesDirectory();
    await localFiles(at).put("logos/mine.png", Buffer.from("mine"));
    await expect(restoreInto(await emptyDatabase(), path, oldVersion, at)).rejects.toThrow("files");
    expect(readFileSync(join(at, "logos/mine.png"), "utf8")).toBe("mine");
  });

  const bytes = () => readFileSync(path);
  const flipped = (at: number) => {
    const changed = bytes();
    changed[at] = changed[at]! ^ 0x10;
    return changed;
  };
  test.each([
    ["cut off in the middle", () => bytes().subarray(0, Math.floor(bytes().length / 2)), /cut off/],
    ["without its last bytes", () => bytes().subarray(0, bytes().length - 9), /cut off/],
    ["with one bit changed early", () => flipped(200), /damaged/],
    ["with one bit changed in the middle", () => flipped(Math.floor(bytes().length / 2)), /damaged/],
    ["with one bit changed at the end", () => flipped(bytes().length - 2), /damaged/],
    ["that is something else", () => Buffer.from("-- PostgreSQL database dump"), /is no backup/],
    ["that is empty", () => Buffer.alloc(0), /is no backup/],
  ])("refuses a file %s, and leaves the database empty", async (_, make, words) => {
    const bad = join(directory, `${randomUUID()}.backup`);
    writeFileSync(bad, make());
    await expect(checkBackup(bad)).rejects.toThrow(words);
    const database = await emptyDatabase();
    const at = filesDirectory();
    await expect(restoreInto(database, bad, oldVersion, at)).rejects.toThrow(words);
    expect(await database.one(sql`select to_regnamespace('shelf') is null as none`)).toEqual({ none: true });
    expect((await restoreInto(database, path, oldVersion, at)).summary.rows).toBe(20_003);
  });
});
