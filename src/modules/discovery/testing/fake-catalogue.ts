import pg from "pg";
import type { Database, Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { EditionDocument, FeedPosition } from "#modules/catalogue";
import type { CatalogueFeed } from "../engine/catalogue-feed.ts";

// A catalogue of one table, for tests of the index: its worker thread reads it as it reads the real one.
// Positions are numbers that a test gives out itself, in any order.

export const feedChannel = "discovery_fake_changed";

export const schema = `create schema fake;
  create table fake.edition (id bigint primary key, document jsonb not null);
  create table fake.change (id bigint primary key, edition bigint not null, visible_at bigint generated always as identity);
  create table fake.state (name text not null)`;

interface Change {
  id: number;
  edition: number;
}

export async function editionDocuments(database: Queryable, ids: number[]): Promise<EditionDocument[]> {
  const rows = await database.query<{ document: EditionDocument }>(
    sql`select document from fake.edition where id = any(${ids}::bigint[])`,
  );
  return rows.map((row) => row.document);
}

export async function editionIds(database: Queryable, after: number, limit: number): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    sql`select id from fake.edition where id > ${after} order by id limit ${limit}`,
  );
  return rows.map((row) => row.id);
}

async function nameOf(database: Queryable): Promise<string> {
  return (await database.maybeOne<{ name: string }>(sql`select name from fake.state`))?.name ?? "first";
}

export async function feedStart(database: Queryable): Promise<FeedPosition> {
  const { last } = await database.one<{ last: number }>(
    sql`select coalesce(max(visible_at), 0) as last from fake.change`,
  );
  return `${await nameOf(database)} ${last}` as FeedPosition;
}

export const readFeed: CatalogueFeed["readFeed"] = async (database, since, onEditions) => {
  const [name, after] = since.split(" ");
  // The name is read with the position: it may change between two questions.
  const position = await feedStart(database);
  if (name !== position.split(" ")[0]) return { kind: "start-over" };
  const changes = await database.query<Change>(
    sql`select edition from fake.change where visible_at > ${Number(after)} order by visible_at`,
  );
  for (let at = 0; at < changes.length; at += 3)
    await onEditions(changes.slice(at, at + 3).map((change) => change.edition));
  return { kind: "read", position, editions: changes.length };
};

/** Writes editions, or takes them out where there is no document, and tells the feed of it. */
export async function change(
  database: Database,
  editions: Readonly<Record<number, EditionDocument | null>>,
): Promise<void> {
  await database.transaction(async (tx) => {
    for (const [id, document] of Object.entries(editions)) {
      await tx.query(sql`delete from fake.edition where id = ${Number(id)}`);
      if (document)
        await tx.query(sql`insert into fake.edition (id, document)
          values (${Number(id)}, ${JSON.stringify(document)}::jsonb)`);
      await tx.query(sql`insert into fake.change (id, edition)
        values ((select coalesce(max(id), 0) + 1 from fake.change), ${Number(id)})`);
    }
    await tx.query({ text: `notify ${pg.escapeIdentifier(feedChannel)}`, values: [] });
  });
}

/** Makes positions given before unknown, as another database or a restored backup does. */
export async function becomeAnother(database: Database): Promise<void> {
  await database.query(sql`delete from fake.state`);
  await database.query(sql`insert into fake.state (name) values (${crypto.randomUUID()})`);
  await database.query({ text: `notify ${pg.escapeIdentifier(feedChannel)}`, values: [] });
}
