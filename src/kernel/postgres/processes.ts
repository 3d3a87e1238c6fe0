import { readFileSync } from "node:fs";

/**
 * Whether a process with this number runs, ours or not. One that has ended and that nobody has asked about (in a
 * container without an init process) does not.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return fieldsOf(pid)?.[0] !== "Z";
}

/** When a process started, in the system's own measure, where the system tells it (Linux). */
export function startOf(pid: number): string | undefined {
  return fieldsOf(pid)?.[19];
}

/** proc(5): the fields of stat from the third on (the state); the name in field 2 may hold spaces. */
function fieldsOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
