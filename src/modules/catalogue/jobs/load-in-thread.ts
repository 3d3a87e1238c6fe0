import { Worker } from "node:worker_threads";
import { Bug } from "#kernel/errors.ts";
import type { LoadAnswer, LoadOrder } from "./load-thread.ts";

/** A load running in its own thread. */
export interface RunningLoad {
  /** Resolves when the load has ended, however. */
  readonly answer: Promise<LoadAnswer>;
  /** Asks it to stop after the batch under way; it can be resumed. */
  stop(): void;
}

/** Starts a load in a thread of its own, so that requests are answered as fast as without it. */
export function loadInThread(order: LoadOrder): RunningLoad {
  const worker = new Worker(new URL("./load-thread.ts", import.meta.url), {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: 192 },
  });
  const answer = new Promise<LoadAnswer>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) =>
      reject(
        new Bug("catalogue.load-thread-ended", `The thread of a load ended with ${code} before it answered.`),
      ),
    );
  });
  return { answer, stop: () => worker.postMessage("stop") };
}
