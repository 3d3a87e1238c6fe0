import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Unavailable } from "../errors.ts";

/** The operating-system account that the embedded server runs under, where it is not our own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  /** Words to put before the server's own command line. */
  readonly prefix: readonly string[];
}

/**
 * PostgreSQL refuses to run as root. As root, choose an account that exists on every system rather than
 * make one: the owner of the data directory where it exists, else `postgres`, else `nobody`.
 *
 * A checkout under /root is closed to such an account. Then `setpriv` starts the server with the one
 * extra right to pass through directories, which keeps /root closed to everybody else.
 *
 * @param paths what the account must reach: the server's program and its data directory
 * @returns undefined when we are not root: the server runs as we do
 */
export function serverAccount(dataDirectory: string, paths: readonly string[]): Account | undefined {
  if (process.platform === "win32" || process.getuid?.() !== 0) return undefined;
  const owner = existsSync(dataDirectory) ? statSync(dataDirectory) : undefined;
  const account =
    owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : accountNamed("postgres", "nobody");
  if (paths.every((path) => isOpenTo(account, path))) return { ...account, prefix: [] };
  const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find(existsSync);
  if (!setpriv)
    throw new Unavailable(
      "kernel.checkout-closed",
      "PostgreSQL may not run as root, and no other account can enter this directory. Move the checkout to a directory that everybody may enter (such as /opt), run as a normal user, or name a server in DATABASE_URL.",
    );
  const rights = "+dac_override,+dac_read_search";
  return {
    ...account,
    prefix: [
      setpriv,
      `--reuid=${account.uid}`,
      `--regid=${account.gid}`,
      "--clear-groups",
      `--inh-caps=${rights}`,
      `--ambient-caps=${rights}`,
      "--",
    ],
  };
}

function accountNamed(...names: string[]): { uid: number; gid: number } {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of names) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Unavailable(
    "kernel.no-account",
    "PostgreSQL may not run as root, and this system has neither an account postgres nor nobody. Run as a normal user, or name a server in DATABASE_URL.",
  );
}

/** Whether every directory above `path` may be entered by the account, judged by its mode bits. */
function isOpenTo({ uid, gid }: { uid: number; gid: number }, path: string): boolean {
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    const { mode, uid: owner, gid: group } = statSync(directory);
    const bits = owner === uid ? mode >> 6 : group === gid ? mode >> 3 : mode;
    if ((bits & 1) === 0) return false;
    if (directory === dirname(directory)) return true;
  }
}
