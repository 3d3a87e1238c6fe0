import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = 100;

/** Processor seconds that a PostgreSQL server and all its processes have used so far; null where /proc tells nothing. */
export function databaseCpu(postmaster: number): number | null {
  try {
    const own = statOf(postmaster);
    // Processes that have ended are added up with their parent (proc(5): cutime, cstime).
    let ticks = own.slice(1).reduce((sum, value) => sum + value, 0);
    for (const name of readdirSync("/proc")) {
      if (!/^\d+$/.test(name)) continue;
      const [parent, user = 0, system = 0] = statOf(Number(name));
      if (parent === postmaster) ticks += user + system;
    }
    return ticks / ticksPerSecond;
  } catch {
    return null;
  }
}

/** ppid, utime, stime, cutime, cstime (proc(5), "/proc/pid/stat"). */
function statOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return [fields[1], fields[11], fields[12], fields[13], fields[14]].map(Number);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT" || (error as { code?: string }).code === "ESRCH")
      return [0];
    throw error;
  }
}
