import { createReadStream } from "node:fs";
import type { Database } from "#kernel/database/database.ts";
import { Invalid } from "#kernel/errors.ts";
import type { Frame } from "#standards/marc/frame.ts";
import { readFrames } from "#standards/marc/frames.ts";
import { noteProgress } from "../db/loads.ts";
import { refreshStatistics } from "../db/statistics.ts";
import type { LoadFile, LoadProgress } from "../domain/load.ts";
import { type BegunBatch, isEmptyWriting, type SortedBatch, type Writing } from "./batch-shapes.ts";
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
 * Takes all files through the batches. Four batches are under way at a time: one being written, one placed,
 * one sorted, one looked up.
 *
 * @returns "stopped" when somebody asked for it; what was written so far stays staged
 * @throws Invalid when a file turns out to be one that must not be read on
 */
export async function readAll(reading: Reading): Promise<"read" | "stopped"> {
  const line = new AssemblyLine(reading);
  try {
    for (const file of reading.files) {
      const before = reading.bytes;
      for await (const frames of inBatches(file, reading)) {
        await line.add(file, frames);
        if (line.stopped) return "stopped";
      }
      reading.bytes = before + file.size;
    }
    await line.finish();
    return line.stopped ? "stopped" : "read";
  } finally {
    await line.settled().catch(() => {});
  }
}

/** Moves batches through their stages, each batch one stage behind the one before it. */
class AssemblyLine {
  stopped = false;
  readonly #reading: Reading;
  #begun: { file: LoadFile; batch: BegunBatch } | undefined;
  #sorted: { file: LoadFile; batch: SortedBatch } | undefined;
  #written: Promise<boolean> = Promise.resolve(false);
  #batches = 0;
  /** After how many batches the planner is told how the tables have grown. */
  #nextLook = 2;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  async add(file: LoadFile, frames: readonly Frame[]): Promise<void> {
    const next = { file, batch: this.#reading.batches.begin(frames) };
    await this.#advance();
    this.#begun = next;
  }

  /** Takes what is under way to its end. */
  async finish(): Promise<void> {
    while (!this.stopped && (this.#begun || this.#sorted)) await this.#advance();
    if (!this.stopped) this.stopped = (await this.#written) || (this.#reading.signal?.aborted ?? false);
  }

  /** Resolves when nothing is being written. */
  settled(): Promise<unknown> {
    return this.#written;
  }

  async #advance(): Promise<void> {
    const begun = this.#begun;
    this.#begun = undefined;
    const sorted = begun && {
      file: begun.file,
      batch: await this.#reading.batches.sort(begun.file.name, begun.batch, () => this.#clear()),
    };
    await this.#place();
    this.#sorted = sorted;
  }

  /** Places and writes the batch that is sorted. */
  async #place(): Promise<void> {
    const sorted = this.#sorted;
    this.#sorted = undefined;
    if (!sorted || this.stopped) return;
    const writing = await this.#reading.batches.place(sorted.batch);
    this.stopped = (await this.#written) || (this.#reading.signal?.aborted ?? false);
    if (this.stopped) return;
    this.#written = this.#write(sorted.file, writing);
    // A failure shows when it is awaited, at the next batch; until then it must not end the process.
    this.#written.catch(() => {});
  }

  async #write(file: LoadFile, writing: Writing): Promise<boolean> {
    const stop = await write(this.#reading, file, writing);
    if (++this.#batches === this.#nextLook) {
      this.#nextLook *= 4;
      await refreshStatistics(this.#reading.database);
    }
    return stop;
  }

  /** Resolves when all batches before the one being sorted have been written. */
  async #clear(): Promise<void> {
    await this.#place();
    await this.#written;
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
