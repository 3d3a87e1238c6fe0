import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Unavailable } from "../errors.ts";
import { isAlive, startOf } from "./processes.ts";

/** A lock without its holder's number is one whose holder was killed, or met a full disk, while making it. */
const unsignedFor = 10_000;

/**
 * A lock between processes: a file made exclusively, holding its maker's number and start time. One whose
 * maker has died is taken over.
 *
 * @param limit milliseconds to wait for another process
 * @returns gives the lock back
 * @throws Unavailable when another living process keeps it for longer
 */
export async function lock(file: string, limit = 120_000): Promise<() => void> {
  const until = Date.now() + limit;
  while (!take(file)) {
    if (isStale(file)) rmSync(file, { force: true });
    else if (Date.now() > until)
      throw new Unavailable(
        "kernel.postgres-lock",
        `Another process has been starting or stopping the embedded PostgreSQL for ${Math.round(limit / 1000)} seconds. Where none is, remove ${file} and try again.`,
      );
    else await sleep(50);
  }
  return () => rmSync(file, { force: true });
}

function take(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} ${startOf(process.pid) ?? ""}`, { flag: "wx" });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    // On a full disk the file is made and only its content fails: nobody else can make it, so it is ours.
    if (code === "ENOSPC" && ageOf(file) !== undefined) return true;
    throw error;
  }
}

function isStale(file: string): boolean {
  try {
    const [pid = "", start = ""] = readFileSync(file, "utf8").split(" ");
    if (pid === "") return (ageOf(file) ?? 0) > unsignedFor;
    return !isAlive(Number(pid)) || start !== (startOf(Number(pid)) ?? "");
  } catch {
    // It has been given back meanwhile.
    return false;
  }
}

/** Milliseconds since a file was written, or undefined where there is none. */
function ageOf(file: string): number | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && Date.now() - found.mtimeMs;
}
