const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
export type StopSignal = (typeof signals)[number];

/** Ctrl-C reaches us from the terminal and again through npm and our own launcher: those are one. */
const sameWithin = 500;

/**
 * Resolves at the first signal to stop.
 *
 * @param hurry called at a later one: whoever sends it does not want to wait
 */
export function untilSignal(hurry: () => void = () => {}): Promise<StopSignal> {
  return new Promise((resolve) => {
    let first: number | undefined;
    for (const signal of signals) {
      process.on(signal, () => {
        if (first !== undefined && Date.now() - first > sameWithin) hurry();
        first ??= Date.now();
        resolve(signal);
      });
    }
  });
}
