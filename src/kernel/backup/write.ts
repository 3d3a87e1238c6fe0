import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import { to as copyTo } from "pg-copy-streams";
import type { Database, Transaction } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { Invalid } from "../errors.ts";
import type { FileStore } from "../files.ts";
import { unfinishedJobs } from "../jobs.ts";
import { frameHead, jsonFrame, magic } from "./frames.ts";
import { copyTarget, type KeptTable, ownSchemas, sequencesOf, tablesOf } from "./tables.ts";

/** What a backup holds. */
export interface BackupSummary {
  tables: number;
  rows: number;
  files: number;
  /** Bytes of the backup itself. */
  size: number;
}

/** How far a backup or a restore has come. */
export type BackupProgress = (done: { readonly rows: number; readonly what: string }) => void;

interface BackupSource {
  readonly database: Database;
  readonly files: FileStore;
}

/**
 * Writes everything into one compressed file: every table of every module as it stood at one moment, the
 * sequences, the jobs that are not finished, and the stored files. Readers and staff can go on meanwhile.
 * Memory use does not grow with the size. The file appears under its name only when it is whole.
 *
 * @throws Invalid where the file is there already
 */
export async function writeBackup(
  { database, files }: BackupSource,
  path: string,
  progress: BackupProgress = () => {},
): Promise<BackupSummary> {
  if (await stat(path).catch(() => undefined))
    throw new Invalid(
      "kernel.backup-exists",
      `${path} is there already. Choose another name, or move it away.`,
    );
  const draft = `${path}.part`;
  const summary: BackupSummary = { tables: 0, rows: 0, files: 0, size: 0 };
  try {
    await database.transaction(async (tx) => {
      const zstd = createZstdCompress({
        params: { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_compressionLevel]: 3 },
      });
      const out = createWriteStream(draft, { flush: true, mode: 0o600 });
      out.write(magic);
      await pipeline(Readable.from(frames(tx, files, summary, progress), { objectMode: false }), zstd, out);
    }, "repeatable read");
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  summary.size = (await stat(path)).size;
  return summary;
}

async function* frames(
  tx: Transaction,
  files: FileStore,
  summary: BackupSummary,
  progress: BackupProgress,
): AsyncGenerator<Buffer> {
  const schemas = await ownSchemas(tx);
  const tables = await tablesOf(tx, schemas);
  const migrations = await tx.query(
    sql`select module, name, checksum from kernel.migration order by applied_at, module, name`,
  );
  yield jsonFrame("manifest", { version: 1, migrations, tables });
  for (const table of tables) {
    progress({ rows: summary.rows, what: `${table.schema}.${table.table}` });
    yield* tableFrames(tx, table, summary, progress);
  }
  yield jsonFrame("sequences", await sequencesOf(tx, schemas));
  yield jsonFrame("jobs", await unfinishedJobs(tx));
  for await (const key of files.list()) yield* fileFrames(files, key, summary);
  yield jsonFrame("finish", { tables: summary.tables, rows: summary.rows, files: summary.files });
}

async function* tableFrames(
  tx: Transaction,
  table: KeptTable,
  summary: BackupSummary,
  progress: BackupProgress,
): AsyncGenerator<Buffer> {
  yield jsonFrame("table", table);
  const hash = createHash("sha256");
  const before = summary.rows;
  // Text rather than binary: it can be read by every later version of PostgreSQL.
  const stream = tx.client.query(copyTo(`copy ${copyTarget(table)} to stdout`));
  for await (const piece of gathered(stream)) {
    hash.update(piece);
    summary.rows += lineEnds(piece);
    progress({ rows: summary.rows, what: `${table.schema}.${table.table}` });
    yield frameHead("data", piece.length);
    yield piece;
  }
  summary.tables++;
  yield jsonFrame("end", { rows: summary.rows - before, sha256: hash.digest("hex") });
}

async function* fileFrames(files: FileStore, key: string, summary: BackupSummary): AsyncGenerator<Buffer> {
  // A file that somebody deletes while the backup runs is simply not part of it.
  const file = await files.get(key).catch(() => undefined);
  if (!file) return;
  yield jsonFrame("file", { key });
  const hash = createHash("sha256");
  let size = 0;
  for await (const piece of gathered(file.stream)) {
    hash.update(piece);
    size += piece.length;
    yield frameHead("data", piece.length);
    yield piece;
  }
  summary.files++;
  yield jsonFrame("end", { size, sha256: hash.digest("hex") });
}

const gatheredSize = 256 * 1024;

/** Small pieces (PostgreSQL sends one for each row) put together into larger ones. */
async function* gathered(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    kept.push(piece);
    size += piece.length;
    if (size < gatheredSize) continue;
    yield Buffer.concat(kept);
    kept = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(kept);
}

/** In COPY's text format each row ends with a line feed, and those inside values are escaped. */
function lineEnds(piece: Buffer): number {
  let count = 0;
  for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) count++;
  return count;
}
