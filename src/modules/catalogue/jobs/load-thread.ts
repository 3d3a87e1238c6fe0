import { parentPort, workerData } from "node:worker_threads";
import { Database } from "#kernel/database/database.ts";
import { HouseError } from "#kernel/errors.ts";
import { createLog } from "#kernel/log.ts";
import { type LoadOutcome, type LoadRequest, loadFiles } from "./load-files.ts";

/** What the thread is given. */
export interface LoadOrder {
  readonly connectionString: string;
  readonly request: Omit<LoadRequest, "ownerOf" | "signal">;
  /** Symbols in files -> ISIL of the library in the directory. */
  readonly owners: ReadonlyMap<string, string>;
}

/** What the thread answers with, once. */
export type LoadAnswer =
  | { readonly kind: "done"; readonly outcome: LoadOutcome }
  | { readonly kind: "refused"; readonly code: string; readonly message: string }
  | { readonly kind: "failed"; readonly message: string };

/** Runs one load away from the thread that answers requests; a message of any kind asks it to stop. */
async function work({ connectionString, request, owners }: LoadOrder): Promise<LoadAnswer> {
  const stop = new AbortController();
  parentPort?.on("message", () => stop.abort());
  const database = new Database(connectionString, createLog("silent"), 4);
  try {
    const ownerOf = (symbol: string) => owners.get(symbol);
    const outcome = await loadFiles(database, { ...request, ownerOf, signal: stop.signal });
    return { kind: "done", outcome };
  } catch (error) {
    if (error instanceof HouseError) return { kind: "refused", code: error.code, message: error.message };
    return { kind: "failed", message: (error as Error).stack ?? String(error) };
  } finally {
    await database.close();
  }
}

parentPort?.postMessage(await work(workerData));
parentPort?.close();
