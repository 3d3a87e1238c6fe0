import type { Queryable } from "#kernel/database/database.ts";
import { type Sql, sql } from "#kernel/database/sql.ts";
import type { RecordName } from "../domain/matching/decision.ts";
import type { ReviewPosition } from "../domain/review-position.ts";

/** Two editions that wait for a person's decision. */
export interface QueuedPair extends ReviewPosition {
  /** The record of each edition that is likest one of the other. */
  readonly a: RecordName;
  readonly b: RecordName;
  readonly copies: number;
  readonly onLoan: number;
  readonly libraries: readonly string[];
  /** Codes of what speaks for and against. */
  readonly codes: readonly string[];
}

/** Which pairs; every part narrows. */
export interface ReviewFilter {
  /** Only pairs that one of these libraries has a part in (ISILs); all where it is not given. */
  readonly libraries?: readonly string[] | undefined;
  /** And this one. */
  readonly library?: string | undefined;
  /** Codes of statements, one of which holds of the pair. */
  readonly codes?: readonly string[] | undefined;
}

const columns = sql`p.edition_a as "editionA", p.edition_b as "editionB", p.score, p.touches, p.reach,
  json_build_object('library', p.library_a, 'controlNumber', p.number_a) as a,
  json_build_object('library', p.library_b, 'controlNumber', p.number_b) as b,
  p.copies, p.on_loan as "onLoan", p.libraries, p.codes`;

const place = sql`(p.touches, p.reach, p.score, p.edition_a, p.edition_b)`;

function conditions({ libraries, library, codes }: ReviewFilter): Sql {
  const wanted: [unknown, Sql][] = [
    [libraries, sql`p.libraries && ${libraries}::text[]`],
    [library, sql`p.libraries @> array[${library}]::text[]`],
    [codes, sql`p.codes && ${codes}::text[]`],
  ];
  return wanted
    .filter(([value]) => value !== undefined)
    .reduce((all, [, condition]) => sql`${all} and ${condition}`, sql`true`);
}

/** A page of the queue: the pairs after a position, or from the beginning. */
export function queuedPairs(
  database: Queryable,
  filter: ReviewFilter,
  after: ReviewPosition | null,
  limit: number,
): Promise<QueuedPair[]> {
  const { touches = 0, reach = 0, score = 0, editionA = 0, editionB = 0 } = after ?? {};
  const behind = sql`${place} < (${touches}::int, ${reach}::int, ${score}::real, ${editionA}::bigint,
    ${editionB}::bigint)`;
  return database.query<QueuedPair>(sql`select ${columns} from catalogue.doubtful_pair p
    where ${conditions(filter)} and ${after ? behind : sql`true`}
    order by p.touches desc, p.reach desc, p.score desc, p.edition_a desc, p.edition_b desc limit ${limit}`);
}

/** How many pairs wait. */
export async function countQueued(database: Queryable, filter: ReviewFilter): Promise<number> {
  const { count } = await database.one<{ count: number }>(
    sql`select count(*)::int as count from catalogue.doubtful_pair p where ${conditions(filter)}`,
  );
  return count;
}

/** Pairs among the first of the queue whose statements are offered as filters. */
const lookedThrough = 500;

/** What is said of the pairs at the head of the queue: codes, the most frequent first. */
export async function codesInQueue(database: Queryable, filter: ReviewFilter): Promise<string[]> {
  const rows = await database.query<{ code: string }>(sql`
    select code from (select codes from catalogue.doubtful_pair p where ${conditions({ ...filter, codes: undefined })}
      order by p.touches desc, p.reach desc, p.score desc, p.edition_a desc, p.edition_b desc
      limit ${lookedThrough}) as first, unnest(codes) as code
    group by code order by count(*) desc, code`);
  return rows.map(({ code }) => code);
}

/** The pair of two editions, in whichever order, if it waits. */
export function queuedPair(database: Queryable, x: number, y: number): Promise<QueuedPair | undefined> {
  return database.maybeOne<QueuedPair>(sql`select ${columns} from catalogue.doubtful_pair p
    where p.edition_a = ${Math.min(x, y)} and p.edition_b = ${Math.max(x, y)}`);
}
