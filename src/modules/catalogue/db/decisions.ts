import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { PairDecision, RecordedDecision, RecordName } from "../domain/matching/decision.ts";

/** Records decisions of one act. @returns the act */
export async function insertDecisions(
  tx: Queryable,
  decisions: readonly PairDecision[],
  decidedBy: string,
  note: string | null,
): Promise<string> {
  const rows = decisions.map(({ a, b, verdict }) => {
    const [x, y] = isBefore(a, b) ? [a, b] : [b, a];
    return {
      library_a: x.library,
      number_a: x.controlNumber,
      library_b: y.library,
      number_b: y.controlNumber,
      verdict,
    };
  });
  const { act } = await tx.one<{ act: string }>(sql`with act as materialized (select gen_random_uuid() as id),
      made as (insert into catalogue.match_decision
        (library_a, number_a, library_b, number_b, verdict, act, decided_by, note)
      select r.*, act.id, ${decidedBy}, ${note} from act, json_to_recordset(${JSON.stringify(rows)}::json)
        as r (library_a text, number_a text, library_b text, number_b text, verdict text))
    select id as act from act`);
  return act;
}

function isBefore(a: RecordName, b: RecordName): boolean {
  return a.library < b.library || (a.library === b.library && a.controlNumber < b.controlNumber);
}

const columns = sql`id, act, json_build_object('library', library_a, 'controlNumber', number_a) as a,
  json_build_object('library', library_b, 'controlNumber', number_b) as b, verdict, decided_by as "decidedBy",
  decided_at as "decidedAt", note, undone_by as "undoneBy", undone_at as "undoneAt"`;

/** Undoes the decisions of an act that still hold. @returns them */
export function undoDecisions(tx: Queryable, act: string, undoneBy: string): Promise<RecordedDecision[]> {
  return tx.query(sql`update catalogue.match_decision set undone_by = ${undoneBy}, undone_at = now()
    where act = ${act}::uuid and undone_at is null returning ${columns}`);
}

/** What was decided of any of these records, newest first, undone ones included. */
export function decisionsOfRecords(
  database: Queryable,
  records: readonly RecordName[],
): Promise<RecordedDecision[]> {
  const wanted = sql`select * from unnest(${records.map(({ library }) => library)}::text[],
    ${records.map(({ controlNumber }) => controlNumber)}::text[])`;
  return database.query(sql`select ${columns} from catalogue.match_decision
    where (library_a, number_a) in (${wanted}) or (library_b, number_b) in (${wanted}) order by id desc`);
}
