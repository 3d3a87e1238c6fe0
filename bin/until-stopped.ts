import type { RunningHouse } from "#app/serve.ts";
import type { Config } from "#kernel/config/read.ts";
import type { Log } from "#kernel/log.ts";
import { exitCodes } from "./exit-codes.ts";
import { untilSignal } from "./signals.ts";

/**
 * Runs a server in the foreground until a signal comes, and stops all that it started. A second signal does not
 * wait for what is under way. An error that nobody caught is logged, and ends the process with code 1: what it
 * left half done in memory is not to be trusted.
 *
 * @param start starts it, and gives up when its signal is aborted
 * @param announce says that it is ready
 */
export async function runUntilStopped(
  start: (stopping: AbortSignal) => Promise<RunningHouse>,
  config: Config,
  log: Log,
  announce: (running: RunningHouse) => void,
): Promise<void> {
  let running: RunningHouse | undefined;
  const stopping = new AbortController();
  const signal = untilSignal(() => void running?.stop(0).finally(() => process.exit(exitCodes.failed)));
  signal.then(() => stopping.abort());
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "an error that nobody caught");
    setTimeout(() => process.exit(exitCodes.failed), 5_000);
    (running?.stop(0) ?? Promise.resolve()).finally(() => process.exit(exitCodes.failed));
  });
  try {
    running = await start(stopping.signal);
  } catch (error) {
    if (stopping.signal.aborted) return;
    throw error;
  }
  announce(running);
  await signal;
  await running.stop(config.shutdownSeconds);
}
