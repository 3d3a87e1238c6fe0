import type { Database } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { FileStore } from "#kernel/files.ts";
import { newId } from "#kernel/ids.ts";
import { addJob } from "#kernel/jobs.ts";
import type { Log } from "#kernel/log.ts";
import { askToStop, findLoad, insertLoad, setLoadState, waitAgain, whileLocked } from "../db/loads.ts";
import { sourceOf } from "../db/sources.ts";
import type { LoadKind, LoadSummary } from "../domain/load.ts";
import type { LoadProfile } from "../domain/profile.ts";
import { loadInThread, type RunningLoad } from "./load-in-thread.ts";
import type { LoadAnswer } from "./load-thread.ts";

/** A file that came by upload and lies in the file store. */
export interface StoredFile {
  readonly name: string;
  readonly size: number;
  readonly key: string;
}

interface NewUpload {
  readonly library: string;
  readonly kind: LoadKind;
  readonly profile: LoadProfile;
  readonly files: readonly StoredFile[];
  readonly startedBy: string;
}

/**
 * Loads of uploaded files: entered at once, run one after another by a job in a thread of their own, and
 * taken up again after a crash.
 */
export class Uploads {
  readonly #database: Database;
  readonly #files: FileStore;
  readonly #owners: () => Promise<ReadonlyMap<string, string>>;
  readonly #log: Log | undefined;
  readonly #running = new Map<number, RunningLoad>();
  #line: Promise<void> = Promise.resolve();
  #closed = false;

  /** @param owners symbols of libraries -> ISIL, asked for at the start of each load */
  constructor(
    database: Database,
    files: FileStore,
    owners: () => Promise<ReadonlyMap<string, string>>,
    log?: Log,
  ) {
    this.#log = log;
    this.#database = database;
    this.#files = files;
    this.#owners = owners;
  }

  /** Stores an uploaded file as it streams in; of any size, in constant memory. */
  async store(name: string, content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const key = `uploads/${newId()}.marc`;
    const { size } = await this.#files.put(key, content);
    return { name, size, key };
  }

  /** The path of an uploaded file, for a preview. */
  pathOf(file: StoredFile): string {
    return this.#files.pathOf(file.key);
  }

  /** Enters a load of stored files; it begins as soon as the loads before it have ended. */
  async enter({ library, kind, profile, files, startedBy }: NewUpload): Promise<number> {
    return this.#database.transaction(async (tx) => {
      const source = await sourceOf(tx, library);
      const version = source.version + 1;
      const load = await insertLoad(tx, {
        source: source.id,
        version,
        kind,
        state: "waiting",
        files,
        profile,
        startedBy,
      });
      await addJob(tx, "catalogue.load", { load }, { key: `load-${load}`, maxAttempts: 1 });
      return load;
    });
  }

  /** Asks for a load to stop; it ends after the batch under way and can be resumed. */
  async stop(load: number): Promise<void> {
    await askToStop(this.#database, load);
    this.#running.get(load)?.stop();
  }

  /** Goes on with a load that was stopped or has failed: it waits for its turn again. */
  async resume(load: number): Promise<void> {
    await this.#database.transaction(async (tx) => {
      await waitAgain(tx, load);
      await addJob(tx, "catalogue.load", { load }, { key: `load-${load}`, maxAttempts: 1 });
    });
  }

  /**
   * The job: puts a load in line. It is done at once and the load goes on after it, so that a load of
   * hours keeps no place in the job queue and a killed process no lock there; the load's own row says how
   * far it is, and `recover` finds it again.
   */
  async run({ load }: { load: number }): Promise<void> {
    this.#line = this.#line
      .then(() => this.#runNow(load))
      .catch((error: Error) => this.#noteFailure(load, error));
  }

  /** Runs one load to its end. Its outcome stands in its row; a failure is not tried again by itself. */
  async #runNow(id: number): Promise<void> {
    if (this.#closed) return;
    const load = await findLoad(this.#database, id);
    if (load?.state !== "waiting") return;
    const request = { ...this.#requestOf(load), load: id, resume: load.begun };
    const owners = await this.#owners();
    const running = loadInThread({ connectionString: this.#database.connectionString, request, owners });
    this.#running.set(id, running);
    try {
      await this.#conclude(load, await running.answer);
    } finally {
      this.#running.delete(id);
    }
  }

  /** A load whose thread died, or whose database went away, can be resumed. */
  async #noteFailure(load: number, error: Error): Promise<void> {
    this.#log?.error({ load, error: error.message, stack: error.stack }, "a load failed");
    const words = "The load was interrupted by a fault in this program. It can be resumed.";
    await setLoadState(this.#database, load, "failed", { error: words }).catch(() => {});
  }

  async #conclude(load: LoadSummary, answer: LoadAnswer): Promise<void> {
    if (answer.kind === "refused")
      await setLoadState(this.#database, load.id, "failed", { error: answer.message });
    if (answer.kind === "failed") throw new Error(answer.message);
    if (answer.kind === "done" && answer.outcome.state === "active") await this.#forgetFiles(load);
  }

  #requestOf(load: LoadSummary) {
    const files = load.files.map(({ name, size, key }) => ({
      name,
      size,
      path: key ? this.#files.pathOf(key) : name,
    }));
    return { library: load.library, kind: load.kind, profile: load.profile, files };
  }

  async #forgetFiles(load: LoadSummary): Promise<void> {
    for (const { key } of load.files) if (key) await this.#files.delete(key);
  }

  /**
   * After a start: loads that a killed process left behind. Uploads go on by themselves; loads of the
   * command line, whose files may lie anywhere, are marked as stopped.
   */
  async recover(): Promise<void> {
    const rows = await this.#database.query<{ id: number; source: number; uploaded: boolean }>(sql`
      select id, source, files->0->>'key' is not null as uploaded from catalogue.load where state in ('running', 'waiting')`);
    for (const { id, source, uploaded } of rows) {
      await whileLocked(this.#database, source, async () => {
        if (uploaded) await this.resume(id);
        else
          await setLoadState(this.#database, id, "stopped", {
            error: "The process that loaded was ended. Resume with: commonshelf load --resume",
          });
        return true;
      });
    }
  }

  /** Stops every load that runs here and waits until it has; the next start goes on with it. */
  async close(): Promise<void> {
    this.#closed = true;
    const running = [...this.#running];
    for (const [, load] of running) load.stop();
    await this.#line;
    for (const [id] of running)
      await this.#database.query(
        sql`update catalogue.load set state = 'running' where id = ${id} and state = 'stopped'`,
      );
  }
}
