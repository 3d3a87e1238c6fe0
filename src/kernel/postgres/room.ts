import { statfsSync } from "node:fs";

/** PostgreSQL writes ahead in files of 16 MB and needs one, and a little more, to do anything at all. */
const least = 24 * 1024 ** 2;

/** Whether the disk that holds a directory is so full that PostgreSQL cannot work there. */
export function lacksRoom(directory: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize < least;
  } catch {
    return false;
  }
}

/** Whether the disk under the embedded server of a connection is full; false where it is reached by loopback. */
export function serverLacksRoom(connectionString: string): boolean {
  const host = decodeURIComponent(/@([^:/]*)/.exec(connectionString)?.[1] ?? "");
  // Its socket lies beside its data; that of another server says nothing of where its data lie.
  return host.endsWith("/postgres/run") && lacksRoom(host);
}
