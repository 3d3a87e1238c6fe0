import { type MessagePort, parentPort } from "node:worker_threads";
import type { Clause } from "../domain/query.ts";
import { type FromReader, isDamage, type ToReader } from "./messages.ts";
import { Reader } from "./reader.ts";

// One reader thread: answers one question after the other, and fetches lists of broad words in between.

const port = parentPort as MessagePort;
let reader: Reader | undefined;
let preparing: Clause[] = [];
let learning: Generator<void> | undefined;
let timer: NodeJS.Immediate | undefined;

function tell(message: FromReader): void {
  port.postMessage(message);
}

function prepareNext(): void {
  timer = undefined;
  if (!reader) return;
  try {
    if (!prepareStep(reader)) return;
  } catch (error) {
    tell({ kind: "failed", id: 0, message: (error as Error).message, damaged: isDamage(error) });
    return;
  }
  timer = setImmediate(prepareNext);
}

/** One list or a part of the words; false when there is nothing left to do. */
function prepareStep({ matching }: Reader): boolean {
  if (learning && !learning.next().done) return true;
  learning = undefined;
  const clause = preparing.shift();
  if (clause) matching.prepare(clause);
  return clause !== undefined;
}

function prepare(): void {
  preparing = reader?.matching.unprepared() ?? [];
  learning = reader?.learnSpelling();
  timer ??= setImmediate(prepareNext);
}

function receive(message: ToReader): void {
  if (message.kind === "open") {
    reader?.close();
    reader = new Reader(message.path, message.shared);
    tell({ kind: "opened", path: message.path });
    prepare();
  } else if (message.kind === "grown") reader?.take(message.shared);
  else if (message.kind === "broad-words") {
    reader?.matching.readBroadWords();
    prepare();
  } else if (message.kind === "ask") {
    if (!reader) throw new Error("no index file could be opened");
    tell({ kind: "answer", id: message.id, answer: reader.answer(message.request) });
  } else if (message.kind === "stop") {
    clearImmediate(timer);
    reader?.close();
    port.close();
  }
}

port.on("message", (message: ToReader) => {
  try {
    receive(message);
  } catch (error) {
    const id = message.kind === "ask" ? message.id : 0;
    tell({ kind: "failed", id, message: (error as Error).message, damaged: isDamage(error) });
  }
});
