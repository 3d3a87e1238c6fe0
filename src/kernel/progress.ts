/** Shows on a terminal how far a long work has come. */
export interface Progress {
  /**
   * @param done how many are done
   * @param total how many there are, where that is known
   * @param what what is being worked on now
   */
  update(done: number, total?: number, what?: string): void;
  /** Takes the bar away. */
  end(): void;
}

interface ProgressOptions {
  /** What is counted, in the plural: "records". */
  readonly unit: string;
  readonly stream?: NodeJS.WriteStream;
  readonly now?: () => number;
}

const barWidth = 24;
/** A terminal is redrawn this often; where output goes to a file, a line is written this often. */
const pause = { terminal: 100, lines: 10_000 };

const count = new Intl.NumberFormat("en");

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3_600).toFixed(1)} h`;
}

/** One line: a bar where the total is known, how many, how fast, how long still. */
export function progressText(
  unit: string,
  done: number,
  total: number | undefined,
  seconds: number,
  what = "",
): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const numbers = total ? `${count.format(done)} of ${count.format(total)}` : count.format(done);
  const parts = [`${numbers} ${unit}`];
  if (rate > 0 && seconds >= 1) parts.push(`${count.format(Math.round(rate))}/s`);
  if (total && rate > 0 && seconds >= 2 && done < total)
    parts.push(`${duration((total - done) / rate)} left`);
  if (what) parts.push(what);
  if (!total) return parts.join(", ");
  const filled = Math.min(barWidth, Math.floor((done / total) * barWidth));
  return `[${"=".repeat(filled)}${" ".repeat(barWidth - filled)}] ${parts.join(", ")}`;
}

/** A progress bar on standard error where that is a terminal, a plain line now and then where it is not. */
export function showProgress({ unit, stream = process.stderr, now = Date.now }: ProgressOptions): Progress {
  const started = now();
  let last = stream.isTTY ? 0 : started;
  return {
    update(done, total, what) {
      const at = now();
      if (at - last < (stream.isTTY ? pause.terminal : pause.lines)) return;
      last = at;
      const text = progressText(unit, done, total, (at - started) / 1000, what);
      stream.write(stream.isTTY ? `\r\u001b[K${text.slice(0, (stream.columns ?? 80) - 1)}` : `${text}\n`);
    },
    end() {
      if (stream.isTTY && last > 0) stream.write("\r\u001b[K");
    },
  };
}
