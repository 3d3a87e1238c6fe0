import { HouseError } from "#kernel/errors.ts";
import { exitCodes } from "./exit-codes.ts";

/**
 * Tells an error in one calm sentence on standard error, with its stack only where LOG_LEVEL asks for it.
 *
 * @returns the exit code
 */
export function tell(error: unknown): number {
  const shown = ["debug", "trace"].includes(process.env.LOG_LEVEL ?? "");
  if (shown) console.error(error);
  else if (error instanceof HouseError) console.error(error.message);
  else if (isDiskFull(error)) console.error("The disk is full. Make room, then try again.");
  else console.error(`This should not have happened: ${wordsOf(error)} LOG_LEVEL=debug shows where.`);
  const isUsage = error instanceof HouseError && error.code.startsWith("kernel.configuration");
  return isUsage ? exitCodes.usage : exitCodes.failed;
}

/** As the file system says it, and PostgreSQL. */
function isDiskFull(error: unknown): boolean {
  return ["ENOSPC", "53100"].includes((error as { code?: string } | null)?.code ?? "");
}

function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message || error.name : String(error);
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
