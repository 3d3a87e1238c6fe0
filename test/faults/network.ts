import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Database } from "#kernel/database/database.ts";
import { prepareDatabase } from "#kernel/database/prepare.ts";
import { createLog } from "#kernel/log.ts";
import { type EmbeddedPostgres, startPostgres } from "#kernel/postgres/embedded.ts";
import { catalogueFolders } from "#modules/catalogue";

/** A small installation for tests that break it: its own PostgreSQL in a directory, with the catalogue's tables. */
export interface Installation {
  readonly directory: string;
  readonly server: EmbeddedPostgres;
  readonly database: Database;
  close(): Promise<void>;
}

export async function open(directory: string): Promise<Installation> {
  const server = await startPostgres(directory);
  const database = new Database(server.connectionString, createLog("silent"), 4);
  await prepareDatabase(database, [catalogueFolders.migrations!]);
  return {
    directory,
    server,
    database,
    async close() {
      await database.close();
      await server.stop();
    },
  };
}

/** An empty installation; what an earlier test left behind is ended and removed. */
export async function openEmpty(directory: string): Promise<Installation> {
  await killPostgres(directory);
  rmSync(directory, { recursive: true, force: true });
  return open(directory);
}

/** Ends the PostgreSQL of a directory as a power cut would: postmaster and all its children, at once. */
export async function killPostgres(directory: string): Promise<void> {
  const pid = postmaster(directory);
  if (!pid) return;
  // ps ends with 1 where there are no children.
  const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
  const children = stdout.split("\n");
  for (const each of [pid, ...children.map(Number)].filter((each) => each > 0)) {
    try {
      process.kill(each, "SIGKILL");
    } catch {
      // It has ended by itself meanwhile.
    }
  }
  await sleep(100);
}

function postmaster(directory: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(directory, "postgres/18/postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

const jsx = new URL("../../bin/jsx.js", import.meta.url).href;

/** Starts one of the scripts beside this file. Its output is given with what it prints on failure. */
export function script(
  name: string,
  args: readonly string[],
): { child: ChildProcess; ended: Promise<{ code: number | null; output: string }> } {
  const child = spawn(
    process.execPath,
    ["--import", jsx, fileURLToPath(new URL(name, import.meta.url)), ...args],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_OPTIONS: "--disable-warning=ExperimentalWarning" },
    },
  );
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  child.stderr.on("data", (text) => {
    output += text;
  });
  const ended = new Promise<{ code: number | null; output: string }>((done) => {
    child.once("close", (code) => done({ code, output }));
  });
  return { child, ended };
}
