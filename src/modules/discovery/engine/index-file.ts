import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";

/**
 * Version of everything an index file depends on: its tables, the folding of text, the columns of a
 * row. A file of another version is not read but rebuilt.
 */
export const indexVersion = 2;

// The text is folded before it comes here, so the simplest tokenizer is the right one: it divides at
// ASCII signs and blanks and leaves all else alone. detail=full is for phrases; columnsize stays, for bm25
// and for deletions without contents.
const tables = `
  create table meta (name text primary key, value text not null) without rowid;
  create table page (page integer primary key, bytes blob not null, checksum integer not null);
  create table word (dictionary text not null, id integer not null, word text not null, primary key (dictionary, id))
    without rowid;
  create table list (dictionary text not null, first integer not null, bytes blob not null,
    primary key (dictionary, first));
  create table sorting (row integer primary key, title text not null, author text not null);
  create table broad (word text primary key, documents integer not null) without rowid;
  create table spelling (word text primary key, documents integer not null) without rowid;
  create virtual table search using fts5 (title, author, subject, other, identifiers,
    content = '', contentless_delete = 1, tokenize = 'ascii');
  insert into search (search, rank) values ('automerge', 0);
  insert into search (search, rank) values ('crisismerge', 32);
`;

/** What the index knows of itself. */
export type MetaName = "version" | "position" | "complete" | "merged-rows" | "opened-since" | "spelt-rows";

const namePattern = new RegExp(`^index-${indexVersion}-(\\d+)\\.sqlite$`);

/** Path of a build of the index; a rebuild makes the next one beside it. */
export function pathOf(directory: string, build: number): string {
  return join(directory, `index-${indexVersion}-${build}.sqlite`);
}

/** Builds of this version that lie in the directory, newest first. */
export function buildsIn(directory: string): number[] {
  mkdirSync(directory, { recursive: true });
  const numbers = readdirSync(directory).flatMap(
    (name) => namePattern.exec(name)?.slice(1).map(Number) ?? [],
  );
  return numbers.sort((a, b) => b - a);
}

/** Removes every index file but one build's: older builds, drafts, other versions. */
export function removeOthers(directory: string, keep: number | null): void {
  for (const name of readdirSync(directory))
    if (
      name.startsWith("index-") &&
      (keep === null || !name.startsWith(`index-${indexVersion}-${keep}.sqlite`))
    )
      rmSync(join(directory, name), { force: true });
}

/** Makes an empty index file. */
export function createIndexFile(path: string): DatabaseSync {
  for (const end of ["", "-wal", "-shm"]) rmSync(path + end, { force: true });
  const file = new DatabaseSync(path);
  file.exec("pragma page_size = 8192");
  tuneWriter(file);
  file.exec(`begin; ${tables} commit`);
  writeMeta(file, "version", String(indexVersion));
  return file;
}

/** Opens an existing index file to write; throws where it is none of ours. */
export function openIndexFile(path: string): DatabaseSync {
  const file = new DatabaseSync(path);
  try {
    tuneWriter(file);
    if (readMeta(file, "version") !== String(indexVersion)) throw new Error("it is of another version");
  } catch (error) {
    file.close();
    throw error;
  }
  return file;
}

/** Opens an index file for one reader thread. */
export function openToRead(path: string): DatabaseSync {
  const file = new DatabaseSync(path, { readOnly: true });
  file.exec("pragma cache_size = -32768; pragma temp_store = memory; pragma busy_timeout = 2000");
  return file;
}

// Nothing is forced to the disk: a crash of the program loses nothing, and after a crash of the machine
// the file is inspected (see wasCutOff) and at worst made again.
function tuneWriter(file: DatabaseSync): void {
  file.exec(`pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -32768;
    pragma wal_autocheckpoint = 2000; pragma busy_timeout = 5000; pragma temp_store = memory`);
}

export function readMeta(file: DatabaseSync, name: MetaName): string | null {
  const row = file.prepare("select value from meta where name = ?").get(name);
  return (row?.value as string | undefined) ?? null;
}

export function writeMeta(file: DatabaseSync, name: MetaName, value: string): void {
  toWrite(file, "insert or replace into meta (name, value) values (?, ?)").run(name, value);
}

/**
 * A statement that writes. After each, node:sqlite tells the last row id that was inserted; those of FTS5's
 * own tables are too large for a number, and would make it throw.
 */
export function toWrite(file: DatabaseSync, text: string): StatementSync {
  const statement = file.prepare(text);
  statement.setReadBigInts(true);
  return statement;
}
