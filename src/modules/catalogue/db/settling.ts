import type { Queryable, Transaction } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { NamedDecision } from "../domain/matching/clusters.ts";
import { feedChannel } from "./versions.ts";

/** Puts editions in line to be sorted again; in their order, so that loads at once wait for each other. */
export async function unsettle(tx: Queryable, editions: readonly number[]): Promise<void> {
  if (editions.length === 0) return;
  await tx.query(sql`insert into catalogue.unsettled (edition)
    select distinct edition from unnest(${editions}::bigint[]) as e (edition) order by edition
    on conflict do nothing`);
}

/** Puts those of the editions in line that still have records after some of theirs went. */
export async function unsettleRemaining(tx: Queryable, editions: readonly number[]): Promise<void> {
  await tx.query(sql`insert into catalogue.unsettled (edition)
    select distinct edition from catalogue.record
    where edition = any(${editions}::bigint[]) and until_version is null
    order by edition on conflict do nothing`);
}

/** Puts every edition that a version of a library's records touches in line. */
export async function unsettleVersion(tx: Queryable, source: number, version: number): Promise<void> {
  await tx.query(sql`insert into catalogue.unsettled (edition)
    select distinct unnest(editions) from catalogue.staged_change where source = ${source} and version = ${version}
    order by 1 on conflict do nothing`);
}

/** Takes some editions out of the line, the lowest first. */
export async function takeUnsettled(tx: Queryable, most: number): Promise<number[]> {
  const rows = await tx.query<{ edition: number }>(sql`delete from catalogue.unsettled
    where edition in (select edition from catalogue.unsettled order by edition limit ${most}) returning edition`);
  return rows.map(({ edition }) => edition);
}

/** Takes editions out of the line that have been sorted with others. */
export async function forgetUnsettled(tx: Queryable, editions: readonly number[]): Promise<void> {
  await tx.query(sql`delete from catalogue.unsettled where edition = any(${editions}::bigint[])`);
}

/** The number that changes whenever records have been placed or moved. */
export async function currentEpoch(database: Queryable): Promise<number> {
  return (await database.one<{ epoch: number }>(sql`select epoch from catalogue.matching`)).epoch;
}

/** Lets nobody else place or move records until the transaction ends. @returns the epoch */
export async function holdEpoch(tx: Queryable): Promise<number> {
  return (await tx.one<{ epoch: number }>(sql`select epoch from catalogue.matching for update`)).epoch;
}

export async function advanceEpoch(tx: Queryable): Promise<void> {
  await tx.query(sql`update catalogue.matching set epoch = epoch + 1`);
}

/** What people decided of records with these names ("ISIL number"), newest first. */
export function decisionsAbout(
  database: Queryable,
  names: readonly { library: string; controlNumber: string }[],
): Promise<NamedDecision[]> {
  const libraries = names.map(({ library }) => library);
  const numbers = names.map(({ controlNumber }) => controlNumber);
  const wanted = sql`select * from unnest(${libraries}::text[], ${numbers}::text[])`;
  return database.query<NamedDecision>(sql`
    select library_a || ' ' || number_a as a, library_b || ' ' || number_b as b, verdict
    from catalogue.match_decision
    where undone_at is null and ((library_a, number_a) in (${wanted}) or (library_b, number_b) in (${wanted}))
    order by id desc`);
}

/** The names of all records that people's decisions speak of. */
export async function decidedNames(database: Queryable): Promise<Set<string>> {
  const rows = await database.query<{ name: string }>(sql`
    select library_a || ' ' || number_a as name from catalogue.match_decision where undone_at is null
    union select library_b || ' ' || number_b from catalogue.match_decision where undone_at is null`);
  return new Set(rows.map(({ name }) => name));
}

/** A live record's new place. */
export interface Move {
  readonly source: number;
  readonly controlNumber: string;
  readonly version: number;
  readonly until: number | null;
  readonly edition: number;
  readonly work: number;
}

/** Moves live records to other editions and works. */
export async function moveRecords(tx: Queryable, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  await tx.query(sql`update catalogue.record r set edition = m.edition, work = m.work
    from unnest(${moves.map((move) => move.source)}::int[], ${moves.map((move) => move.controlNumber)}::text[],
      ${moves.map((move) => move.version)}::int[], ${moves.map((move) => move.edition)}::bigint[],
      ${moves.map((move) => move.work)}::bigint[]) as m (source, number, version, edition, work)
    where r.source = m.source and r.control_number = m.number and r.version = m.version`);
  // What takes a version back, or clears it away, looks for its records by edition.
  for (const [source, version] of versionsOf(moves)) {
    const editions = new Set(
      moves
        .filter((move) => move.source === source && (move.version === version || move.until === version))
        .map((move) => move.edition),
    );
    await tx.query(sql`insert into catalogue.staged_change (source, version, editions)
      values (${source}, ${version}, ${[...editions]}::bigint[])`);
  }
}

function versionsOf(moves: readonly Move[]): [source: number, version: number][] {
  const found = new Map<string, [number, number]>();
  for (const { source, version, until } of moves) {
    found.set(`${source} ${version}`, [source, version]);
    if (until !== null) found.set(`${source} ${until}`, [source, until]);
  }
  return [...found.values()];
}

/** Remembers where the records of editions went that have none any more; forgets it for those that have. */
export async function noteMovedEditions(
  tx: Queryable,
  moved: ReadonlyMap<number, number>,
  alive: readonly number[],
): Promise<void> {
  await tx.query(sql`delete from catalogue.moved_edition where edition = any(${alive}::bigint[])`);
  if (moved.size === 0) return;
  await tx.query(sql`insert into catalogue.moved_edition (edition, successor)
    select * from unnest(${[...moved.keys()]}::bigint[], ${[...moved.values()]}::bigint[])
    on conflict (edition) do update set successor = excluded.successor`);
}

/** Where the records went that an edition without live records had once: edition -> the one most are in now. */
export async function successorsOf(tx: Queryable, editions: readonly number[]): Promise<Map<number, number>> {
  if (editions.length === 0) return new Map();
  const rows = await tx.query<{ edition: number; successor: number }>(sql`
    select distinct on (old.edition) old.edition, r.edition as successor
    from catalogue.record old join catalogue.source s on s.id = old.source
    join catalogue.record r on r.source = old.source and r.control_number = old.control_number
      and r.version <= s.version and (r.until_version is null or r.until_version > s.version)
    where old.edition = any(${editions}::bigint[]) and r.edition <> old.edition
    group by old.edition, r.edition order by old.edition, count(*) desc, r.edition`);
  return new Map(rows.map(({ edition, successor }) => [edition, successor]));
}

/** Two editions in doubt, by their likeliest records. */
export interface DoubtfulPair {
  readonly editions: readonly [number, number];
  readonly score: number;
  /** The record of each edition, in the same order. */
  readonly records: readonly [DoubtfulSide, DoubtfulSide];
}

interface DoubtfulSide {
  readonly library: string;
  readonly controlNumber: string;
}

/** Enters pairs in doubt; of two entries for the same editions the likelier stays. */
export async function insertDoubts(tx: Queryable, pairs: readonly DoubtfulPair[]): Promise<void> {
  const best = new Map<string, DoubtfulPair>();
  for (const pair of pairs) {
    const [a, b] = pair.editions;
    if (a === b) continue;
    const ordered: DoubtfulPair =
      a < b ? pair : { ...pair, editions: [b, a], records: [pair.records[1], pair.records[0]] };
    const key = ordered.editions.join(" ");
    if ((best.get(key)?.score ?? Number.NEGATIVE_INFINITY) < pair.score) best.set(key, ordered);
  }
  if (best.size === 0) return;
  const rows = [...best.values()].map(({ editions: [a, b], score, records: [x, y] }) => ({
    edition_a: a,
    edition_b: b,
    score,
    library_a: x.library,
    number_a: x.controlNumber,
    library_b: y.library,
    number_b: y.controlNumber,
  }));
  await tx.query(sql`insert into catalogue.doubtful_pair as p
      (edition_a, edition_b, score, library_a, number_a, library_b, number_b)
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (edition_a bigint, edition_b bigint,
      score real, library_a text, number_a text, library_b text, number_b text)
    order by 1, 2
    on conflict (edition_a, edition_b) do update set score = excluded.score, library_a = excluded.library_a,
      number_a = excluded.number_a, library_b = excluded.library_b, number_b = excluded.number_b
      where excluded.score > p.score`);
}

export async function forgetDoubts(tx: Queryable, editions: readonly number[]): Promise<void> {
  await tx.query(sql`delete from catalogue.doubtful_pair
    where edition_a = any(${editions}::bigint[]) or edition_b = any(${editions}::bigint[])`);
}

/** Tells search that editions have changed. */
export async function announceEditions(tx: Transaction, editions: readonly number[]): Promise<void> {
  if (editions.length === 0) return;
  await tx.query(sql`insert into catalogue.change (editions) values (${editions}::bigint[])`);
  await tx.query(sql`select pg_notify(${feedChannel}, '')`);
}
