import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const entry = fileURLToPath(new URL("../../../bin/commonshelf.js", import.meta.url));

/** A command of ours in a process of its own. */
export interface RunningCommand {
  readonly pid: number;
  /** What it has written so far. */
  readonly output: () => { out: string; err: string };
  /** Resolves with the first match of what it writes to standard output; rejects when it ends before. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  signal(signal: NodeJS.Signals): void;
  /** Resolves when it has ended. */
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

/** Starts `commonshelf ...args`, without any of our own settings but those given. */
export function startCommand(
  args: readonly string[],
  environment: Record<string, string>,
  input?: string,
): RunningCommand {
  const inherited = Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|LANG)$/.test(name));
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(input ?? "");
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, out, err }));
  return {
    pid: child.pid!,
    output: () => ({ out, err }),
    async until(pattern) {
      for (;;) {
        const match = pattern.exec(out);
        if (match) return match;
        const over = await Promise.race([ended, once(child.stdout, "data").then(() => undefined)]);
        if (over && !pattern.test(out)) throw new Error(`It ended with ${over.code}: ${out}${err}`);
      }
    },
    signal: (signal) => child.kill(signal),
    ended,
  };
}

/** Runs a command to its end. */
export function runCommand(args: readonly string[], environment: Record<string, string>, input?: string) {
  return startCommand(args, environment, input).ended;
}
