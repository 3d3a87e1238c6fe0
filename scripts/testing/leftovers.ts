import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** The environment variable that marks every process of one test run, however it was started. */
export const runMark = "COMMONSHELF_TEST_RUN";

/** A process that outlived its run. */
export interface Leftover {
  readonly pid: number;
  readonly command: string;
}

/**
 * Processes that carry a run's mark in their environment, this one left out. Reads /proc, so that it
 * finds none on systems without it.
 */
export function markedProcesses(mark: string): Leftover[] {
  if (!existsSync("/proc/self/environ")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => readProc(pid, "environ").split("\0").includes(`${runMark}=${mark}`))
    .map((pid) => ({ pid: Number(pid), command: readProc(pid, "cmdline").replaceAll("\0", " ").trim() }))
    .filter(({ command }) => command !== "");
}

// A process may end while we look, or belong to somebody else.
function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "latin1");
  } catch {
    return "";
  }
}

/** Waits until no process carries the mark; gives those that still run after `patience` milliseconds. */
export async function leftoversOf(mark: string, patience: number): Promise<Leftover[]> {
  const until = Date.now() + patience;
  let left = markedProcesses(mark);
  while (left.length > 0 && Date.now() < until) {
    await sleep(100);
    left = markedProcesses(mark);
  }
  return left;
}
