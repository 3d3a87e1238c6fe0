import { readFileSync } from "node:fs";
import { uptime } from "node:os";

/**
 * Names the present run of the machine. The index is written without waiting for the disk: what a
 * program wrote survives its own end in the system's memory, but not the machine's. So an index that was
 * open in an earlier run, and not closed, must be inspected.
 */
export function thisBoot(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    // Elsewhere the minute of the start stands for it; a clock put right costs one inspection.
    return String(Math.round((Date.now() / 1000 - uptime()) / 60));
  }
}

/** Whether the index was open, by its note, in a run of the machine that has ended. */
export function cutOffSinceBoot(openedSince: string | null): boolean {
  return openedSince !== null && openedSince !== "" && openedSince !== thisBoot();
}
