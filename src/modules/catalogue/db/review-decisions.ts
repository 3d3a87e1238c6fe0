import type { Queryable } from "#kernel/database/database.ts";
import { type Sql, sql } from "#kernel/database/sql.ts";
import type { PairDecision, RecordName } from "../domain/matching/decision.ts";

/** Everything that one act of a person decided. */
export interface ReviewAct {
  readonly act: string;
  /** Number of its newest decision that the filter lets through, by which pages of the list go on. */
  readonly id: number;
  /** The first of its decisions. */
  readonly first: PairDecision;
  readonly pairs: number;
  /** How many of the pairs it calls different. */
  readonly different: number;
  /** ISILs of the libraries whose records it speaks of. */
  readonly libraries: readonly string[];
  /** Number of the account, as text; what else stands here was decided outside the pages. */
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly note: string | null;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
}

/** Which acts; every part narrows. */
export interface ActFilter {
  readonly act?: string | undefined;
  readonly library?: string | undefined;
  readonly decidedBy?: string | undefined;
  /** Only those that still hold. */
  readonly standing?: boolean | undefined;
  /** Only acts older than the one with this number. */
  readonly before?: number | undefined;
}

function conditions({ act, library, decidedBy, standing, before }: ActFilter): Sql {
  const wanted: [unknown, Sql][] = [
    [act, sql`d.act = ${act}::uuid`],
    [library, sql`(d.library_a = ${library} or d.library_b = ${library})`],
    [decidedBy, sql`d.decided_by = ${decidedBy}`],
    [standing || undefined, sql`d.undone_at is null`],
    [before, sql`d.id < ${before}`],
  ];
  return wanted
    .filter(([value]) => value !== undefined)
    .reduce((all, [, condition]) => sql`${all} and ${condition}`, sql`true`);
}

/** What people decided, the newest act first. */
export function listActs(database: Queryable, filter: ActFilter, limit: number): Promise<ReviewAct[]> {
  const { library } = filter;
  return database.query<ReviewAct>(sql`
    with newest as (
      select d.act, d.id, d.decided_by, d.decided_at, d.note, d.undone_by, d.undone_at
      from catalogue.match_decision d
      where ${conditions(filter)}
        and not exists (select from catalogue.match_decision later where later.act = d.act and later.id > d.id
          and ${library === undefined ? sql`true` : sql`(later.library_a = ${library} or later.library_b = ${library})`})
      order by d.id desc limit ${limit})
    select n.act, n.id, n.decided_by as "decidedBy", n.decided_at as "decidedAt", n.note,
      n.undone_by as "undoneBy", n.undone_at as "undoneAt", whole.*
    from newest n cross join lateral (
      select count(*)::int as pairs, (count(*) filter (where verdict = 'different'))::int as different,
        (array_agg(json_build_object('a', json_build_object('library', library_a, 'controlNumber', number_a),
          'b', json_build_object('library', library_b, 'controlNumber', number_b), 'verdict', verdict)
          order by id))[1] as first,
        (select array_agg(distinct each) from unnest(array_agg(library_a) || array_agg(library_b)) as each) as libraries
      from catalogue.match_decision where act = n.act) as whole
    order by n.id desc`);
}

/** Everybody who has decided something, as decisions name them. */
export async function deciders(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ by: string }>(sql`
    with recursive each as (
      (select decided_by as by from catalogue.match_decision order by decided_by limit 1)
      union all
      select (select decided_by from catalogue.match_decision where decided_by > each.by order by decided_by limit 1)
      from each where each.by is not null)
    select by from each where by is not null`);
  return rows.map(({ by }) => by);
}

/** The records that an act's decisions speak of. */
export function recordsOfAct(database: Queryable, act: string): Promise<RecordName[]> {
  return database.query<RecordName>(sql`
    select library_a as library, number_a as "controlNumber" from catalogue.match_decision where act = ${act}::uuid
    union select library_b, number_b from catalogue.match_decision where act = ${act}::uuid`);
}
