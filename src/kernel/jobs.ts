import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type CronItem,
  Logger,
  type ParsedCronItem,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  type WorkerEvents,
} from "graphile-worker";
import type { Database, Queryable } from "./database/database.ts";
import { sql } from "./database/sql.ts";
import { Bug } from "./errors.ts";
import type { Log } from "./log.ts";
import { whenAborted } from "./when-aborted.ts";

/** Work done apart from any request, by name. Delivered at least once: a handler must be idempotent. */
export type JobHandlers = Readonly<Record<string, (payload: never) => Promise<void>>>;

interface JobOptions {
  /** Jobs of one key replace each other while they wait. */
  readonly key?: string;
  /** Not before this moment. */
  readonly runAt?: Date;
  /** Tries before it is given up; 25 when not given, with growing pauses (about three days in all). */
  readonly maxAttempts?: number;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
}

/** Adds a job in the transaction that causes it: it runs if, and only if, that commits. */
export async function addJob(
  tx: Queryable,
  name: string,
  payload: unknown,
  options: JobOptions = {},
): Promise<void> {
  await tx.query(sql`select graphile_worker.add_job(${name}, payload := ${JSON.stringify(payload)}::json,
    job_key := ${options.key ?? null}, run_at := ${options.runAt ?? null},
    max_attempts := ${options.maxAttempts ?? null}, queue_name := ${options.queue ?? null})`);
}

/** A job as a backup keeps it. */
export interface KeptJob {
  readonly name: string;
  readonly payload: unknown;
  readonly options: JobOptions;
}

/**
 * The jobs that still have something to do, oldest first; one that is running counts, since it may not end.
 * graphile-worker shows payloads only in its private tables: its version is fixed, and a test reads them.
 */
export async function unfinishedJobs(tx: Queryable): Promise<KeptJob[]> {
  interface Row extends KeptJob, Required<JobOptions> {}
  const rows = await tx.query<Row>(sql`select tasks.identifier as name, jobs.payload, jobs.key,
      jobs.run_at as "runAt", jobs.max_attempts as "maxAttempts", queues.queue_name as queue
    from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      left join graphile_worker._private_job_queues as queues on queues.id = jobs.job_queue_id
    where jobs.attempts < jobs.max_attempts order by jobs.id`);
  return rows.map(({ name, payload, key, runAt, maxAttempts, queue }) => ({
    name,
    payload,
    options: { key: key ?? undefined, runAt, maxAttempts, queue: queue ?? undefined },
  }));
}

/** Brings the job queue's own tables up to date; `migrate` for the rest of the database. */
export async function migrateJobs(database: Database): Promise<void> {
  await runMigrations({ pgPool: database.pool });
}

/** Runs jobs until stopped. */
export interface JobRunner {
  /**
   * Takes no more jobs and lets those under way finish; when `limit` is aborted they are given back to the queue.
   */
  stop(limit?: AbortSignal): Promise<void>;
}

/** The server needs a moment to notice that the connections of a killed process are gone. Milliseconds. */
const patience = 2_000;

async function takenWithin(milliseconds: number, take: () => Promise<boolean>): Promise<boolean> {
  for (const until = Date.now() + milliseconds; ; ) {
    if (await take()) return true;
    if (Date.now() > until) return false;
    await sleep(100);
  }
}

/**
 * Jobs of a killed process stay locked for hours. Every runner holds a shared lock in the database as long as
 * it lives; one that finds nobody else holding it gives all locked jobs back to the queue.
 *
 * @returns lets go of the lock
 */
async function takePlace(database: Database): Promise<() => Promise<void>> {
  const client = await database.pool.connect();
  const lock = "hashtext('commonshelf job runners')";
  const alone = await takenWithin(patience, async () => {
    const { rows } = await client.query(`select pg_try_advisory_lock(${lock}) as got`);
    return rows[0].got;
  });
  if (alone) {
    await client.query(`select graphile_worker.force_unlock_workers(array(
      select locked_by from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null))`);
  }
  await client.query(`select pg_advisory_lock_shared(${lock})`);
  if (alone) await client.query(`select pg_advisory_unlock(${lock})`);
  return async () => {
    const broken = await client.query("select pg_advisory_unlock_all()").then(
      () => undefined,
      (error: Error) => error,
    );
    client.release(broken);
  };
}

/**
 * @param schedule lines of crontab: `0 3 * * * name-of-job` (UTC), or empty
 */
export async function startJobs(
  database: Database,
  handlers: JobHandlers,
  schedule: readonly string[],
  log: Log,
): Promise<JobRunner> {
  const cron = parseCronItems(schedule.map(cronItem));
  const leave = await takePlace(database);
  const pools = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => pools.add(workerPool.id));
  const runner = await startRunner(database, handlers, { cron, events }, log).catch(async (error) => {
    await leave();
    throw error;
  });
  return {
    async stop(limit) {
      const stopped = runner.stop();
      const late = limit && whenAborted(limit).then(() => release(database, pools));
      await Promise.race([stopped, ...(late ? [late] : [])]);
      await leave();
    },
  };
}

async function release(database: Database, pools: ReadonlySet<string>): Promise<void> {
  await database.query(sql`select graphile_worker.force_unlock_workers(${[...pools]}::text[])`);
}

/** graphile-worker's own crontab takes no names with dots, which all of ours have. */
function cronItem(line: string): CronItem {
  const [, match, task] = /^(\S+ \S+ \S+ \S+ \S+) (\S+)$/.exec(line) ?? [];
  if (!match || !task) throw new Bug("kernel.schedule", `"${line}" is no line of a schedule.`);
  return { task, match, identifier: task };
}

function startRunner(
  database: Database,
  handlers: JobHandlers,
  { cron, events }: { cron: ParsedCronItem[]; events: WorkerEvents },
  log: Log,
): Promise<Runner> {
  const tasks = Object.entries(handlers).map(([name, handle]) => [
    name,
    (payload: unknown) => handle(payload as never),
  ]);
  return run({
    pgPool: database.pool,
    concurrency: 3,
    noHandleSignals: true,
    pollInterval: 2_000,
    parsedCronItems: cron,
    events,
    taskList: Object.fromEntries(tasks),
    // Messages of a failed job may quote its payload; only its own warnings and errors are kept, without it.
    logger: new Logger(() => (level, message) => {
      if (level === "error") log.error({ queue: message.replace(/with payload.*$/s, "") }, "job queue");
    }),
  });
}
