import { Worker } from "node:worker_threads";
import { Unavailable } from "#kernel/errors.ts";
import type { Log } from "#kernel/log.ts";
import type { FromWriter, ToWriter, WriterStart } from "./messages.ts";
import { ReaderPool } from "./reader-pool.ts";
import type { IndexState, SearchAnswer, SearchIndex, SearchRequest } from "./search-index.ts";

const restartAfter = 1_000;

export interface EmbeddedOptions extends Omit<WriterStart, "logLevel"> {
  readonly log: Log;
  /** Reader threads; two when not given. */
  readonly readers?: number;
  /** Node's own arguments for the writer thread; those of this process when not given. */
  readonly execArgv?: readonly string[];
}

interface WaitingForRebuild {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: (editions: number) => void;
}

const nothingYet: IndexState = { ready: false, documents: 0, behind: true, rebuilt: null, trouble: null };

/** The search index inside this process: one writer thread, some reader threads, one SQLite file. */
export class EmbeddedIndex implements SearchIndex {
  readonly #options: EmbeddedOptions;
  readonly #pool: ReaderPool;
  #writer: Worker | undefined;
  #state: IndexState = nothingYet;
  #waiting: WaitingForRebuild[] = [];
  #onceOpen: (() => void)[] = [];
  #onceMaking: (() => void)[] = [];
  #restart: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: EmbeddedOptions) {
    this.#options = options;
    this.#pool = new ReaderPool(options.readers ?? 2, {
      opened: () => {
        this.#tell({ kind: "opened" });
        for (const resolve of this.#onceOpen.splice(0)) resolve();
      },
      damaged: () => this.#tell({ kind: "rebuild", reason: "a reader found it damaged", asked: false }),
    });
    this.#startWriter();
  }

  #startWriter(): void {
    const { connectionString, directory, catalogue, log, execArgv = process.execArgv } = this.#options;
    const workerData: WriterStart = { connectionString, directory, catalogue, logLevel: log.level };
    const writer = new Worker(new URL("./writer-thread.ts", import.meta.url), {
      workerData,
      name: "search-writer",
      execArgv: [...execArgv],
    });
    this.#writer = writer;
    writer.on("message", (message: FromWriter) => this.#receive(message));
    writer.on("error", (thrown) => {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      log.error({ error: error.message }, "the writer of the search index failed; starting it again");
      this.#state = { ...this.#state, trouble: error.message, behind: true };
      for (const resolve of this.#onceMaking.splice(0)) resolve();
      for (const each of this.#waiting.splice(0)) each.reject(error);
    });
    writer.on("exit", () => {
      if (!this.#closed) this.#restart = setTimeout(() => this.#startWriter(), restartAfter);
    });
  }

  #receive(message: FromWriter): void {
    if (message.kind === "open") this.#pool.open(message.path, message.shared);
    else if (message.kind === "grown") this.#pool.grown(message.shared);
    else if (message.kind === "broad-words") this.#pool.broadWords();
    else if (message.kind === "rebuilt") for (const each of this.#waiting.splice(0)) each.resolve();
    else {
      const { kind: _, ...state } = message;
      this.#state = { ...state, ready: false };
      if (!this.#pool.isOpen) for (const resolve of this.#onceMaking.splice(0)) resolve();
      if (state.rebuilt !== null) for (const each of this.#waiting) each.onProgress(state.rebuilt);
    }
  }

  #tell(message: ToWriter): void {
    this.#writer?.postMessage(message);
  }

  state(): IndexState {
    return { ...this.#state, ready: this.#pool.isOpen };
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    if (!this.#pool.isOpen)
      throw new Unavailable(
        "discovery.index-not-ready",
        "The search index is being made; it takes some minutes for a large catalogue. Try again soon.",
      );
    return this.#pool.ask(request);
  }

  /** Resolves when questions are answered for the first time. */
  opened(): Promise<void> {
    if (this.#pool.isOpen) return Promise.resolve();
    return new Promise((resolve) => this.#onceOpen.push(resolve));
  }

  /** Resolves when it is known whether there is an index: it is open, or has to be made. */
  begun(): Promise<void> {
    return Promise.race([this.opened(), new Promise<void>((resolve) => this.#onceMaking.push(resolve))]);
  }

  /**
   * Makes the index anew from the catalogue; the present one answers meanwhile.
   *
   * @param onProgress told how many editions are in the new index
   */
  rebuild(onProgress: (editions: number) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject, onProgress });
      this.#tell({ kind: "rebuild", reason: "it was asked for", asked: true });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#restart);
    const writer = this.#writer;
    if (writer && writer.threadId !== -1) {
      const exit = new Promise((resolve) => writer.once("exit", resolve));
      this.#tell({ kind: "stop" });
      await exit;
    }
    await this.#pool.close();
  }
}
