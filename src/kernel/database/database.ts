import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { Bug, Unavailable } from "../errors.ts";
import type { Log } from "../log.ts";
import { type Sql, sql } from "./sql.ts";
import { refuseOldServer } from "./version.ts";

// Our bigint columns are row ids and counts, far below 2^53; days stay text (YYYY-MM-DD), since a
// Date would move them between time zones.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Anything that runs statements: the database itself or a transaction in it. */
export interface Queryable {
  /** Runs one statement and gives its rows. */
  query<Row>(statement: Sql): Promise<Row[]>;
  /** The single row of a statement, or undefined; a second row is a Bug. */
  maybeOne<Row>(statement: Sql): Promise<Row | undefined>;
  /** The single row of a statement; none is a Bug. */
  one<Row>(statement: Sql): Promise<Row>;
}

/** One transaction. Functions that write take it as their first parameter. */
export interface Transaction extends Queryable {
  /**
   * Loads rows by COPY. `statement` is the whole COPY ... FROM STDIN text; `write` fills the stream
   * and need not end it. Resolves when the server has taken everything.
   */
  copyIn(statement: string, write: (stream: Writable) => Promise<void> | void): Promise<void>;
  /** The driver's own client, for what needs streaming out (backup). */
  readonly client: pg.PoolClient;
}

function queryableOn(run: (statement: Sql) => Promise<{ rows: unknown[] }>): Queryable {
  const query = async <Row>(statement: Sql) => (await run(statement)).rows as Row[];
  const maybeOne = async <Row>(statement: Sql) => {
    const rows = await query<Row>(statement);
    if (rows.length > 1) throw new Bug("kernel.many-rows", "A statement for one row found several.");
    return rows[0];
  };
  const one = async <Row>(statement: Sql) => {
    const row = await maybeOne<Row>(statement);
    if (row === undefined) throw new Bug("kernel.no-row", "A statement for one row found none.");
    return row;
  };
  return { query, maybeOne, one };
}

/** Milliseconds to wait for a connection, a new one or a free one, before giving up. */
const connectionLimit = 30_000;

/** Milliseconds that what is under way may take while closing. */
const closingLimit = 10_000;

/** The PostgreSQL database of this installation. */
export class Database implements Queryable {
  readonly pool: pg.Pool;
  readonly #clients = new Set<pg.PoolClient>();
  readonly connectionString: string;
  readonly query: Queryable["query"];
  readonly maybeOne: Queryable["maybeOne"];
  readonly one: Queryable["one"];

  /** @param connectionString as libpq writes it; a socket directory may stand as `?host=` */
  constructor(connectionString: string, log: Log, connections = 12) {
    this.connectionString = connectionString;
    this.pool = new pg.Pool({
      connectionString,
      max: connections,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: connectionLimit,
      // A server that went away without a word is noticed, though not at once.
      keepAlive: true,
    });
    // An idle connection that breaks (a server restart) is replaced by the pool; the next query shows
    // whether the server is back.
    this.pool.on("error", (error) => {
      if (!this.pool.ending) log.warn({ error: error.message }, "lost an idle database connection");
    });
    // A connection that breaks while it is in use fails its query; the handler only keeps that from
    // ending the process.
    this.pool.on("connect", (client) => {
      client.on("error", () => {});
      this.#clients.add(client);
    });
    this.pool.on("remove", (client) => this.#clients.delete(client));
    const { query, maybeOne, one } = queryableOn((statement) =>
      this.pool.query(statement.text, statement.values as unknown[]),
    );
    this.query = query;
    this.maybeOne = maybeOne;
    this.one = one;
  }

  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws.
   *
   * @param mode `repeatable read` where several questions must see one state
   */
  async transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    mode: "read committed" | "repeatable read" = "read committed",
  ): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(`begin isolation level ${mode}`);
      const result = await work(transactionOn(client));
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Whether the server answers and is new enough; throws Unavailable with what to check where it does not. */
  async check(): Promise<void> {
    let server: { number: number; shown: string };
    try {
      server = await this.one(sql`select current_setting('server_version_num')::int as number,
        current_setting('server_version') as shown`);
    } catch (cause) {
      throw new Unavailable(
        "kernel.database-unavailable",
        "The database does not answer. Check that PostgreSQL runs and that DATABASE_URL is right.",
        { cause },
      );
    }
    refuseOldServer(server.number, server.shown);
  }

  /** Waits for what is under way, but not for ever: after ten seconds its connections are cut. */
  async close(): Promise<void> {
    const cut = setTimeout(() => {
      for (const client of this.#clients) (client as pg.PoolClient & pg.Client).end().catch(() => {});
    }, closingLimit);
    try {
      await this.pool.end();
    } finally {
      clearTimeout(cut);
    }
  }
}

function transactionOn(client: pg.PoolClient): Transaction {
  const queries = queryableOn((statement) => client.query(statement.text, statement.values as unknown[]));
  return {
    ...queries,
    client,
    async copyIn(statement, write) {
      const stream = client.query(copyFrom(statement));
      const done = finished(stream);
      // The server may refuse while `write` is still at work; that is told below, not as an unhandled rejection.
      done.catch(() => {});
      try {
        await write(stream);
        stream.end();
      } catch (error) {
        stream.destroy(error as Error);
        await done.catch(() => {});
        throw error;
      }
      await done;
    },
  };
}
