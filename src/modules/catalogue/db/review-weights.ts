import type { Queryable } from "#kernel/database/database.ts";
import { type Sql, sql } from "#kernel/database/sql.ts";
import type { RecordName } from "../domain/matching/decision.ts";

/** A pair to be weighed. */
export interface UnweighedPair {
  readonly editionA: number;
  readonly editionB: number;
  readonly a: RecordName;
  readonly b: RecordName;
}

/** What a pair touches and what speaks of it. */
export interface PairWeight {
  readonly editionA: number;
  readonly editionB: number;
  readonly copies: number;
  readonly onLoan: number;
  readonly libraries: readonly string[];
  readonly codes: readonly string[];
}

/** Which pairs to weigh: those not weighed yet, those of some editions, or all. */
export type WeighWhich = "new" | "all" | readonly number[];

function whichPairs(which: WeighWhich): Sql {
  if (which === "all") return sql`true`;
  if (which === "new") return sql`not weighed`;
  return sql`(edition_a = any(${which}::bigint[]) or edition_b = any(${which}::bigint[]))`;
}

/** Pairs to weigh after the one given, in order of their editions. */
export function pairsToWeigh(
  database: Queryable,
  which: WeighWhich,
  after: { readonly editionA: number; readonly editionB: number },
  limit: number,
): Promise<UnweighedPair[]> {
  return database.query<UnweighedPair>(sql`select edition_a as "editionA", edition_b as "editionB",
      json_build_object('library', library_a, 'controlNumber', number_a) as a,
      json_build_object('library', library_b, 'controlNumber', number_b) as b
    from catalogue.doubtful_pair
    where ${whichPairs(which)} and (edition_a, edition_b) > (${after.editionA}::bigint, ${after.editionB}::bigint)
    order by edition_a, edition_b limit ${limit}`);
}

/** Writes weights; pairs that are gone by now are passed over. */
export async function writeWeights(database: Queryable, weights: readonly PairWeight[]): Promise<void> {
  if (weights.length === 0) return;
  await database.query(sql`update catalogue.doubtful_pair p set weighed = true, copies = w.copies,
      on_loan = w."onLoan", libraries = array(select json_array_elements_text(w.libraries)),
      codes = array(select json_array_elements_text(w.codes))
    from json_to_recordset(${JSON.stringify(weights)}::json) as w ("editionA" bigint, "editionB" bigint,
      copies int, "onLoan" int, libraries json, codes json)
    where p.edition_a = w."editionA" and p.edition_b = w."editionB"
      and (p.copies, p.on_loan, p.libraries, p.codes, p.weighed) is distinct from
        (w.copies, w."onLoan", array(select json_array_elements_text(w.libraries)),
          array(select json_array_elements_text(w.codes)), true)`);
}

/** Forgets pairs whose editions are gone; a pair of a load that has not taken effect yet is younger than a day. */
export async function forgetPairs(
  database: Queryable,
  pairs: readonly { readonly editionA: number; readonly editionB: number }[],
): Promise<void> {
  await database.query(sql`delete from catalogue.doubtful_pair p
    using unnest(${pairs.map(({ editionA }) => editionA)}::bigint[],
      ${pairs.map(({ editionB }) => editionB)}::bigint[]) as gone (a, b)
    where p.edition_a = gone.a and p.edition_b = gone.b and p.since < now() - interval '1 day'`);
}
