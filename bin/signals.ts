const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
export type StopSignal = (typeof signals)[number];

/** Ctrl-C reaches us from the terminal and again through npm and our own launcher: those are one. */
const sameWithin = 500;

/** How often is looked whether npm's shell still stands between npm and us. */
const betweenLooks = 250;

/**
 * Runs `gone` when the shell that npm started us in has ended. npm passes a signal on to that shell alone, and
 * dash, the `sh` of Debian, ends without passing it on to us.
 */
function whenShellEnds(gone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(looking);
    gone();
  }, betweenLooks);
  looking.unref();
}

/**
 * Resolves at the first signal to stop, or when the shell ends in which npm runs us.
 *
 * @param hurry called at a later one: whoever sends it does not want to wait
 */
export function untilSignal(hurry: () => void = () => {}): Promise<StopSignal> {
  return new Promise((resolve) => {
    let first: number | undefined;
    whenShellEnds(() => resolve("SIGTERM"));
    for (const signal of signals) {
      process.on(signal, () => {
        if (first !== undefined && Date.now() - first > sameWithin) hurry();
        first ??= Date.now();
        resolve(signal);
      });
    }
  });
}
