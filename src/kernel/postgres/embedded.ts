import { spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { chmod } from "node:fs/promises";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Unavailable } from "../errors.ts";
import { answerOf } from "./answer.ts";
import { halt } from "./halt.ts";
import { lock } from "./lock.ts";
import {
  commandLine,
  connectionTo,
  type Place,
  placeIn,
  postmasterLines,
  programPaths,
  spawnOptions,
  usesSocket,
} from "./place.ts";
import { isAlive } from "./processes.ts";
import { lacksRoom } from "./room.ts";
import { Users } from "./users.ts";

/** A PostgreSQL server that lives under our data directory. */
export interface EmbeddedPostgres {
  /** How to reach it, as libpq writes it. */
  readonly connectionString: string;
  /** Lets go of the server; the last process to do so stops it. */
  stop(): Promise<void>;
}

/** Milliseconds in which a server must be heard of, and in which it must have recovered from a crash. */
const startLimit = 60_000;
const recoveryLimit = 600_000;

/**
 * Starts the PostgreSQL that comes from npm, or joins the one already running on this directory. Makes
 * the database cluster on first use. A server left by a killed process is joined as it is; one that was
 * killed itself recovers from its write-ahead log when it starts.
 *
 * @param directory everything is kept below it
 * @throws Unavailable with what to do, when it cannot start
 */
export async function startPostgres(directory: string): Promise<EmbeddedPostgres> {
  const root = resolve(directory, "postgres");
  mkdirSync(root, { recursive: true });
  try {
    return await startIn(root);
  } catch (cause) {
    const isFull = (cause as NodeJS.ErrnoException).code === "ENOSPC" || lacksRoom(root);
    if (!isFull) throw cause;
    throw new Unavailable(
      "kernel.disk-full",
      `The disk that holds ${root} is full, and PostgreSQL cannot start. Make room, then start again.`,
      { cause },
    );
  }
}

async function startIn(root: string): Promise<EmbeddedPostgres> {
  const users = new Users(join(root, "users"));
  const programs = programPaths();
  const place = placeIn(root, programs.postgres);
  const release = await lock(join(root, "starting"));
  try {
    if (!existsSync(join(place.data, "PG_VERSION"))) initialise(place, programs.initdb);
    users.enter();
    const connectionString = (await running(place)) ?? (await launch(place, programs.postgres));
    return {
      connectionString,
      async stop() {
        const release = await lock(join(root, "starting"));
        try {
          users.leave();
          if (!users.hasOthers()) await halt(place);
        } finally {
          release();
        }
      },
    };
  } catch (error) {
    users.leave();
    throw error;
  } finally {
    release();
  }
}

function initialise(place: Place, initdb: string): void {
  const { data, account, password } = place;
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (account) chownSync(data, account.uid, account.gid);
  // initdb reads the password as its own account, from a file that lives only this long.
  const pwfile = `${data}.password`;
  writeFileSync(pwfile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(pwfile, account.uid, account.gid);
  const [command, args] = commandLine(place, initdb, [
    `--pgdata=${data}`,
    "--username=commonshelf",
    `--pwfile=${pwfile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ]);
  const done = spawnSync(command, args, {
    ...spawnOptions(place),
    cwd: "/",
    env: { ...process.env, LC_ALL: "C" },
    encoding: "utf8",
  } as import("node:child_process").SpawnSyncOptionsWithStringEncoding);
  rmSync(pwfile, { force: true });
  if (done.status !== 0) {
    rmSync(data, { recursive: true, force: true });
    throw new Unavailable(
      "kernel.initdb-failed",
      `The embedded PostgreSQL could not be set up in ${data}: ${(done.stderr || done.error?.message || "").trim()}`,
    );
  }
}

/** The connection string of a server that already runs on this directory, or undefined. */
async function running(place: Place): Promise<string | undefined> {
  const lines = postmasterLines(place);
  const pid = Number(lines?.[0]);
  if (!lines || !pid || !isAlive(pid)) return undefined;
  const connectionString = connectionTo(place, Number(lines[3]));
  // One that never answers is not ours.
  const isReady = await untilReady(connectionString, 20_000, () => isAlive(pid) && isPostgres(pid));
  return isReady ? connectionString : undefined;
}

/** Waits for a server that starts, and longer for one that says that it recovers. */
async function untilReady(connectionString: string, limit: number, mayCome: () => boolean): Promise<boolean> {
  const begun = Date.now();
  for (let wait = limit; Date.now() - begun < wait; await sleep(25)) {
    const answer = await answerOf(connectionString);
    if (answer === "ready") return true;
    if (!mayCome()) return false;
    if (answer === "recovering") wait = recoveryLimit;
  }
  return false;
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
  } catch {
    return true;
  }
}

/** Milliseconds in which the processes of a server that was killed end by themselves: they notice within seconds. */
const orphanLimit = 60_000;

/** Starts a server; where processes of one that was killed still hold its memory, as soon as they have ended. */
async function launch(place: Place, program: string): Promise<string> {
  mkdirSync(place.socket, { recursive: true });
  if (place.account) chownSync(place.socket, place.account.uid, place.account.gid);
  await chmod(place.socket, 0o700);
  for (const begun = Date.now(); ; await sleep(200)) {
    const { connectionString, ended, said } = await launchOnce(place, program);
    if (connectionString) return connectionString;
    // PostgreSQL's src/backend/utils/init/miscinit.c; messages are in English, since LC_ALL is C.
    if (said.includes("pre-existing shared memory block") && Date.now() - begun < orphanLimit) continue;
    throw new Unavailable(
      "kernel.postgres-failed",
      `The embedded PostgreSQL did not start: ${ended ?? "it did not answer within a minute"}. Its log is ${place.log}.`,
    );
  }
}

interface Launched {
  /** Undefined where the server did not come. */
  readonly connectionString: string | undefined;
  /** How it ended; undefined where it did not. */
  readonly ended: string | undefined;
  /** What it wrote into its log. */
  readonly said: string;
}

async function launchOnce(place: Place, program: string): Promise<Launched> {
  const { data } = place;
  // Files that name a process that is gone or is not PostgreSQL would only stop the new server. It looks
  // itself, but takes a process that ended without anybody asking for a running one.
  const stale = Number(postmasterLines(place)?.[0]);
  if (stale && !(isAlive(stale) && isPostgres(stale))) {
    rmSync(join(data, "postmaster.pid"), { force: true });
    rmSync(join(place.socket, ".s.PGSQL.5432.lock"), { force: true });
  }
  const port = usesSocket(place) ? 5432 : await freePort();
  const log = openSync(place.log, "a", 0o600);
  const before = fstatSync(log).size;
  const [command, args] = commandLine(place, program, ["-D", data, ...settings(place, port)]);
  // Detached: a Ctrl-C in the terminal must reach us alone, so that what is under way can finish first.
  const child = spawn(command, args, {
    ...spawnOptions(place),
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...process.env, LC_ALL: "C" },
  });
  closeSync(log);
  let ended: string | undefined;
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", (code, signal) => {
    ended = `it ended with ${signal ?? `code ${code}`}`;
  });
  child.unref();
  const connectionString = connectionTo(place, port);
  const isReady = await untilReady(connectionString, startLimit, () => !ended);
  if (!isReady && !ended) process.kill(child.pid!, "SIGQUIT");
  const said = isReady ? "" : readFileSync(place.log).subarray(before).toString("utf8");
  return { connectionString: isReady ? connectionString : undefined, ended, said };
}

function settings(place: Place, port: number): string[] {
  const megabytes = Math.round(totalmem() / 1024 ** 2);
  const values: Record<string, string> = {
    port: String(port),
    listen_addresses: usesSocket(place) ? "" : "127.0.0.1",
    unix_socket_directories: usesSocket(place) ? place.socket : "",
    max_connections: "60",
    shared_buffers: `${Math.max(64, Math.min(512, Math.round(megabytes / 8)))}MB`,
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    // Nobody replicates an embedded server, so less needs to be written ahead.
    wal_level: "minimal",
    max_wal_senders: "0",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    jit: "off",
    log_min_messages: "warning",
    timezone: "UTC",
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
