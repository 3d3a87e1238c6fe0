import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { repository } from "../../scripts/repository.ts";

const startLimit = 180_000;
const stopLimit = 20_000;

/** The demo network, started by the same command that a newcomer uses. */
export interface Demo {
  /** Scheme, host and port: `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** What the command has printed. */
  printed(): string;
  /** Asks it to stop as a terminal does, and waits; fails when it does not stop in time. */
  stop(): Promise<void>;
}

/** Starts the demo on an empty data directory of its own, removed when it has stopped; waits until it serves. */
export async function startDemo(name: string): Promise<Demo> {
  const data = join(repository, ".tmp", `${name}-${process.pid}`);
  rmSync(data, { recursive: true, force: true });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(repository, "bin", "commonshelf.js"), "demo"], {
    cwd: repository,
    env: { ...withoutServer(process.env), PORT: String(port), HOST: "127.0.0.1", COMMONSHELF_DATA: data },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      printed += text;
    });
  await ready(child, origin, () => printed);
  return {
    origin,
    printed: () => printed,
    async stop() {
      await stop(child, () => printed);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

// The demo brings its own PostgreSQL, also where the other tests use the one that DATABASE_URL names.
function withoutServer({ DATABASE_URL: _, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}

async function ready(child: ChildProcess, origin: string, printed: () => string): Promise<void> {
  const until = Date.now() + startLimit;
  while (child.exitCode === null && Date.now() < until) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    // It answers a moment before it has printed its last line.
    if (answer?.status === 200 && printed().includes("Ctrl-C")) return;
    await sleep(100);
  }
  const why = child.exitCode === null ? "was not ready in time" : `ended with code ${child.exitCode}`;
  // Killed at once, it would leave its PostgreSQL behind.
  if (child.exitCode === null) await stop(child, printed);
  throw new Error(`The demo ${why}. It printed:\n${printed()}`);
}

async function stop(child: ChildProcess, printed: () => string): Promise<void> {
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const how = child.signalCode ?? child.exitCode;
  if (how !== null) throw new Error(`The demo had ended by itself (${how}). It printed:\n${printed()}`);
  child.kill("SIGTERM");
  const code = await Promise.race([ended, sleep(stopLimit, "late" as const, { ref: false })]);
  if (code === 0) return;
  child.kill("SIGKILL");
  throw new Error(`The demo did not stop as it should (${code}). It printed:\n${printed()}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
