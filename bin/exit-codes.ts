/** What the exit code of every command means. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  /** A load came to its end, and some records were put aside to be looked at. */
  quarantined: 3,
} as const;

export const exitCodesHelp = `
Exit codes:
  0    done
  1    failed; a sentence on standard error says why
  2    wrong usage or configuration
  3    loaded, but some records were put aside: see the report of the load
  130  stopped by Ctrl-C, 143 by SIGTERM (serve and demo end with 0)

What is not given as an option is read from the environment and commonshelf.json:
see docs/configuration.md.`;
