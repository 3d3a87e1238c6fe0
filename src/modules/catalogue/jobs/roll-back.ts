import type { Database } from "#kernel/database/database.ts";
import { Conflict, NotFound } from "#kernel/errors.ts";
import { activeLoad, findLoad, setLoadState, whileLocked } from "../db/loads.ts";
import { advanceEpoch, holdEpoch, unsettleVersion } from "../db/settling.ts";
import { sourceOf } from "../db/sources.ts";
import { clearStaged, deactivateVersion } from "../db/versions.ts";
import type { LoadSummary } from "../domain/load.ts";
import { settle } from "./settle.ts";

/**
 * Takes back the newest load of a library: readers see at once what they saw before it.
 *
 * @throws Conflict when it is not the newest in effect, or one is under way
 */
export async function rollBack(database: Database, id: number): Promise<LoadSummary> {
  const load = await findLoad(database, id);
  if (!load) throw new NotFound("catalogue.no-load", `There is no load ${id}.`, { params: { id } });
  const source = await sourceOf(database, load.library);
  const done = await whileLocked(database, source.id, async () => {
    const newest = await activeLoad(database, source.id);
    if (newest?.id !== id || source.version === 0)
      throw new Conflict(
        "catalogue.not-newest",
        `Load ${id} is not what readers of ${load.library} see now; only the newest load can be taken back.`,
      );
    await database.transaction(async (tx) => {
      await holdEpoch(tx);
      await advanceEpoch(tx);
      await unsettleVersion(tx, source.id, source.version);
      await deactivateVersion(tx, source.id, source.version);
      await setLoadState(tx, id, "rolled-back");
    });
    await clearStaged(database, source.id, source.version - 1);
    await settle(database);
    return true;
  });
  if (!done)
    throw new Conflict(
      "catalogue.load-under-way",
      `A load for ${load.library} is under way. Wait until it has finished.`,
    );
  return (await findLoad(database, id))!;
}
