import { createReadStream } from "node:fs";
import type { Database } from "#kernel/database/database.ts";
import { Invalid } from "#kernel/errors.ts";
import type { Frame } from "#standards/marc/frame.ts";
import { readFrames } from "#standards/marc/frames.ts";
import { noteProgress } from "../db/loads.ts";
import type { LoadFile, LoadProgress } from "../domain/load.ts";
import { isEmptyWriting, type Writing } from "./batch-shapes.ts";
import type { LoadBatches } from "./load-batch.ts";

/** Records taken together into one transaction: a tenth of a second's work, little enough to stay young memory. */
const batchSize = 2_000;

/** Milliseconds between notes of progress where there is nothing else to write. */
const betweenNotes = 500;

/** The reading of a load's files. */
export interface Reading {
  readonly database: Database;
  readonly load: number;
  /** This run's mark (db/loads.ts). */
  readonly runner: string;
  readonly batches: LoadBatches;
  readonly files: readonly LoadFile[];
  /** Bytes of all files. */
  readonly total: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (progress: LoadProgress) => void;
  /** Bytes read so far. */
  bytes: number;
  /** When progress was last noted, by performance.now(). */
  noted: number;
}

/**
 * Takes all files through the batches. Three batches are under way at a time: one being written, one
 * prepared, one looked up.
 *
 * @returns "stopped" when somebody asked for it; what was written so far stays staged
 * @throws Invalid when a file turns out to be one that must not be read on
 */
export async function readAll(reading: Reading): Promise<"read" | "stopped"> {
  const { batches, files, signal } = reading;
  let written: Promise<boolean> = Promise.resolve(false);
  let begun: { file: LoadFile; batch: ReturnType<LoadBatches["begin"]> } | undefined;
  const advance = async (): Promise<boolean> => {
    if (!begun) return false;
    const { file, batch } = begun;
    const writing = await batches.prepare(file.name, batch, written);
    if ((await written) || signal?.aborted) return true;
    written = write(reading, file, writing);
    // A failure shows when it is awaited, at the next batch; until then it must not end the process.
    written.catch(() => {});
    return false;
  };
  try {
    for (const file of files) {
      const before = reading.bytes;
      for await (const frames of inBatches(file, reading)) {
        const next = { file, batch: batches.begin(frames) };
        if (await advance()) return "stopped";
        begun = next;
      }
      reading.bytes = before + file.size;
    }
    if (await advance()) return "stopped";
    return (await written) || signal?.aborted ? "stopped" : "read";
  } finally {
    await written.catch(() => {});
  }
}

/** The frames of a file in batches of the load's size, whatever the reader's own. */
async function* inBatches(file: LoadFile, reading: Reading): AsyncGenerator<Frame[]> {
  const stream = createReadStream(file.path, { highWaterMark: 1 << 20 });
  const before = reading.bytes;
  const reader = readFrames(stream);
  let batch: Frame[] = [];
  for await (const frames of reader) {
    batch.push(...frames);
    reading.bytes = before + Math.min(file.size, stream.bytesRead);
    if (batch.length >= batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
  if (reader.ending?.kind === "refused")
    throw new Invalid("catalogue.file-refused", `${file.name}: ${reader.ending.reason}`, {
      params: { file: file.name },
    });
}

/** Writes a batch, or only notes now and then how far reading has come where nothing changed. */
async function write(reading: Reading, file: LoadFile, writing: Writing): Promise<boolean> {
  const { database, load, runner, batches, total, onProgress } = reading;
  const counts = { ...batches.counts };
  const progress = { file: file.name, bytes: reading.bytes, total };
  onProgress({ load, counts, ...progress });
  if (isEmptyWriting(writing)) {
    if (performance.now() - reading.noted < betweenNotes) return false;
    reading.noted = performance.now();
    return noteProgress(database, { load, runner }, counts, progress);
  }
  let stop = false;
  await batches.write(writing, async (tx) => {
    stop = await noteProgress(tx, { load, runner }, counts, progress);
  });
  return stop;
}
