import { Worker } from "node:worker_threads";
import { Unavailable } from "#kernel/errors.ts";
import type { SharedIndex } from "./index-build.ts";
import type { FromReader, ToReader } from "./messages.ts";
import type { SearchAnswer, SearchRequest } from "./search-index.ts";

/** No question of a reader takes so long; a thread that does is replaced. */
const patience = 10_000;
const mostWaiting = 500;

interface Asked {
  readonly resolve: (answer: SearchAnswer) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

interface Thread {
  readonly worker: Worker;
  readonly asked: Map<number, Asked>;
}

/** What readers tell those who keep them. */
export interface PoolEvents {
  /** Every reader has this file open. */
  readonly opened: (path: string) => void;
  readonly damaged: () => void;
}

/** The reader threads: each question goes to the one with the fewest. */
export class ReaderPool {
  readonly #events: PoolEvents;
  #threads: Thread[] = [];
  #open: { path: string; shared: SharedIndex } | undefined;
  #openedBy = new Set<Worker>();
  #lastId = 0;
  #closed = false;

  constructor(readers: number, events: PoolEvents) {
    this.#events = events;
    this.#threads = Array.from({ length: readers }, () => this.#start());
  }

  /** Whether there is a file to ask: threads read their messages in order, so a question comes after its file. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  #start(): Thread {
    const worker = new Worker(new URL("./reader-thread.ts", import.meta.url), { name: "search-reader" });
    const thread: Thread = { worker, asked: new Map() };
    worker.on("message", (message: FromReader) => this.#receive(thread, message));
    worker.on("error", (error) => this.#replace(thread, error as Error));
    worker.on("exit", () => this.#replace(thread, new Error("a reader of the search index stopped")));
    worker.unref();
    if (this.#open) this.#tell(thread, { kind: "open", ...this.#open });
    return thread;
  }

  #tell({ worker }: Thread, message: ToReader): void {
    worker.postMessage(message);
  }

  #receive(thread: Thread, message: FromReader): void {
    if (message.kind === "opened") {
      if (message.path !== this.#open?.path) return;
      this.#openedBy.add(thread.worker);
      if (this.#openedBy.size >= this.#threads.length) this.#events.opened(message.path);
      return;
    }
    if (message.kind === "failed" && message.damaged) this.#events.damaged();
    const asked = this.#take(thread, message.id);
    if (message.kind === "answer") asked?.resolve(message.answer);
    else asked?.reject(broken(new Error(message.message)));
  }

  #take(thread: Thread, id: number): Asked | undefined {
    const asked = thread.asked.get(id);
    thread.asked.delete(id);
    clearTimeout(asked?.timer);
    if (thread.asked.size === 0) thread.worker.unref();
    return asked;
  }

  #replace(thread: Thread, cause: Error): void {
    const at = this.#threads.indexOf(thread);
    for (const id of [...thread.asked.keys()]) this.#take(thread, id)?.reject(broken(cause));
    if (at < 0 || this.#closed) return;
    this.#openedBy.delete(thread.worker);
    this.#threads[at] = this.#start();
    void thread.worker.terminate();
  }

  open(path: string, shared: SharedIndex): void {
    this.#open = { path, shared };
    this.#openedBy.clear();
    for (const thread of this.#threads) this.#tell(thread, { kind: "open", path, shared });
  }

  grown(shared: SharedIndex): void {
    if (this.#open) this.#open = { ...this.#open, shared };
    for (const thread of this.#threads) this.#tell(thread, { kind: "grown", shared });
  }

  broadWords(): void {
    for (const thread of this.#threads) this.#tell(thread, { kind: "broad-words" });
  }

  /** @throws Unavailable when no answer comes */
  ask(request: SearchRequest): Promise<SearchAnswer> {
    const thread = this.#threads.reduce((one, other) => (other.asked.size < one.asked.size ? other : one));
    if (thread.asked.size >= mostWaiting)
      throw new Unavailable(
        "discovery.search-busy",
        "Too many searches wait already. Try again in a moment.",
      );
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#replace(thread, new Error("no answer in time")), patience);
      thread.asked.set(id, { resolve, reject, timer });
      thread.worker.ref();
      this.#tell(thread, { kind: "ask", id, request });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(
      threads.map(async (thread) => {
        const exit = new Promise((resolve) => thread.worker.once("exit", resolve));
        this.#tell(thread, { kind: "stop" });
        await exit;
      }),
    );
  }
}

function broken(cause: Error): Unavailable {
  return new Unavailable(
    "discovery.search-failed",
    "The search did not answer this time. Try again in a moment, perhaps with other words.",
    { cause },
  );
}
