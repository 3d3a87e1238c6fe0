import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "./database/database.ts";
import { sql } from "./database/sql.ts";

/** Numbers about the running process, in Prometheus' text format. None of them is about a person. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram;

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: "commonshelf_http_request_seconds",
      help: "Time from a request's arrival to its answer, by route template.",
      labelNames: ["route", "method", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [this.#registry],
    });
  }

  /** Media type of `text()`. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  observeRequest(route: string, method: string, status: number, seconds: number): void {
    this.#requests.observe({ route, method: knownMethod(method), status }, seconds);
  }

  /** Adds a number that is asked for whenever somebody looks. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name: `commonshelf_${name}`,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read());
      },
    });
  }

  /** Watches a database's connections and its job queue. */
  watchDatabase(database: Database): void {
    const { pool } = database;
    this.gauge("database_connections", "Open connections to the database.", () => pool.totalCount);
    this.gauge("database_connections_idle", "Of these, unused ones.", () => pool.idleCount);
    this.gauge("database_waiting", "Questions that wait for a connection.", () => pool.waitingCount);
    new Gauge({
      name: "commonshelf_jobs",
      help: "Jobs in the queue: waiting for their time, running, or given up.",
      labelNames: ["state"],
      registers: [this.#registry],
      async collect() {
        // A database that is away must not take the other numbers with it.
        const counts = await jobCounts(database).catch(() => undefined);
        for (const [state, count] of Object.entries(counts ?? {})) this.set({ state }, count);
      },
    });
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

/** Anyone can invent methods; only the known ones become labels. */
function knownMethod(method: string): string {
  return ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"].includes(method) ? method : "other";
}

interface JobCounts {
  waiting: number;
  running: number;
  failed: number;
}

/** How many jobs wait, run, or were given up after all their tries. */
export function jobCounts(database: Database): Promise<JobCounts> {
  return database.one<JobCounts>(sql`select
      count(*) filter (where locked_at is null and attempts < max_attempts) as waiting,
      count(*) filter (where locked_at is not null) as running,
      count(*) filter (where locked_at is null and attempts >= max_attempts) as failed
    from graphile_worker.jobs`);
}
