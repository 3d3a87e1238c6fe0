import type { DatabaseSync } from "node:sqlite";
import { readMeta, toWrite, writeMeta } from "./index-file.ts";
import { spelt } from "./spelling.ts";

/** Pages that one step of merging writes: a few hundredths of a second. */
const pagesPerStep = 500;
/** After so many new rows, or this part of all rows, the whole index is merged into one piece. */
const mergeAfterRows = 20_000;
const mergeAfterPart = 0.1;
/** A word is broad when it stands in so many editions, or in this part of all. */
const broadDocuments = 2_000;
const broadPart = 1 / 400;
const mostBroadWords = 3_000;
/** Words are collected for spelling after this part of all rows is new. */
const spellAfterPart = 0.1;
/** In an index of so many rows, a word that stands in one edition alone is more often a slip than a word. */
const manyRows = 100_000;

// fts5vocab reads a whole doclist to count it, so the vocabulary is walked in slices.
const slices = [
  "",
  ..."123456789abcdefghijklmnopqrstuvwxyz",
  "{",
  "\u0400",
  "\u0600",
  "\u0900",
  "\u4e00",
  "\u5e00",
  "\u6e00",
  "\u7e00",
  "\u8e00",
  "\uffff",
];

/**
 * Work that makes questions faster, done in small steps while nothing else waits: pieces of the full-text
 * index are merged, words that stand in very many editions are counted, and all words are collected for spelling.
 *
 * @returns a generator; each step that it yields may be the last for now. Its value tells whether
 *   words were counted or collected anew.
 */
export function* upkeep(file: DatabaseSync, lastRow: number): Generator<void, boolean> {
  const before = Number(readMeta(file, "merged-rows") ?? 0);
  const fresh = lastRow - before;
  const whole =
    fresh >= Math.max(mergeAfterRows, lastRow * mergeAfterPart) || (before === 0 && fresh >= broadDocuments);
  yield* merge(file, whole);
  if (whole) {
    const words = new Map<string, number>();
    const least = Math.max(broadDocuments, lastRow * broadPart);
    for (let at = 0; at + 1 < slices.length; at++) {
      countWords(file, slices[at]!, slices[at + 1]!, least, words);
      yield;
    }
    keepWords(file, words);
    writeMeta(file, "merged-rows", String(lastRow));
  }
  const unspelt = lastRow - Number(readMeta(file, "spelt-rows") ?? 0);
  const spells = unspelt > 0 && unspelt >= lastRow * spellAfterPart;
  if (spells) yield* collectSpelling(file, lastRow);
  return whole || spells;
}

/** FTS5's own incremental merge; a negative number makes it merge everything into one. */
function* merge(file: DatabaseSync, whole: boolean): Generator<void> {
  const step = toWrite(file, "insert into search (search, rank) values ('merge', ?)");
  const changes = file.prepare("select total_changes() as total");
  const total = () => changes.get()!.total as number;
  if (whole) step.run(-1);
  for (;;) {
    const before = total();
    step.run(pagesPerStep);
    // "If the difference is less than 2, the command was a no-op" (SQLite's documentation of FTS5, section 6.9).
    if (total() - before < 2) return;
    yield;
  }
}

function countWords(
  file: DatabaseSync,
  from: string,
  to: string,
  least: number,
  words: Map<string, number>,
): void {
  file.exec("create virtual table if not exists temp.vocabulary using fts5vocab(main, search, row)");
  const found = file.prepare(
    "select term, doc from temp.vocabulary where term >= ? and term < ? and doc >= ?",
  );
  for (const { term, doc } of found.all(from, to, least)) words.set(term as string, doc as number);
}

function keepWords(file: DatabaseSync, words: ReadonlyMap<string, number>): void {
  const broadest = [...words].sort((a, b) => b[1] - a[1]).slice(0, mostBroadWords);
  file.exec("begin; delete from broad");
  const keep = toWrite(file, "insert into broad (word, documents) values (?, ?)");
  for (const [word, documents] of broadest) keep.run(word, documents);
  file.exec("commit");
}

/** Words that readers may misspell: letters alone, of scripts that divide words by blanks. */
function* collectSpelling(file: DatabaseSync, lastRow: number): Generator<void> {
  file.exec("create virtual table if not exists temp.vocabulary using fts5vocab(main, search, row)");
  const collect = toWrite(
    file,
    `insert or replace into spelling select term, doc from temp.vocabulary
    where term >= ? and term < ? and length(term) between ${spelt.shortest} and ${spelt.longest}
      and term not glob '*[0-9]*' and doc >= ?`,
  );
  const forget = toWrite(file, "delete from spelling where word >= ? and word < ?");
  for (let at = 0; at + 1 < slices.length; at++) {
    const slice = [slices[at]!, slices[at + 1]!] as const;
    file.exec("begin");
    forget.run(...slice);
    collect.run(...slice, lastRow >= manyRows ? 2 : 1);
    file.exec("commit");
    yield;
  }
  writeMeta(file, "spelt-rows", String(lastRow));
}
