import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { noTrialCounts, type TrialCounts, type TrialExample } from "../domain/matching/trial.ts";

/** A trial of another matcher: what it would change, as far as it has come. */
export interface MatchTrial {
  readonly id: number;
  readonly matcher: string;
  /** The matcher in use when it began. */
  readonly against: string;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** The last edition looked at. */
  readonly reached: number;
  readonly counts: TrialCounts;
  readonly examples: readonly TrialExample[];
}

const columns = sql`id, matcher, against, started_by as "startedBy", started_at as "startedAt",
  finished_at as "finishedAt", reached, counts, examples`;

export async function insertTrial(
  tx: Queryable,
  matcher: string,
  against: string,
  startedBy: string,
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(sql`insert into catalogue.match_trial
    (matcher, against, started_by, counts)
    values (${matcher}, ${against}, ${startedBy}, ${JSON.stringify(noTrialCounts)}) returning id`);
  return id;
}

export function findTrial(database: Queryable, id: number): Promise<MatchTrial | undefined> {
  return database.maybeOne(sql`select ${columns} from catalogue.match_trial where id = ${id}`);
}

/** The trial of a matcher against the one in use that has not come to its end. */
export async function unfinishedTrial(
  database: Queryable,
  matcher: string,
  against: string,
): Promise<number | undefined> {
  const [row] = await database.query<{ id: number }>(sql`select id from catalogue.match_trial
    where matcher = ${matcher} and against = ${against} and finished_at is null order by id desc limit 1`);
  return row?.id;
}

/** The newest trial of a matcher against another that came to its end. */
export async function newestTrial(
  database: Queryable,
  matcher: string,
  against: string,
): Promise<MatchTrial | undefined> {
  const [trial] = await database.query<MatchTrial>(sql`select ${columns} from catalogue.match_trial
    where matcher = ${matcher} and against = ${against} and finished_at is not null order by id desc limit 1`);
  return trial;
}

/** Trials, the newest first. */
export function listTrials(database: Queryable, limit = 20): Promise<MatchTrial[]> {
  return database.query(sql`select ${columns} from catalogue.match_trial order by id desc limit ${limit}`);
}

/** Notes how far a trial has come. */
export async function noteTrial(
  tx: Queryable,
  { id, reached, counts, examples }: Pick<MatchTrial, "id" | "reached" | "counts" | "examples">,
  finished: boolean,
): Promise<void> {
  await tx.query(sql`update catalogue.match_trial set reached = ${reached}, counts = ${JSON.stringify(counts)},
    examples = ${JSON.stringify(examples)}, finished_at = case when ${finished} then now() end where id = ${id}`);
}
