import type { Database, Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { Conflict } from "#kernel/errors.ts";
import type { LoadCounts, LoadFile, LoadKind, LoadState, LoadSummary } from "../domain/load.ts";
import type { LoadProfile } from "../domain/profile.ts";

interface NewLoad {
  readonly source: number;
  readonly version: number;
  readonly kind: LoadKind;
  readonly state: LoadState;
  readonly files: readonly Pick<LoadFile, "name" | "size">[];
  readonly profile: LoadProfile;
  readonly startedBy: string | null;
}

export async function insertLoad(tx: Queryable, load: NewLoad): Promise<number> {
  const { id } = await tx.one<{ id: number }>(sql`
    insert into catalogue.load (source, version, kind, state, files, profile, started_by)
    values (${load.source}, ${load.version}, ${load.kind}, ${load.state}, ${JSON.stringify(load.files)},
      ${JSON.stringify(load.profile)}, ${load.startedBy}) returning id`);
  return id;
}

/** Moves a load to another state; an end is stamped with the time. */
export async function setLoadState(
  tx: Queryable,
  load: number,
  state: LoadState,
  { version, counts, error }: { version?: number; counts?: LoadCounts; error?: string } = {},
): Promise<void> {
  await tx.query(sql`update catalogue.load set state = ${state}, stop_asked = false,
      version = coalesce(${version ?? null}, version), error = ${error ?? null},
      counts = coalesce(${counts ? JSON.stringify(counts) : null}::jsonb, counts),
      finished_at = case when ${state} in ('running', 'waiting') then null else now() end
    where id = ${load}`);
}

/**
 * Begins a run of a load. From now on only this run can write for it: an older one that was killed may
 * have a transaction under way still, which either ends before this or fails.
 *
 * @returns the run's own mark
 */
export async function beginRun(tx: Queryable, load: number, version: number): Promise<string> {
  const { runner } = await tx.one<{ runner: string }>(sql`
    update catalogue.load set state = 'running', version = ${version}, stop_asked = false, error = null,
      finished_at = null, runner = gen_random_uuid() where id = ${load} returning runner`);
  return runner;
}

/**
 * Notes how far a load has come; every transaction of a run does, last of all.
 *
 * @returns whether somebody asked it to stop
 * @throws Conflict when another run has taken the load over: nothing of this one may be kept
 */
export async function noteProgress(
  tx: Queryable,
  { load, runner }: { load: number; runner: string },
  counts: LoadCounts,
  progress: { file: string; bytes: number; total: number } | null,
): Promise<boolean> {
  const row = await tx.maybeOne<{ stop: boolean }>(sql`
    update catalogue.load set counts = ${JSON.stringify(counts)},
      progress = coalesce(${progress && JSON.stringify(progress)}::jsonb, progress)
    where id = ${load} and runner = ${runner} returning stop_asked as stop`);
  if (row) return row.stop;
  throw new Conflict("catalogue.load-taken-over", `Load ${load} was taken over by another process.`, {
    params: { load },
  });
}

/** Puts a load that was interrupted in line again. */
export async function waitAgain(tx: Queryable, load: number): Promise<void> {
  await tx.query(sql`update catalogue.load set state = 'waiting', stop_asked = false, error = null, finished_at = null
    where id = ${load} and state in ('running', 'stopped', 'failed')`);
}

export async function askToStop(tx: Queryable, load: number): Promise<void> {
  await tx.query(
    sql`update catalogue.load set stop_asked = true where id = ${load} and state in ('running', 'waiting')`,
  );
}

/** What a LoadSummary is read from; the aliases are `l` for load and `s` for source. */
export const loadColumns = sql`l.id, s.isil as library, l.kind, l.state, l.version, l.files, l.profile, l.counts, l.progress,
  l.error, l.runner is not null as begun, l.started_at as "startedAt", l.finished_at as "finishedAt"`;

/** The newest loads, of one library or of all. */
export function listLoads(database: Queryable, library: string | null, limit = 50): Promise<LoadSummary[]> {
  return database.query(sql`select ${loadColumns} from catalogue.load l join catalogue.source s on s.id = l.source
    where ${library}::text is null or s.isil = ${library} order by l.id desc limit ${limit}`);
}

export function findLoad(database: Queryable, id: number): Promise<LoadSummary | undefined> {
  return database.maybeOne(sql`select ${loadColumns} from catalogue.load l join catalogue.source s on s.id = l.source
    where l.id = ${id}`);
}

/** The newest load of a library that has begun and is neither in effect nor given up. */
export function unfinishedLoad(database: Queryable, source: number): Promise<LoadSummary | undefined> {
  return database.maybeOne(sql`select ${loadColumns} from catalogue.load l join catalogue.source s on s.id = l.source
    where l.source = ${source} and l.runner is not null and l.state in ('waiting', 'running', 'stopped', 'failed')
    order by l.id desc limit 1`);
}

/** The load that brought the version readers see now. */
export function activeLoad(database: Queryable, source: number): Promise<LoadSummary | undefined> {
  return database.maybeOne(sql`select ${loadColumns} from catalogue.load l join catalogue.source s on s.id = l.source
    where l.source = ${source} and l.state = 'active' and l.version = s.version order by l.id desc limit 1`);
}

/** Gives up every unfinished load of a library but one. */
export async function giveUpOthers(tx: Queryable, source: number, but: number): Promise<void> {
  await tx.query(sql`update catalogue.load set state = 'discarded', finished_at = now(), runner = null
    where source = ${source} and id <> ${but} and state in ('running', 'stopped', 'failed')`);
}

/**
 * Runs `work` while no other process loads for the same library; the lock goes with the connection, so a
 * killed process holds nothing.
 *
 * @returns undefined when somebody else has it
 */
export async function whileLocked<T>(
  database: Database,
  source: number,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const client = await database.pool.connect();
  try {
    const { rows } = await client.query(
      "select pg_try_advisory_lock(hashtext('catalogue load'), $1) as got",
      [source],
    );
    if (!rows[0].got) return undefined;
    try {
      return await work();
    } finally {
      await client
        .query("select pg_advisory_unlock(hashtext('catalogue load'), $1)", [source])
        .catch(() => {});
    }
  } finally {
    client.release();
  }
}
