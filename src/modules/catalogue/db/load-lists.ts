import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { LoadSummary } from "../domain/load.ts";
import { activeLoad, loadColumns, unfinishedLoad } from "./loads.ts";
import { findSource } from "./sources.ts";

/** The loads of some libraries, newest first, a page at a time: those before the load `before`. */
export function loadsOf(
  database: Queryable,
  libraries: readonly string[],
  before: number | undefined,
  limit: number,
): Promise<LoadSummary[]> {
  return database.query(sql`select ${loadColumns}
    from catalogue.load l join catalogue.source s on s.id = l.source
    where s.isil = any(${libraries}) and (${before ?? null}::bigint is null or l.id < ${before ?? null})
    order by l.id desc limit ${limit}`);
}

/** What can be done about a load now. */
export interface LoadChoices {
  /** It was stopped or has failed, and no newer load has taken its place. */
  readonly resume: boolean;
  /** It brought what readers see now. */
  readonly rollBack: boolean;
}

/** Whether a load can be resumed or taken back: only the newest one of its kind can. */
export async function choicesFor(database: Queryable, load: LoadSummary): Promise<LoadChoices> {
  const source = await findSource(database, load.library);
  if (!source) return { resume: false, rollBack: false };
  const [unfinished, active] = await Promise.all([
    unfinishedLoad(database, source.id),
    activeLoad(database, source.id),
  ]);
  const stands = load.state === "stopped" || load.state === "failed";
  return {
    resume: stands && unfinished?.id === load.id,
    rollBack: source.version > 0 && active?.id === load.id,
  };
}
