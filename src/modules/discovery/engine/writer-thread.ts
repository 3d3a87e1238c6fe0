import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { Database } from "#kernel/database/database.ts";
import { listen } from "#kernel/database/listen.ts";
import { createLog } from "#kernel/log.ts";
import type { CatalogueFeed } from "./catalogue-feed.ts";
import { isDamage, type ToWriter, type WriterStart } from "./messages.ts";
import { Writer } from "./writer.ts";

// The writer thread: follows the catalogue when it is woken, and looks after the index when it is not.
// A failure that leaves the index in doubt ends the thread; a new one reads the last committed state.

const { connectionString, directory, catalogue: address, logLevel } = workerData as WriterStart;
const port = parentPort as MessagePort;

/** Longest time without looking: notifications can be lost. */
const lookAgainAfter = 5_000;
const retryAfter = 1_000;
/** Merging begins when nothing was changed for so long. */
const quietFor = 300;

let wakeUp: () => void = () => {};
let awake = true;
let stopped = false;
let rebuildReason: string | null = null;
let rebuildAsked = false;

function wake(): void {
  awake = true;
  wakeUp();
}

/** Waits until something happens, at most so long. */
function rest(longest: number): Promise<void> {
  if (awake || stopped || rebuildReason !== null) return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longest);
    wakeUp = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

async function step(writer: Writer): Promise<void> {
  if (rebuildReason !== null) {
    await writer.rebuild(rebuildReason);
    rebuildReason = null;
    if (rebuildAsked) port.postMessage({ kind: "rebuilt" });
    rebuildAsked = false;
  }
  awake = false;
  if ((await writer.follow()) === "start-over") {
    rebuildReason = "the catalogue is another one, or changed too much since the index was last open";
    return;
  }
  await rest(quietFor);
  while (!awake && !stopped && rebuildReason === null && writer.lookAfter()) await rest(0);
  await rest(lookAgainAfter);
}

async function main(): Promise<void> {
  const log = createLog(logLevel);
  let loading: Promise<CatalogueFeed> | undefined;
  const catalogue = () => (loading ??= import(address) as Promise<CatalogueFeed>);
  const database = new Database(connectionString, log, 2);
  const writer = new Writer({
    directory,
    database,
    catalogue,
    log,
    tell: (message) => port.postMessage(message),
  });
  port.on("message", (message: ToWriter) => {
    if (message.kind === "opened") writer.clean();
    else if (message.kind === "rebuild") {
      rebuildReason = message.reason;
      rebuildAsked ||= message.asked;
    } else stopped = true;
    wake();
  });
  rebuildReason = writer.open();
  const stopListening = listen(connectionString, (await catalogue()).feedChannel, wake, log);
  while (!stopped) {
    try {
      await step(writer);
    } catch (error) {
      if (isDamage(error)) rebuildReason = "it is damaged";
      // Any other failure of SQLite leaves memory and file in doubt.
      else if ((error as { code?: string }).code === "ERR_SQLITE_ERROR") throw error;
      writer.complain(error);
      awake = false;
      await new Promise((resolve) => setTimeout(resolve, retryAfter));
    }
  }
  await stopListening();
  writer.close();
  await database.close();
  port.close();
}

await main();
