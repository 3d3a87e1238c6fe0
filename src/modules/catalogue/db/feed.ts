import type { Database, Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { FeedPosition, FeedReading } from "../domain/feed.ts";

// A reader's position is a snapshot (PostgreSQL manual, "Transaction ID and Snapshot Information
// Functions"), not the highest number it has seen. Numbers are given out before commits, so a reader that
// remembers the highest can pass over a transaction that commits late. "What I see now and could not see
// then" has no such gap, and never has to wait for a transaction that stays open for long.

/** Rows are handed on in pieces of about this many editions. */
const piece = 5_000;

/**
 * What positions are only good for: one database of one server, since its last restored backup.
 */
const identity = sql`(select f.epoch || ':' || c.system_identifier || ':' || d.oid
  from catalogue.feed f, pg_control_system() c, pg_database d where d.datname = current_database())`;

/** The position of somebody who has seen everything up to now. To be taken before reading the catalogue itself. */
export async function feedStart(database: Queryable): Promise<FeedPosition> {
  const row = await database.one<{ position: FeedPosition }>(
    sql`select ${identity} || '|' || pg_current_snapshot() as position`,
  );
  return row.position;
}

/**
 * Reads all changes since a position, each at least once, and gives the next position. A failure in
 * `onEditions` leaves the position where it was.
 */
export async function readFeed(
  database: Database,
  since: FeedPosition,
  onEditions: (ids: number[]) => Promise<void>,
): Promise<FeedReading> {
  return database.transaction(async (tx) => {
    const [where = "", snapshot = ""] = since.split("|");
    const state = await tx.one<{ identity: string; now: string; forgotten: string | null }>(sql`
      select ${identity} as identity, pg_current_snapshot()::text as now,
        (select forgotten::text from catalogue.feed) as forgotten`);
    if (where !== state.identity || !isSnapshot(snapshot)) return { kind: "start-over" };
    if (state.forgotten && BigInt(snapshot.split(":")[0]!) <= BigInt(state.forgotten))
      return { kind: "start-over" };
    let editions = 0;
    let pending: number[] = [];
    for await (const ids of changesAfter(tx, snapshot)) {
      pending.push(...ids);
      if (pending.length < piece) continue;
      editions += pending.length;
      await onEditions(pending);
      pending = [];
    }
    if (pending.length > 0) await onEditions(pending);
    const position = `${state.identity}|${state.now}` as FeedPosition;
    return { kind: "read", position, editions: editions + pending.length };
  }, "repeatable read");
}

function isSnapshot(text: string): boolean {
  return /^\d+:\d+:[\d,]*$/.test(text);
}

async function* changesAfter(tx: Queryable, snapshot: string): AsyncGenerator<number[]> {
  for (let after = 0; ; ) {
    const rows = await tx.query<{ id: number; editions: string[] }>(sql`
      select id, editions from catalogue.change
      where xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
        and not pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot) and id > ${after}
      order by id limit 50`);
    for (const row of rows) yield row.editions.map(Number);
    if (rows.length < 50) return;
    after = rows.at(-1)!.id;
  }
}

/** Makes every position worthless, so that all indexes are rebuilt: after a backup was restored. */
export async function renewFeed(tx: Queryable): Promise<void> {
  await tx.query(sql`delete from catalogue.change`);
  await tx.query(sql`update catalogue.feed set epoch = gen_random_uuid(), forgotten = null`);
}

/** Drops changes older than a week. A reader that was away for longer starts over. */
export async function forgetOldChanges(database: Database): Promise<void> {
  await database.query(sql`with gone as (
      delete from catalogue.change where created_at < now() - interval '7 days' returning xid)
    update catalogue.feed set forgotten = (select max(xid) from gone) where exists (select 1 from gone)`);
}
