import { type Logger, pino } from "pino";

export type Log = Logger;

/**
 * The structured log: one JSON object a line on standard error, so that standard output stays the
 * command's own. Fields that can carry personal details are cut out wherever they appear, as a last
 * line of defence: callers must not pass them.
 *
 * @param level pino's: trace, debug, info, warn, error, silent
 */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: ["password", "pin", "email", "card", "token", "cookie", "authorization", "headers"].flatMap(
          (name) => [name, `*.${name}`],
        ),
        censor: "[removed]",
      },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
