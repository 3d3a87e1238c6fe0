import { Unavailable } from "../errors.ts";

/** The oldest PostgreSQL that the tests pass on: 15 brought `unique nulls not distinct`, which our tables use. */
const oldestVersion = 15;

/**
 * Refuses a server that is too old, before anything in it is touched.
 *
 * @param number as PostgreSQL's server_version_num tells it: 150018 is 15.18
 * @param shown as server_version tells it
 */
export function refuseOldServer(number: number, shown: string): void {
  if (Math.floor(number / 10_000) >= oldestVersion) return;
  throw new Unavailable(
    "kernel.database-too-old",
    `The database server is PostgreSQL ${shown}, which is too old. Use PostgreSQL ${oldestVersion} or newer, or none in DATABASE_URL: the program brings one.`,
    { params: { version: shown } },
  );
}
